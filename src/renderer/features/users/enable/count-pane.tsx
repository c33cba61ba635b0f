import { type ReactNode, useState } from 'react';
import { MAX_COUNT, MAX_NAME } from '../../../../shared/limits';
import type { Step } from '../../../../shared/step';
import { useCommand } from '../../../hooks/use-lab';
import { RefusalAt } from '../../../parts/refusal-at';
import { Dialog } from '../../../ui/dialog';
import { Field } from '../../../ui/field';
import { countOf } from '../../../ui/figures';
import { Form } from '../../../ui/form';
import { NumberField } from '../../../ui/number-field';
import { RunActions } from '../run-actions';
import { PreviewLine, usePreview } from '../step-preview';

export interface PaneProps {
  /** The switch between the ways. */
  readonly choice: ReactNode;
  readonly onClose: () => void;
}

const PLACE = 'enable-users';

/** Enables users with generated ids. */
export function CountPane({ choice, onClose }: PaneProps) {
  const lab = useCommand();
  const [count, setCount] = useState(100);
  const [prefix, setPrefix] = useState('user');
  const [devices, setDevices] = useState(1);
  const given = prefix.trim();
  const steps: readonly Step[] = given === '' ? [] : [enableStep(count, given, devices)];
  const foreseen = usePreview(steps);
  const enable = async (): Promise<void> => {
    if (await lab.run(steps, PLACE)) onClose();
  };
  return (
    <Dialog
      title="Enable users"
      onClose={onClose}
      onSubmit={enable}
      actions={
        <RunActions steps={steps} foreseen={foreseen} onClose={onClose}>
          Enable {countOf(count, 'user')}
        </RunActions>
      }
    >
      {choice}
      <Form>
        <NumberField
          label="How many"
          unit="users"
          value={count}
          onChange={setCount}
          min={1}
          max={MAX_COUNT}
          autoFocus
        />
        <Field
          label="Prefix"
          value={prefix}
          onChange={setPrefix}
          unit="and a number"
          maxLength={MAX_NAME - 8}
          error={given === '' ? 'Ids need at least one letter' : null}
        />
        <NumberField
          label="Devices each"
          value={devices}
          onChange={setDevices}
          min={1}
          max={MAX_COUNT}
        />
      </Form>
      <PreviewLine foreseen={foreseen} />
      <RefusalAt place={PLACE} />
    </Dialog>
  );
}

function enableStep(count: number, prefix: string, devices: number): Step {
  return {
    do: 'enable-users',
    count,
    ...(prefix === 'user' ? {} : { prefix }),
    ...(devices === 1 ? {} : { devices }),
  };
}
