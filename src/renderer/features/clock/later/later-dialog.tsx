import { useState } from 'react';
import { MAX_SECONDS } from '../../../../shared/limits';
import { useCommand } from '../../../hooks/use-lab';
import type { DialogProps } from '../../../manifests/dialog';
import { LATER_SECONDS } from '../../../parts/node-commands';
import { RefusalAt } from '../../../parts/refusal-at';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { formatCount } from '../../../ui/figures';
import { Form } from '../../../ui/form';
import { NumberField } from '../../../ui/number-field';
import type { LaterAsked } from '../dialogs';

const PLACE = 'later';

/** Asks how many minutes pass in the lab before something is done. */
export function LaterDialog({ label, steps, onClose }: DialogProps<LaterAsked>) {
  const lab = useCommand();
  const [minutes, setMinutes] = useState(LATER_SECONDS / 60);

  async function submit(): Promise<void> {
    if (await lab.run([{ do: 'wait', seconds: minutes * 60 }, ...steps], PLACE)) onClose();
  }

  return (
    <Dialog
      title={`${label} later`}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" type="submit">
            {`${label} after ${formatCount(minutes)}\u202fmin`}
          </Button>
        </>
      }
    >
      <Form>
        <NumberField
          label="After"
          unit="min"
          min={1}
          max={Math.floor(MAX_SECONDS / 60)}
          value={minutes}
          onChange={setMinutes}
        />
      </Form>
      <p className="small t2">The lab clock runs on by that time, and its timers with it.</p>
      <RefusalAt place={PLACE} />
    </Dialog>
  );
}
