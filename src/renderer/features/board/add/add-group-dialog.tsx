import { useState } from 'react';
import { MAX_NAME } from '../../../../shared/limits';
import type { NodeSize, Step } from '../../../../shared/step';
import { useLab } from '../../../hooks/use-lab';
import type { DialogProps } from '../../../manifests/dialog';
import { lastNode, nextName, nodeNames } from '../../../parts/names';
import { RefusalAt } from '../../../parts/refusal-at';
import { SizeField, sizeOf } from '../../../parts/size-field';
import { useApp } from '../../../stores/app-context';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { Field } from '../../../ui/field';
import { Form, FormRow } from '../../../ui/form';
import { RadioGroup } from '../../../ui/radio-group';
import { Switch } from '../../../ui/switch';

const PLACE = 'add-group';
const COUNTS = [
  { key: '2', label: 'Two' },
  { key: '1', label: 'One' },
  { key: '0', label: 'None yet' },
] as const;

/** Asks for a redundancy group, with its nodes at once. */
export function AddGroupDialog({ onClose }: DialogProps) {
  const { lab } = useApp();
  const groups = useLab((view) => view.groups);
  const taken = useLab((view) => view);
  const [name, setName] = useState(() =>
    nextName(
      groups.map((group) => group.name),
      'PRG-',
    ),
  );
  const [count, setCount] = useState<'0' | '1' | '2'>('2');
  const [names, setNames] = useState(() =>
    [0, 1].map((offset) => nextName(nodeNames(taken), 'imp', offset)),
  );
  const [size, setSize] = useState<NodeSize>(() => sizeOf(lastNode(groups)));
  const [generation, setGeneration] = useState(() => lastNode(groups)?.generation ?? '');
  const [ha, setHa] = useState(true);
  const trimmed = name.trim();
  const nodes = names.slice(0, Number(count)).map((each) => each.trim());
  const ready = trimmed !== '' && nodes.every((each) => each !== '');
  const close = (): void => {
    lab.dismissRefusal();
    onClose();
  };

  async function add(): Promise<void> {
    const mark = generation.trim() === '' ? {} : { generation: generation.trim() };
    const steps: readonly Step[] = [
      { do: 'add-group', name: trimmed, ha: ha && count === '2' },
      ...nodes.map(
        (node) => ({ do: 'add-node', group: trimmed, name: node, ...size, ...mark }) as const,
      ),
    ];
    if (await lab.run(steps, PLACE)) onClose();
  }

  return (
    <Dialog
      title="Add a redundancy group"
      onClose={close}
      onSubmit={add}
      actions={
        <>
          <Button onPress={close}>Cancel</Button>
          <Button kind="primary" type="submit" isDisabled={!ready}>
            {`Add ${trimmed}`}
          </Button>
        </>
      }
    >
      <Form>
        <Field label="Name" value={name} onChange={setName} maxLength={MAX_NAME} autoFocus />
        <FormRow label="Nodes">
          <RadioGroup label="Nodes" options={COUNTS} value={count} onChange={setCount} />
        </FormRow>
        {nodes.map((_, index) => (
          <Field
            // biome-ignore lint/suspicious/noArrayIndexKey: the slot is the identity.
            key={index}
            label={index === 0 ? 'First node' : 'Second node'}
            value={names[index] ?? ''}
            onChange={(value) => setNames(names.with(index, value))}
            maxLength={MAX_NAME}
          />
        ))}
        {count !== '0' && (
          <>
            <SizeField size={size} onChange={setSize} />
            <Field
              label="Hardware generation"
              value={generation}
              onChange={setGeneration}
              maxLength={MAX_NAME}
              placeholder="for example M5"
            />
          </>
        )}
        {count === '2' && (
          <FormRow label="High availability">
            <Switch label="High availability" isSelected={ha} onChange={setHa}>
              <span className="small t2">the nodes back each other up</span>
            </Switch>
          </FormRow>
        )}
      </Form>
      <RefusalAt place={PLACE} />
    </Dialog>
  );
}
