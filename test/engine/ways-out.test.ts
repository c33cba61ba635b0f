/** The ways out of every refusal, as buttons: what they are called, and what they do. */
import { describe, expect, test } from 'vitest';
import { describeRefusal } from '../../src/main/engine/remedies/describe-refusal';
import type { Step } from '../../src/shared/step';
import { LAB, labAfter, tryStep } from './refused-lab';

type Way = readonly [label: string, steps: readonly Step[]];

const WAYS: readonly (readonly [Step, readonly Step[], readonly Way[]])[] = [
  [
    { do: 'enable-users', users: [{ id: 'x', server: 'X' }, { id: 'y' }] },
    [],
    [
      [
        'Let mode Balanced place 1 user',
        [{ do: 'enable-users', users: [{ id: 'x' }, { id: 'y' }] }],
      ],
      ['Leave out 1 user', [{ do: 'enable-users', users: [{ id: 'y' }] }]],
    ],
  ],
  [
    { do: 'enable-users', users: [{ id: 'x', server: 'X' }] },
    [],
    [['Let mode Balanced place 1 user', [{ do: 'enable-users', users: [{ id: 'x' }] }]]],
  ],
  [{ do: 'enable-users', users: [{ id: 'x', server: 'X' }, { id: 'odd' }] }, [], []],
  [{ do: 'add-group', name: 'G' }, [], [['Add G-2', [{ do: 'add-group', name: 'G-2' }]]]],
  [
    { do: 'add-node', group: 'H', name: 'A', capacity: 1 },
    [],
    [['Add A-2', [{ do: 'add-node', group: 'H', name: 'A-2', capacity: 1 }]]],
  ],
  [
    { do: 'take-snapshot', name: 'before' },
    [],
    [
      [
        'Take snapshot “before” anew',
        [
          { do: 'delete-snapshot', name: 'before' },
          { do: 'take-snapshot', name: 'before' },
        ],
      ],
    ],
  ],
  [
    { do: 'enable-users', count: 3, from: 4 },
    [],
    [['Number them from user5', [{ do: 'enable-users', count: 3 }]]],
  ],
  [
    { do: 'enable-users', users: [{ id: 'x' }, { id: 'odd' }, { id: 'x' }] },
    [],
    [['Leave out 2 rows', [{ do: 'enable-users', users: [{ id: 'x' }] }]]],
  ],
  [{ do: 'enable-users', users: [{ id: 'odd' }] }, [], []],
  [
    { do: 'remove-group', group: 'G' },
    [],
    [
      [
        'Unassign 4 and remove G',
        [
          { do: 'unassign', count: 2, of: 'A' },
          { do: 'unassign', count: 2, of: 'B' },
          { do: 'remove-group', group: 'G' },
        ],
      ],
    ],
  ],
  [
    { do: 'remove-group', group: 'G' },
    [{ do: 'assign', users: ['user2', 'user4'], node: 'A' }],
    [
      [
        'Move 4 to C and remove G',
        [
          { do: 'assign', count: 4, of: 'A', node: 'C' },
          { do: 'remove-group', group: 'G' },
        ],
      ],
      [
        'Unassign 4 and remove G',
        [
          { do: 'unassign', count: 4, of: 'A' },
          { do: 'remove-group', group: 'G' },
        ],
      ],
    ],
  ],
  [
    { do: 'remove-node', node: 'B' },
    [],
    [
      [
        'Move 2 to A, disable HA for G and remove B',
        [
          { do: 'assign', count: 2, of: 'B', node: 'A' },
          { do: 'set-ha', group: 'G', enabled: false },
          { do: 'remove-node', node: 'B' },
        ],
      ],
      [
        'Unassign 2, disable HA for G and remove B',
        [
          { do: 'unassign', count: 2, of: 'B' },
          { do: 'set-ha', group: 'G', enabled: false },
          { do: 'remove-node', node: 'B' },
        ],
      ],
    ],
  ],
  [
    { do: 'remove-node', node: 'B' },
    [{ do: 'unassign', node: 'B' }],
    [
      [
        'Disable HA for G and remove B',
        [
          { do: 'set-ha', group: 'G', enabled: false },
          { do: 'remove-node', node: 'B' },
        ],
      ],
    ],
  ],
  [
    { do: 'move-node', node: 'A', group: 'H' },
    [{ do: 'set-ha', group: 'G', enabled: false }],
    [
      [
        'Move 2 to B and move A to H',
        [
          { do: 'assign', count: 2, of: 'A', node: 'B' },
          { do: 'move-node', node: 'A', group: 'H' },
        ],
      ],
      [
        'Unassign 2 and move A to H',
        [
          { do: 'unassign', count: 2, of: 'A' },
          { do: 'move-node', node: 'A', group: 'H' },
        ],
      ],
    ],
  ],
  [
    { do: 'remove-node', node: 'B' },
    [{ do: 'fail-node', node: 'A' }],
    [
      [
        'Restore A and fall back G',
        [
          { do: 'restore-node', node: 'A' },
          { do: 'fallback', group: 'G' },
        ],
      ],
    ],
  ],
  [
    { do: 'remove-node', node: 'C' },
    [
      { do: 'assign', users: ['user1'], node: 'C' },
      { do: 'fail-node', node: 'A' },
    ],
    [
      [
        'Restore A and fall back G',
        [
          { do: 'restore-node', node: 'A' },
          { do: 'fallback', group: 'G' },
        ],
      ],
    ],
  ],
  [
    { do: 'move-node', node: 'C', group: 'G' },
    [],
    [
      [
        'Put C into a new group G-2',
        [
          { do: 'add-group', name: 'G-2' },
          { do: 'move-node', node: 'C', group: 'G-2' },
        ],
      ],
    ],
  ],
  [
    { do: 'move-node', node: 'C', group: 'G', slot: 1 },
    [],
    [
      [
        'Put C into a new group G-2',
        [
          { do: 'add-group', name: 'G-2' },
          { do: 'move-node', node: 'C', group: 'G-2' },
        ],
      ],
    ],
  ],
  [
    { do: 'add-node', group: 'G', name: 'D', capacity: 1, slot: 2 },
    [],
    [
      [
        'Put D into a new group G-2',
        [
          { do: 'add-group', name: 'G-2' },
          { do: 'add-node', group: 'G-2', name: 'D', capacity: 1 },
        ],
      ],
    ],
  ],
  [
    { do: 'add-node', group: 'H', name: 'D', slot: 1, capacity: 1 },
    [],
    [['Use the 2nd slot', [{ do: 'add-node', group: 'H', name: 'D', slot: 2, capacity: 1 }]]],
  ],
  [
    { do: 'move-node', node: 'C', group: 'J', slot: 2 },
    [
      { do: 'add-group', name: 'J' },
      { do: 'add-node', group: 'J', name: 'D', slot: 2, capacity: 100 },
    ],
    [['Use the 1st slot', [{ do: 'move-node', node: 'C', group: 'J', slot: 1 }]]],
  ],
  [
    { do: 'set-ha', group: 'H', enabled: true },
    [],
    [
      [
        'Add C-2 to H and enable HA',
        [
          { do: 'add-node', group: 'H', name: 'C-2', capacity: 100, version: '15' },
          { do: 'set-ha', group: 'H', enabled: true },
        ],
      ],
    ],
  ],
  [{ do: 'set-ha', group: 'J', enabled: true }, [{ do: 'add-group', name: 'J' }], []],
  [
    { do: 'swap-nodes', group: 'G' },
    [{ do: 'fail-node', node: 'A' }],
    [
      [
        'Restore A and fall back G',
        [
          { do: 'restore-node', node: 'A' },
          { do: 'fallback', group: 'G' },
        ],
      ],
    ],
  ],
  [
    { do: 'assign', users: ['user1'], node: 'C' },
    [{ do: 'fail-node', node: 'A' }],
    [
      [
        'Restore A and fall back G',
        [
          { do: 'restore-node', node: 'A' },
          { do: 'fallback', group: 'G' },
        ],
      ],
    ],
  ],
  [
    { do: 'assign-unassigned' },
    [{ do: 'failover', node: 'A' }],
    [['Fall back G', [{ do: 'fallback', group: 'G' }]]],
  ],
  [
    { do: 'assign', users: ['user1', 'odd'], node: 'C' },
    [],
    [['Assign the 1 eligible to C', [{ do: 'assign', users: ['user1'], node: 'C' }]]],
  ],
  [
    { do: 'assign', users: ['odd'], node: 'C' },
    [],
    [
      [
        'Make odd eligible and assign to C',
        [
          { do: 'disable-users', users: ['odd'] },
          { do: 'enable-users', users: [{ id: 'odd', server: 'C', devices: 1 }] },
        ],
      ],
    ],
  ],
  [
    { do: 'fail-node', node: 'A' },
    [{ do: 'fail-node', node: 'A' }],
    [
      [
        'Restore A and fall back G',
        [
          { do: 'restore-node', node: 'A' },
          { do: 'fallback', group: 'G' },
        ],
      ],
    ],
  ],
  [{ do: 'restore-node', node: 'A' }, [], []],
  [
    { do: 'stop-service', node: 'A', service: 'sip-proxy' },
    [{ do: 'fail-node', node: 'A' }],
    [['Restore A', [{ do: 'restore-node', node: 'A' }]]],
  ],
  [
    { do: 'stop-service', node: 'A', service: 'sip-proxy' },
    [{ do: 'stop-service', node: 'A', service: 'sip-proxy' }],
    [
      [
        'Start the services of A and fall back G',
        [
          { do: 'start-service', node: 'A' },
          { do: 'fallback', group: 'G' },
        ],
      ],
    ],
  ],
  [
    { do: 'start-service', node: 'A' },
    [{ do: 'fail-node', node: 'A' }],
    [['Restore A', [{ do: 'restore-node', node: 'A' }]]],
  ],
  [
    { do: 'start-service', node: 'A' },
    [{ do: 'stop-service', node: 'A', service: 'database' }],
    [
      [
        'Restart A',
        [
          { do: 'fail-node', node: 'A' },
          { do: 'restore-node', node: 'A' },
        ],
      ],
    ],
  ],
  [
    { do: 'cut-link', group: 'G' },
    [{ do: 'cut-link', group: 'G' }],
    [['Heal the link of G', [{ do: 'heal-link', group: 'G' }]]],
  ],
  [{ do: 'heal-link', group: 'G' }, [], []],
  [
    { do: 'failover', node: 'C' },
    [],
    [
      [
        'Add C-2 to H and enable HA',
        [
          { do: 'add-node', group: 'H', name: 'C-2', capacity: 100, version: '15' },
          { do: 'set-ha', group: 'H', enabled: true },
        ],
      ],
    ],
  ],
  [
    { do: 'failover', node: 'B' },
    [{ do: 'fail-node', node: 'A' }],
    [
      [
        'Restore A and fall back G',
        [
          { do: 'restore-node', node: 'A' },
          { do: 'fallback', group: 'G' },
        ],
      ],
    ],
  ],
  [
    { do: 'failover', node: 'A' },
    [{ do: 'set-ha', group: 'G', enabled: false }],
    [
      [
        'Enable HA for G and fail over A',
        [
          { do: 'set-ha', group: 'G', enabled: true },
          { do: 'failover', node: 'A' },
        ],
      ],
    ],
  ],
  [
    { do: 'failover', node: 'A' },
    [
      { do: 'set-ha', group: 'G', enabled: false },
      { do: 'fail-node', node: 'A' },
    ],
    [
      [
        'Restore A, enable HA for G and fail over A',
        [
          { do: 'restore-node', node: 'A' },
          { do: 'set-ha', group: 'G', enabled: true },
          { do: 'failover', node: 'A' },
        ],
      ],
    ],
  ],
  [{ do: 'fallback', group: 'G' }, [], []],
  [
    { do: 'fallback', group: 'G' },
    [
      { do: 'failover', node: 'A' },
      { do: 'fail-node', node: 'B' },
    ],
    [
      [
        'Restore B and fall back G',
        [
          { do: 'restore-node', node: 'B' },
          { do: 'fallback', group: 'G' },
        ],
      ],
    ],
  ],
  [
    { do: 'fallback', group: 'G' },
    [{ do: 'fail-node', node: 'A' }],
    [
      [
        'Restore A and fall back G',
        [
          { do: 'restore-node', node: 'A' },
          { do: 'fallback', group: 'G' },
        ],
      ],
    ],
  ],
  [
    { do: 'recover', group: 'G' },
    [{ do: 'fail-node', node: 'A' }],
    [
      [
        'Restore A and fall back G',
        [
          { do: 'restore-node', node: 'A' },
          { do: 'fallback', group: 'G' },
        ],
      ],
    ],
  ],
];

describe('a refusal offers what the lab would accept, the best first', () => {
  test.each(WAYS)('%j after %j', (step, before, ways) => {
    const state = labAfter([...LAB, ...before]);
    const applied = tryStep(state, step, 99);
    if (applied.ok) throw new Error('was done');
    const { remedies } = describeRefusal(applied.refusal, step, state);
    expect(remedies.map(({ label, steps }) => [label, steps])).toEqual(ways);
  });
});

test('the way back is that of the group where only that one is in the way, else of all', () => {
  const other: readonly Step[] = [
    { do: 'add-group', name: 'K', ha: true },
    { do: 'add-node', group: 'K', name: 'D', capacity: 100 },
    { do: 'add-node', group: 'K', name: 'E', capacity: 100 },
  ];
  const failed: readonly Step[] = [
    { do: 'fail-node', node: 'A' },
    { do: 'fail-node', node: 'D' },
  ];
  const state = labAfter([...LAB, ...other, ...failed]);
  const ways = (step: Step) => {
    const applied = tryStep(state, step, 99);
    if (applied.ok) throw new Error('was done');
    return describeRefusal(applied.refusal, step, state).remedies.map(({ label }) => label);
  };
  expect(ways({ do: 'swap-nodes', group: 'K' })).toEqual(['Restore D and fall back K']);
  expect(ways({ do: 'assign-unassigned' })).toEqual([
    'Restore A, fall back G, restore D and fall back K',
  ]);
});
