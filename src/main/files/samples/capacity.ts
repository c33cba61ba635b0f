import { pair, type SampleScenario, scenario } from './pieces';

/** Samples about what nodes can carry (domain 3). */
export const CAPACITY_SAMPLES = {
  survivor: {
    id: 'survivor-over-capacity',
    topic: 'Capacity',
    caption: 'Over capacity',
    text: '8\u202f000 users, but each node can carry 5\u202f000.',
    scenario: scenario(
      'The survivor carries too much',
      'Both nodes were within their capacity, but not redundant: together they hold more than one of them can carry.',
      [
        ...pair('PRG-1', 'imp1', 'imp2'),
        { do: 'enable-users', count: 8000 },
        { do: 'fail-node', node: 'imp1' },
      ],
    ),
  },
  mixed: {
    id: 'mixed-capacities',
    topic: 'Capacity',
    caption: 'Mixed hardware',
    text: '5K beside 15K: both get the same head count.',
    scenario: scenario(
      'Balanced is blind to capacity',
      'Balanced counts heads, not shares of capacity. For mixed hardware the advice is mode None and placing by hand.',
      [...pair('PRG-1', 'imp1', 'imp2', ['5000', '15000']), { do: 'enable-users', count: 12_000 }],
    ),
  },
  strict: {
    id: 'strict-capacity',
    topic: 'Capacity',
    caption: 'A lab assumption',
    text: 'The same mix when full nodes take nobody more.',
    scenario: scenario(
      'Mixed hardware, strict capacity',
      'No source says whether a full node is passed over. This lab assumes that it is; the default policy, advisory, places anyway and reports it.',
      [
        ...pair('PRG-1', 'imp1', 'imp2', ['5000', '15000']),
        { do: 'set-policy', capacity: 'strict' },
        { do: 'enable-users', count: 12_000 },
      ],
    ),
  },
  largest: {
    id: 'largest-cluster',
    topic: 'Capacity',
    caption: '75\u202f000 users',
    text: '75\u202f000 users on six 25K nodes.',
    scenario: scenario(
      'The largest cluster',
      'Three pairs of 25K nodes, filled to the limit of a cluster. Every pair is redundant: fail any one node and see.',
      [
        ...pair('PRG-1', '1A', '1B', '25000'),
        ...pair('PRG-2', '2A', '2B', '25000'),
        ...pair('PRG-3', '3A', '3B', '25000'),
        { do: 'enable-users', count: 75_000 },
      ],
    ),
  },
} as const satisfies Readonly<Record<string, SampleScenario>>;
