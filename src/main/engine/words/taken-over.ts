import { formatSeconds } from '../../../shared/format';
import type { HaReason } from '../../../shared/model';
import { heartbeatSeconds, serviceSeconds } from '../ha/timers';
import { measure } from '../measure';
import { nodeAt } from '../order';
import { type LabState, NO_NODE } from '../state';

/** What a takeover meant for the users of a node: by whom, from when on, and when the last of them is back. */
export interface TakenOver {
  /** Name of the node that serves them. */
  readonly by: string;
  /** Seconds without service, by the parameters as they stand; null where the reason does not tell. */
  readonly after: number | null;
  /** Seconds after the loss at which practically all clients have logged in again (domain 4.7, D9). */
  readonly backBy: number;
}

/**
 * The takeover of the users at home on a node, or null while it serves them itself, nobody does, or it has none.
 *
 * @param index  node index
 */
export function takenOver(state: LabState, index: number): TakenOver | null {
  const { topology } = state;
  const { serving, demand } = measure(state);
  const server = serving[index]!;
  if (server === NO_NODE || server === index || demand[index] === 0) return null;
  const { reason, reloginLower, reloginUpper } = nodeAt(topology, index);
  const carrier = nodeAt(topology, server);
  const after =
    noticedAfter(state, reason ?? carrier.reason) ?? noticedAfter(state, carrier.reason);
  return {
    by: carrier.name,
    after,
    backBy: Math.max(after ?? 0, reloginLower, reloginUpper),
  };
}

/** "Served by imp2 after 60 s, all back by 537 s"; empty without a takeover. */
export function takenOverWords(state: LabState, index: number): string {
  const found = takenOver(state, index);
  if (!found) return '';
  return `Served by ${found.by}${afterWords(found)}`;
}

/** " after 60 s, all back by 537 s". */
export function afterWords({ after, backBy }: TakenOver): string {
  const when = after === 0 ? ' at once' : ` after ${formatSeconds(after ?? 0)}`;
  return `${after === null ? '' : when}, all back by ${formatSeconds(backBy)}`;
}

function noticedAfter({ topology }: LabState, reason: HaReason | null): number | null {
  const { parameters } = topology;
  switch (reason) {
    case 'On Admin Request':
      return 0;
    case 'Peer Reboot':
      return heartbeatSeconds(parameters);
    case 'Critical Service Down':
    case 'Database Failure':
    case 'Auto Recover Critical Service Down':
    case 'Auto Recover Database Failure':
      return serviceSeconds(parameters);
    default:
      return null;
  }
}
