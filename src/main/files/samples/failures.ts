import type { UserRow } from '../../../shared/step';
import { pair, type SampleScenario, scenario } from './pieces';

/** Samples about failover, fallback and what waits meanwhile (domain 4). */
export const FAILURE_SAMPLES = {
  repaired: {
    id: 'failover-and-fallback',
    topic: 'Failures',
    caption: 'Failover, fallback',
    text: 'Users come home only when someone asks for it.',
    scenario: scenario(
      'A node dies and is repaired',
      'imp1 is healthy again, yet imp2 still serves everybody: automatic fallback is off by default. Fall back PRG-1 to bring the users home.',
      [
        ...pair('PRG-1', 'imp1', 'imp2'),
        { do: 'enable-users', count: 4800 },
        { do: 'fail-node', node: 'imp1' },
        { do: 'restore-node', node: 'imp1' },
      ],
    ),
  },
  waiting: {
    id: 'users-wait-during-failover',
    topic: 'Failures',
    caption: 'Failover',
    text: 'Nobody can be added while a node is failed over.',
    scenario: scenario(
      'Users wait during failover',
      'While any group of the cluster is failed over, new users wait without a node, those for healthy groups too. They are placed when the last failover ends.',
      [
        ...pair('PRG-1', 'imp1', 'imp2'),
        ...pair('PRG-2', 'imp3', 'imp4'),
        { do: 'enable-users', count: 7000 },
        { do: 'fail-node', node: 'imp1' },
        { do: 'enable-users', count: 10 },
      ],
    ),
  },
  twoPairs: {
    id: 'two-pairs-one-failed',
    topic: 'Failures',
    caption: 'Two pairs',
    text: 'The community question, and a second pair that fails over full.',
    scenario: scenario(
      'Two pairs, one failed over',
      'PRG-1 is the pair of the community question. PRG-2 was filled from a file; imp4 fails and imp3 carries 600 more than it can.',
      [
        { do: 'set-parameter', release: '15' },
        ...pair('PRG-1', 'imp-pub', 'imp-sub'),
        ...pair('PRG-2', 'imp3', 'imp4'),
        {
          do: 'enable-users',
          users: [...listed(1, 2900, 'imp3'), ...listed(2901, 5600, 'imp4')],
        },
        { do: 'set-mode', mode: 'active-standby' },
        { do: 'enable-users', count: 800 },
        { do: 'set-mode', mode: 'balanced' },
        { do: 'enable-users', count: 100 },
        { do: 'fail-node', node: 'imp4' },
        { do: 'enable-users', count: 20 },
      ],
    ),
  },
  removed: {
    id: 'remove-a-node',
    topic: 'Failures',
    caption: 'Decommissioning',
    text: 'A node leaves only once it is empty and HA is off.',
    scenario: scenario(
      'Taking a node out',
      'A node with users cannot be removed, nor one in a group with HA. Unassign or move its users, switch HA off, then remove it.',
      [
        ...pair('PRG-1', 'imp1', 'imp2'),
        { do: 'enable-users', count: 5000 },
        { do: 'remove-node', node: 'imp2', refused: 'V33' },
        { do: 'unassign', node: 'imp2' },
        { do: 'set-ha', group: 'PRG-1', enabled: false },
        { do: 'remove-node', node: 'imp2' },
      ],
    ),
  },
} as const satisfies Readonly<Record<string, SampleScenario>>;

/** Users as a file would list them. */
function listed(from: number, to: number, server: string): UserRow[] {
  return Array.from({ length: to - from + 1 }, (_, index) => ({ id: `hq${from + index}`, server }));
}
