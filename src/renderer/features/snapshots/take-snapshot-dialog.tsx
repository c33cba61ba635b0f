import { useState } from 'react';
import { MAX_NAME } from '../../../shared/limits';
import { useNow, useRefusal, useSteps } from '../../hooks/use-lab';
import type { DialogProps } from '../../manifests/dialog';
import { useApp } from '../../stores/app-context';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { countOf } from '../../ui/figures';
import { Form } from '../../ui/form';
import { RefusalNote } from '../../ui/refusal-note';
import './snapshots.css';
import { freeSnapshotName } from './snapshot-words';

const PLACE = 'take-snapshot';

/** Asks for the name of a snapshot; a name that is taken is told in place, with the way out. */
export function TakeSnapshotDialog({ onClose }: DialogProps) {
  const { lab } = useApp();
  const snapshots = useNow((view) => view.snapshots);
  const totals = useNow((view) => view.totals);
  const { position } = useSteps();
  const refusal = useRefusal(PLACE);
  const [name, setName] = useState(() => freeSnapshotName(snapshots, position));
  const trimmed = name.trim();

  async function take(): Promise<void> {
    if (trimmed === '') return;
    if (await lab.run([{ do: 'take-snapshot', name: trimmed }], PLACE)) onClose();
  }

  return (
    <Dialog
      title="Take a snapshot"
      onClose={onClose}
      onSubmit={take}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" isDisabled={trimmed === ''}>
            Take snapshot
          </Button>
        </>
      }
    >
      <div className="snapshot-form">
        <Form>
          <Field
            label="Name"
            value={name}
            onChange={(value) => {
              setName(value);
              if (refusal !== null) lab.dismissRefusal();
            }}
            maxLength={MAX_NAME}
            autoFocus
          />
        </Form>
        <p className="small t2">
          It keeps the lab as it is after {countOf(position, 'step')}, with{' '}
          {countOf(totals.users, 'user')}. It can be restored and compared at any time.
        </p>
        {refusal !== null && (
          <RefusalNote
            refusal={refusal}
            onRemedy={async ({ steps }) => {
              if (await lab.run(steps, PLACE)) onClose();
            }}
            onDismiss={lab.dismissRefusal}
          />
        )}
      </div>
    </Dialog>
  );
}
