import type { Step } from '../../src/shared/step';

const LAB: readonly Step[] = [
  { do: 'add-group', name: 'PRG-1', ha: true },
  { do: 'add-node', group: 'PRG-1', name: 'imp1', capacity: 1_000_000 },
  { do: 'add-node', group: 'PRG-1', name: 'imp2', capacity: 1_000_000 },
];

/** Pairs of two nodes each: G0 of 0A and 0B, and so on. */
function pairs(count: number, capacity: number): Step[] {
  return times(count, (at) => [
    { do: 'add-group', name: `G${at}`, ha: true },
    { do: 'add-node', group: `G${at}`, name: `${at}A`, capacity },
    { do: 'add-node', group: `G${at}`, name: `${at}B`, capacity },
  ]);
}

function times(count: number, make: (at: number) => readonly Step[]): Step[] {
  return Array.from({ length: count }, (_, at) => make(at)).flat();
}

/**
 * Short files that ask for very much, by what they do over and over. Each holds so many users, so many times.
 * What a lab of 10 000 000 users would take in gigabytes and minutes, smaller ones take in proportion.
 */
export const BOMBS: Readonly<Record<string, (users: number, rounds: number) => Step[]>> = {
  'users come and leave': (count, rounds) => [
    ...LAB,
    ...times(rounds, () => [
      { do: 'enable-users', count },
      { do: 'disable-users', all: true },
    ]),
  ],
  'users come and leave, one stays': (count, rounds) => [
    ...LAB,
    { do: 'enable-users', users: [{ id: 'bob' }] },
    ...times(rounds, () => [
      { do: 'enable-users', count },
      { do: 'disable-users', count, node: 'imp1' },
      { do: 'disable-users', count, node: 'imp2' },
      { do: 'enable-users', users: [{ id: 'bob' }], refused: 'DUPLICATE' },
    ]),
  ],
  'snapshots of moved users': (count, rounds) => [
    ...LAB,
    { do: 'enable-users', count },
    ...times(rounds, (at) => [
      { do: 'take-snapshot', name: `s${at}` },
      { do: 'unassign', all: true },
      { do: 'assign-unassigned' },
    ]),
    ...times(rounds, (at) => [{ do: 'restore-snapshot', name: `s${at}` }]),
  ],
  'users move to and fro': (count, rounds) => [
    ...LAB,
    { do: 'enable-users', count },
    ...times(rounds, () => [
      { do: 'assign', count: Math.ceil(count / 2), of: 'imp1', node: 'imp2' },
      { do: 'rebalance', strategy: 'even' },
    ]),
  ],
  'refused at the last name': (count, rounds) => [
    ...LAB,
    { do: 'enable-users', users: [{ id: `user${count}` }] },
    ...times(rounds, () => [{ do: 'enable-users', count, from: 1, refused: 'DUPLICATE' }]),
  ],
  'failed over with all users waiting': (count, rounds) => [
    ...LAB,
    { do: 'fail-node', node: 'imp1' },
    { do: 'enable-users', count },
    ...times(rounds, () => [
      { do: 'restore-node', node: 'imp1' },
      { do: 'unassign', all: true },
      { do: 'assign-unassigned' },
      { do: 'fail-node', node: 'imp1' },
    ]),
  ],
  'no room, tried at every sync': (count, rounds) => [
    { do: 'add-group', name: 'PRG-1' },
    { do: 'add-node', group: 'PRG-1', name: 'imp1', capacity: 1 },
    { do: 'set-policy', capacity: 'strict', unassigned: 'place-on-sync' },
    { do: 'enable-users', count },
    ...times(rounds, () => [{ do: 'set-mode', mode: 'balanced' }]),
  ],
  'hundreds of nodes, of which one fails over and over': (count, rounds) => [
    ...pairs(120, count),
    { do: 'enable-users', count: 100 },
    ...times(rounds, () => [
      { do: 'fail-node', node: '0A' },
      { do: 'restore-node', node: '0A' },
    ]),
  ],
  'expectations of every node, over and over': (count, rounds) => [
    ...pairs(120, count),
    ...times(rounds, () => [{ do: 'expect', assigned: { '0A': 0, '7B': 0 }, unassigned: 0 }]),
  ],
  'the same users named and assigned over and over': (count, rounds) => {
    const users = Array.from({ length: 200 }, (_, at) => `user${at + 1}`);
    return [
      ...LAB,
      { do: 'enable-users', count },
      ...times(rounds, (at) => [{ do: 'assign', users, node: at % 2 === 0 ? 'imp1' : 'imp2' }]),
    ];
  },
  'a prefix of its own for every user': (_, rounds) => [
    ...LAB,
    ...times(rounds, (at) => [{ do: 'enable-users', count: 1, prefix: `u${at}x` }]),
  ],
  'a snapshot at every step, each restored': (count, rounds) => [
    ...LAB,
    { do: 'enable-users', count },
    ...times(rounds, (at) => [
      { do: 'take-snapshot', name: `s${at % 900}` },
      { do: 'assign', of: 'imp1', node: 'imp2', count: 1 },
      { do: 'restore-snapshot', name: `s${at % 900}` },
      { do: 'delete-snapshot', name: `s${at % 900}` },
    ]),
  ],
};
