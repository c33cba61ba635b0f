import { Clock, Play } from 'lucide-react';
import { useState } from 'react';
import { MAX_SECONDS } from '../../../shared/limits';
import { startsFailover } from '../../../shared/steps';
import { useCommand, useLab, useReadOnly, useSteps } from '../../hooks/use-lab';
import { useApp } from '../../stores/app-context';
import { openDock } from '../../stores/navigate';
import { Button } from '../../ui/button';
import { formatClock, formatSeconds } from '../../ui/figures';
import { Form } from '../../ui/form';
import { IconButton } from '../../ui/icon-button';
import { NumberField } from '../../ui/number-field';
import { Popover } from '../../ui/popover';

/** The lab clock: its time, a step that lets time pass, and the way to the failover clock. */
export function LabClock() {
  const app = useApp();
  const clock = useLab((view) => view.clock);
  const { rows, position } = useSteps();
  const failed = rows.some((row, index) => index < position && startsFailover(row.do));
  return (
    <div className="row tight">
      {failed && (
        <IconButton
          small
          icon={Play}
          label="Play the last failure"
          onPress={() => openDock(app, 'clock')}
        />
      )}
      <Popover
        label="Let time pass"
        placement="bottom end"
        trigger={
          <Button
            small
            kind="quiet"
            icon={Clock}
            className="clock-time"
            aria-label={`Lab clock ${formatClock(clock)}. Let time pass`}
          >
            {formatClock(clock)}
          </Button>
        }
      >
        {(close) => <Wait onDone={close} />}
      </Popover>
    </div>
  );
}

function Wait({ onDone }: { readonly onDone: () => void }) {
  const lab = useCommand();
  const readOnly = useReadOnly();
  const [seconds, setSeconds] = useState(1800);
  return (
    <div className="wait">
      <p className="small t2">
        Timers run by themselves after each step. Waiting matters for automatic fallback.
      </p>
      <Form>
        <NumberField
          label="Wait"
          unit="s"
          min={1}
          max={MAX_SECONDS}
          value={seconds}
          onChange={setSeconds}
          isDisabled={readOnly}
        />
      </Form>
      <div className="row end">
        <Button
          small
          kind="primary"
          isDisabled={readOnly}
          onPress={() => {
            void lab.run([{ do: 'wait', seconds }]);
            onDone();
          }}
        >
          {`Wait ${formatSeconds(seconds)}`}
        </Button>
      </div>
    </div>
  );
}
