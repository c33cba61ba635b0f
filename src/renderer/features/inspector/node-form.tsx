import { useState } from 'react';
import { MAX_NAME, MAX_SECONDS } from '../../../shared/limits';
import type { NodeSize, Step, StepOf } from '../../../shared/step';
import type { NodeView } from '../../../shared/view';
import { useReadOnly } from '../../hooks/use-lab';
import { ApplyForm } from '../../parts/apply-form';
import { SizeField } from '../../parts/size-field';
import { Field } from '../../ui/field';
import { Form } from '../../ui/form';
import { NumberField } from '../../ui/number-field';
import { Sect } from './sect';

interface Draft {
  readonly size: NodeSize;
  readonly generation: string;
  readonly version: string;
  readonly reloginLower: number;
  readonly reloginUpper: number;
}

/** Size, generation, version and re-login limits of a node, with their effect before they are applied. */
export function NodeForm({ node }: { readonly node: NodeView }) {
  const readOnly = useReadOnly();
  const [change, setChange] = useState<Partial<Draft>>({});
  const draft = { ...draftOf(node), ...change };
  const set = (more: Partial<Draft>): void => setChange({ ...change, ...more });
  const steps = changes(node, draft);
  const limits = draft.reloginUpper < draft.reloginLower;
  return (
    <Sect title="Hardware and limits">
      <ApplyForm
        steps={steps}
        place="node-form"
        onDone={() => setChange({})}
        onReset={() => setChange({})}
      >
        <Form>
          <SizeField size={draft.size} onChange={(size) => set({ size })} isDisabled={readOnly} />
          <Field
            label="Generation"
            value={draft.generation}
            onChange={(generation) => set({ generation })}
            maxLength={MAX_NAME}
            placeholder="for example M5"
            isDisabled={readOnly}
          />
          <Field
            label="Version"
            value={draft.version}
            onChange={(version) => set({ version })}
            maxLength={MAX_NAME}
            isDisabled={readOnly}
          />
          <NumberField
            label="Re-login lower"
            unit="s"
            min={0}
            max={MAX_SECONDS}
            value={draft.reloginLower}
            onChange={(reloginLower) => set({ reloginLower })}
            isDisabled={readOnly}
          />
          <NumberField
            label="Re-login upper"
            unit="s"
            min={0}
            max={MAX_SECONDS}
            value={draft.reloginUpper}
            onChange={(reloginUpper) => set({ reloginUpper })}
            error={limits ? `Below the lower limit of ${draft.reloginLower} s` : null}
            isDisabled={readOnly}
          />
        </Form>
      </ApplyForm>
    </Sect>
  );
}

function draftOf(node: NodeView): Draft {
  const { generation, version, reloginLower, reloginUpper } = node;
  const size = node.ova === null ? { capacity: node.capacity } : { ova: node.ova };
  return { size, generation, version, reloginLower, reloginUpper };
}

/** One step with what differs; none where nothing does. */
function changes(node: NodeView, draft: Draft): readonly Step[] {
  const before = draftOf(node);
  const changed = (['generation', 'version', 'reloginLower', 'reloginUpper'] as const).filter(
    (field) => before[field] !== draft[field],
  );
  const resized =
    before.size.ova !== draft.size.ova || before.size.capacity !== draft.size.capacity;
  if (changed.length === 0 && !resized) return [];
  const step: StepOf<'set-node'> = {
    do: 'set-node',
    node: node.name,
    ...(resized ? draft.size : {}),
    ...Object.fromEntries(changed.map((field) => [field, draft[field]])),
  };
  return [step];
}
