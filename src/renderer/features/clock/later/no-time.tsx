import { Clock } from 'lucide-react';
import type { ClockView } from '../../../../shared/lab-api';
import { useCommand, useNow, useReadOnly } from '../../../hooks/use-lab';
import { LATER_SECONDS, LATER_WORDS } from '../../../parts/node-commands';
import { Button } from '../../../ui/button';

/** Whether a failure was put right in the very second in which it came: then its clock has no length. */
export function isWithoutLength(clock: ClockView): boolean {
  const done = clock.events.filter(
    ({ kind, label }) => !CLIENTS.has(kind) && !label.endsWith('to come'),
  );
  return done.length > 1 && done.every(({ second }) => second === 0);
}

const CLIENTS: ReadonlySet<string> = new Set(['first-client', 'last-client']);

/**
 * A failure in which no time has passed: offers a wait, now where it goes on, or on a branch from the loss where it was
 * put right in the same second.
 */
export function NoTime({ clock }: { readonly clock: ClockView }) {
  const lab = useCommand();
  const readOnly = useReadOnly();
  const now = useNow((view) => view.clock);
  const isOver = isWithoutLength(clock);
  if (readOnly || (!isOver && now > clock.lossAt)) return null;
  return (
    <p className="clock-no-time small">
      <span>
        {isOver
          ? 'All of it happens in one second of the lab clock.'
          : 'No time has passed since the loss.'}
      </span>
      <Button
        small
        icon={Clock}
        onPress={() =>
          void (isOver
            ? lab.attempt('branch.fork', {
                at: clock.step + 1,
                name: `${clock.label}, ${LATER_WORDS} before the repair`,
                numbered: true,
                steps: [{ do: 'wait', seconds: LATER_SECONDS }],
                replays: true,
              })
            : lab.run([{ do: 'wait', seconds: LATER_SECONDS }], 'clock'))
        }
      >
        {isOver ? `Try ${LATER_WORDS} before the repair, on a branch` : `Wait ${LATER_WORDS}`}
      </Button>
    </p>
  );
}
