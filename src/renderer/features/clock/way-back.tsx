import { Check } from 'lucide-react';
import type { ClockView } from '../../../shared/lab-api';
import type { Step } from '../../../shared/step';
import type { GroupView, NodeView } from '../../../shared/view';
import { RefusalAt } from '../../refusal-at';
import { Button } from '../../ui/button';
import { formatCount, formatSeconds } from '../../ui/figures';
import { Icon } from '../../ui/icon';
import { useCommand, useLab, useReadOnly } from '../../use-lab';

const PLACE = 'clock';

/** One thing to do on the way back, or done. */
interface Stage {
  readonly label: string;
  /** Second after the loss at which it was done. */
  readonly doneAt: number | null;
  /** The step that does it now, or null where it cannot be done yet. */
  readonly step: Step | null;
}

/** What brings the users home: what is done, and what can be added as a step now. */
export function WayBack({ clock }: { readonly clock: ClockView }) {
  const lab = useCommand();
  const readOnly = useReadOnly();
  const groups = useLab((view) => view.groups);
  const parameters = useLab((view) => view.parameters);
  const group = groups.find(({ name }) => name === clock.group);
  const node = group?.nodes.find((each) => each?.name === clock.lost) ?? null;
  const stages = stagesOf(clock, node, group ?? null);
  const automatic = parameters.automaticFallback;
  return (
    <section className="sect">
      <h3>The way back</h3>
      <ol className="clock-way">
        {stages.map(({ label, doneAt, step }) => (
          <li key={label}>
            <span>{label}</span>
            {doneAt !== null ? (
              <span className="small t2 row tight">
                <Icon of={Check} size="xs" />
                at {formatSeconds(doneAt)}
              </span>
            ) : step !== null && !readOnly ? (
              <Button small onPress={() => void lab.run([step], PLACE)}>
                Add this step
              </Button>
            ) : (
              <span className="small t3">still to come</span>
            )}
          </li>
        ))}
      </ol>
      <RefusalAt place={PLACE} />
      {clock.peer !== null && (
        <p className="small t3">
          {automatic
            ? `${clock.lost} takes its users back by itself ${formatCount(parameters.automaticFallbackDelay)} s after it is Failed Over.`
            : `${clock.lost} does not take its users back by itself.`}
        </p>
      )}
    </section>
  );
}

function stagesOf(
  clock: ClockView,
  node: NodeView | null,
  group: GroupView | null,
): readonly Stage[] {
  const done = (kind: string): number | null =>
    clock.events.findLast((event) => event.kind === kind && !event.label.endsWith('to come'))?.at ??
    null;
  const restore = node?.actions.find(
    (action) => action === 'restore-node' || action === 'start-service',
  );
  const services = restore === 'start-service';
  const asked = clock.events.some(({ kind, label }) => kind === 'lost' && /asked for/.test(label));
  const repair: Stage = {
    label: services ? `Start the services of ${clock.lost}` : `Restore ${clock.lost}`,
    doneAt: restore === undefined ? done('restored') : null,
    step: restore === undefined || node === null ? null : { do: restore, node: node.name },
  };
  const canFallBack = group?.actions.includes('fallback') ?? false;
  const home: Stage = {
    label: `Fall back ${clock.group}`,
    doneAt: canFallBack ? null : done('fallback'),
    step: canFallBack ? { do: 'fallback', group: clock.group } : null,
  };
  if (clock.peer === null) return [repair];
  return asked ? [home] : [repair, home];
}
