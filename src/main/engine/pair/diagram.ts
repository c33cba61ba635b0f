/** The statuses of a pair and what leads from one to the other: one table, for the picture and for acting (domain 4.4). */
import type { PairEvent, PairStatus, PairStatusKey } from '../../../shared/pair';
import type { Step } from '../../../shared/step';
import { applyStep } from '../apply';
import { nodeAt, nodesOf } from '../order';
import type { Group, LabState } from '../state';

const STATUSES: readonly Omit<PairStatus, 'isNow'>[] = [
  { key: 'off', name: 'No HA', states: 'Unknown / Unknown' },
  { key: 'normal', name: 'Normal', states: 'Normal / Normal' },
  {
    key: 'changing',
    name: 'Changing',
    states: 'Failing Over / Taking Over, Taking Back / Falling Back',
  },
  {
    key: 'carried',
    name: 'Failed over',
    states: 'Failed Over, CSNR or Unreachable / Running in Backup Mode',
  },
  { key: 'admin', name: 'Manual failover', states: 'Idle / Running in Backup Mode' },
  { key: 'split', name: 'Split', states: 'Running in Backup Mode / Running in Backup Mode' },
  { key: 'failed', name: 'Failed mode', states: 'Running in Failed Mode / Running in Failed Mode' },
  { key: 'dark', name: 'Dark', states: 'Unreachable or Initializing / Unreachable' },
];

/** The statuses in the order of the picture, the present one marked. */
export function pairStatuses(group: Group): PairStatus[] {
  const now = statusKey(group);
  return STATUSES.map((status) => ({ ...status, isNow: status.key === now }));
}

function statusKey({ status, transition }: Group): PairStatusKey {
  if (status === null) return 'off';
  return transition ? 'changing' : status.kind;
}

type EventRow = Omit<PairEvent, 'steps'> & {
  /** Steps that bring it about; undefined where it comes by itself. */
  readonly steps?: (names: Names) => readonly Step[];
};

interface Names {
  readonly group: string;
  /** The node that carries the group, else the first one. */
  readonly carrier: string;
  /** The other one. */
  readonly other: string;
}

const documented = { basis: 'documented', sources: ['S2'] } as const;

const EVENTS: readonly EventRow[] = [
  {
    from: 'off',
    to: 'normal',
    label: 'HA is enabled, both nodes able',
    ...documented,
    steps: ({ group }) => [{ do: 'set-ha', group, enabled: true }],
  },
  {
    from: 'normal',
    to: 'off',
    label: 'HA is disabled',
    basis: 'documented',
    sources: ['S2', 'S28'],
    steps: ({ group }) => [{ do: 'set-ha', group, enabled: false }],
  },
  {
    from: 'normal',
    to: 'carried',
    label: 'A machine is off for the heartbeat timeout',
    ...documented,
    steps: ({ other }) => [{ do: 'fail-node', node: other }],
  },
  {
    from: 'normal',
    to: 'carried',
    label: 'A critical service is down for its delay',
    ...documented,
    steps: ({ other }) => [{ do: 'stop-service', node: other }],
  },
  {
    from: 'normal',
    to: 'admin',
    label: 'An administrator fails a node over',
    ...documented,
    steps: ({ other }) => [{ do: 'failover', node: other }],
  },
  {
    from: 'normal',
    to: 'split',
    label: 'The link is cut for the heartbeat timeout',
    basis: 'lab assumption',
    sources: ['S31', 'D14'],
    steps: ({ group }) => [{ do: 'cut-link', group }],
  },
  {
    from: 'normal',
    to: 'failed',
    label: 'Both nodes are lost, a machine still on',
    basis: 'derived',
    sources: ['S2'],
  },
  { from: 'normal', to: 'dark', label: 'Both machines are off', basis: 'derived', sources: ['S2'] },
  {
    from: 'admin',
    to: 'normal',
    label: 'Fallback',
    ...documented,
    steps: ({ group }) => [{ do: 'fallback', group }],
  },
  {
    from: 'admin',
    to: 'failed',
    label: 'The backup loses a service',
    basis: 'lab assumption',
    sources: ['S2', 'D15'],
    steps: ({ carrier }) => [{ do: 'stop-service', node: carrier }],
  },
  {
    from: 'carried',
    to: 'normal',
    label: 'Put right, then fallback',
    ...documented,
    steps: ({ group }) => [{ do: 'fallback', group }],
  },
  {
    from: 'carried',
    to: 'carried',
    label: 'The backup is lost, the other healthy: auto-recovery',
    basis: 'documented',
    sources: ['S2', 'D15'],
    steps: ({ carrier }) => [{ do: 'stop-service', node: carrier }],
  },
  {
    from: 'carried',
    to: 'failed',
    label: 'The backup is lost too, the other not able',
    ...documented,
    steps: ({ carrier }) => [{ do: 'stop-service', node: carrier }],
  },
  { from: 'carried', to: 'failed', label: 'Services do not start at fallback', ...documented },
  {
    from: 'carried',
    to: 'dark',
    label: 'Both machines are off',
    basis: 'derived',
    sources: ['S2'],
    steps: ({ carrier }) => [{ do: 'fail-node', node: carrier }],
  },
  {
    from: 'carried',
    to: 'split',
    label: 'The link is cut for the heartbeat timeout',
    basis: 'lab assumption',
    sources: ['D14'],
    steps: ({ group }) => [{ do: 'cut-link', group }],
  },
  {
    from: 'split',
    to: 'failed',
    label: 'The link is mended',
    basis: 'lab assumption',
    sources: ['S2', 'S55', 'D14'],
    steps: ({ group }) => [{ do: 'heal-link', group }],
  },
  {
    from: 'failed',
    to: 'normal',
    label: 'Recover, and services start',
    basis: 'documented',
    sources: ['S2', 'S13'],
    steps: ({ group }) => [{ do: 'recover', group }],
  },
  { from: 'failed', to: 'dark', label: 'Both machines are off', basis: 'derived', sources: ['S2'] },
  {
    from: 'dark',
    to: 'normal',
    label: 'Both machines are back in time',
    basis: 'lab assumption',
    sources: ['D13'],
  },
  {
    from: 'dark',
    to: 'carried',
    label: 'One machine is back alone for the initialization timeout',
    basis: 'lab assumption',
    sources: ['S2', 'D13'],
    steps: ({ other }) => [{ do: 'restore-node', node: other }],
  },
];

/** Every event of the picture; those that can be brought about from here carry their steps. */
export function pairEvents(state: LabState, group: Group): PairEvent[] {
  const now = statusKey(group);
  const names = namesOf(state, group);
  return EVENTS.map(({ steps, ...event }) => {
    const made = event.from === now && names !== null ? (steps?.(names) ?? null) : null;
    return {
      ...event,
      steps: made !== null && leadsTo(state, group, made, event.to) ? made : null,
    };
  });
}

/** Settled, the steps are accepted and the group comes to that status. */
function leadsTo(
  state: LabState,
  group: Group,
  steps: readonly Step[],
  to: PairStatusKey,
): boolean {
  let after = state;
  for (const step of steps) {
    const applied = applyStep(after, step, { index: 0, settle: true });
    if (!applied.ok) return false;
    after = applied.state;
  }
  const then = after.topology.groups.find(({ name }) => name === group.name);
  return then !== undefined && statusKey(then) === to;
}

function namesOf(state: LabState, group: Group): Names | null {
  const nodes = nodesOf(group);
  const [first, second] = nodes;
  if (first === undefined || second === undefined) return null;
  const { status } = group;
  const carrier = status !== null && 'by' in status ? status.by : second;
  const other = carrier === first ? second : first;
  return {
    group: group.name,
    carrier: nodeAt(state.topology, carrier).name,
    other: nodeAt(state.topology, other).name,
  };
}
