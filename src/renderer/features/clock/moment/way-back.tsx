import { Check } from 'lucide-react';
import type { ClockView } from '../../../../shared/lab-api';
import type { Step } from '../../../../shared/step';
import type { GroupView, NodeView } from '../../../../shared/view';
import { useCommand, useLab, useReadOnly } from '../../../hooks/use-lab';
import { RefusalAt } from '../../../parts/refusal-at';
import { Button } from '../../../ui/button';
import { formatSeconds } from '../../../ui/figures';
import { Icon } from '../../../ui/icon';

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
  const group = groups.find(({ name }) => name === clock.group) ?? null;
  const stages = group === null ? [] : stagesOf(clock, group);
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
      {clock.peer !== null && group !== null && (
        <p className="small t3">{byItself(clock.lost, group, parameters)}</p>
      )}
    </section>
  );
}

/** Repairs of the nodes that are down, then what brings the pair home. */
function stagesOf(clock: ClockView, group: GroupView): readonly Stage[] {
  const nodes = [clock.lost, clock.peer].flatMap((name) =>
    group.nodes.filter((node) => node !== null && node.name === name),
  );
  const repairs = nodes.flatMap((node) => (node === null ? [] : repairsOf(clock, node, group)));
  return clock.peer === null ? repairs : [...repairs, homeOf(clock, group)];
}

function repairsOf(clock: ClockView, node: NodeView, group: GroupView): readonly Stage[] {
  const step = isOver(clock)
    ? undefined
    : node.actions.find((action) => action === 'restore-node' || action === 'start-service');
  const doneAt = clock.events.findLast(
    (event) => event.kind === 'restored' && event.node === node.name,
  )?.second;
  // Fallback starts the services of an idle node.
  const waits = node.state === 'Idle' && step === 'start-service' && !isFailed(group);
  if (step === undefined ? doneAt === undefined : waits) return [];
  return [
    {
      label:
        step === 'start-service' ? `Start the services of ${node.name}` : `Restore ${node.name}`,
      doneAt: step === undefined ? (doneAt ?? null) : null,
      step: step === undefined ? null : { do: step, node: node.name },
    },
  ];
}

/** Fallback, or recovery of a pair in failed mode. */
function homeOf(clock: ClockView, group: GroupView): Stage {
  const over = isOver(clock);
  const done = clock.events.findLast(({ kind }) => kind === 'fallback' || kind === 'recovered');
  const recovers = over ? done?.kind === 'recovered' : isFailed(group);
  const step = over
    ? undefined
    : group.actions.find((action) => action === (recovers ? 'recover' : 'fallback'));
  return {
    label: `${recovers ? 'Recover' : 'Fall back'} ${clock.group}`,
    doneAt: over ? (done?.second ?? null) : null,
    step: step === undefined ? null : { do: step, group: clock.group },
  };
}

/** The failure has been put right: what is wrong with the group now belongs to a later one. */
function isOver({ lost, peer, tracks, events }: ClockView): boolean {
  if (peer === null) return events.some(({ kind, node }) => kind === 'restored' && node === lost);
  const home = tracks.every(({ spans }) => spans.at(-1)?.state === 'Normal');
  return home && !events.some(({ label }) => label.endsWith('to come'));
}

function isFailed({ nodes }: GroupView): boolean {
  return nodes.some((node) => node?.state === 'Running in Failed Mode');
}

/** What comes of the pair if nobody does anything. */
function byItself(
  lost: string,
  group: GroupView,
  parameters: { readonly automaticFallback: boolean; readonly automaticFallbackDelay: number },
): string {
  if (isFailed(group)) return `${group.name} stays in failed mode until somebody recovers it.`;
  return parameters.automaticFallback
    ? `${lost} takes its users back by itself ${formatSeconds(parameters.automaticFallbackDelay)} after it is Failed Over.`
    : `${lost} does not take its users back by itself.`;
}
