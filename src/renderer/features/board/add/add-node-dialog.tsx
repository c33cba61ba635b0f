import { useState } from 'react';
import { MAX_NAME } from '../../../../shared/limits';
import type { NodeSize } from '../../../../shared/step';
import { useCommand, useLab } from '../../../hooks/use-lab';
import type { DialogProps } from '../../../manifests/dialog';
import { lastNode, nextName, nodeNames } from '../../../parts/names';
import { RefusalAt } from '../../../parts/refusal-at';
import { SizeField, sizeOf } from '../../../parts/size-field';
import { useApp } from '../../../stores/app-context';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { Field } from '../../../ui/field';
import { Form } from '../../../ui/form';
import type { AddNodeAsked } from '../dialogs';

const PLACE = 'add-node';

/** Asks for a node: its name, size, generation and version. */
export function AddNodeDialog({ group: groupName, slot, onClose }: DialogProps<AddNodeAsked>) {
  const { lab } = useApp();
  const view = useLab((value) => value);
  const { dismissRefusal } = useCommand();
  const group = view.groups.find((each) => each.name === groupName);
  const peer = group?.nodes.find((node) => node !== null) ?? lastNode(view.groups);
  const [name, setName] = useState(() => nextName(nodeNames(view), 'imp'));
  const [size, setSize] = useState<NodeSize>(() => sizeOf(peer));
  const [generation, setGeneration] = useState(peer?.generation ?? '');
  const trimmed = name.trim();
  const close = (): void => {
    dismissRefusal();
    onClose();
  };

  async function add(): Promise<void> {
    const done = await lab.run(
      [
        {
          do: 'add-node',
          group: groupName,
          name: trimmed,
          slot,
          ...size,
          ...(generation.trim() === '' ? {} : { generation: generation.trim() }),
        },
      ],
      PLACE,
    );
    if (done) onClose();
  }

  return (
    <Dialog
      title={`Add a node to ${groupName}`}
      onClose={close}
      onSubmit={add}
      actions={
        <>
          <Button onPress={close}>Cancel</Button>
          <Button kind="primary" type="submit" isDisabled={trimmed === ''}>
            {`Add ${trimmed}`}
          </Button>
        </>
      }
    >
      <Form>
        <Field label="Name" value={name} onChange={setName} maxLength={MAX_NAME} autoFocus />
        <SizeField size={size} onChange={setSize} />
        <Field
          label="Hardware generation"
          value={generation}
          onChange={setGeneration}
          maxLength={MAX_NAME}
          placeholder="for example M5"
        />
      </Form>
      <RefusalAt place={PLACE} />
    </Dialog>
  );
}
