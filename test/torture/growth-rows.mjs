/**
 * Labs that grow in one way each, as scenarios of any number of steps: what `npm run growth` measures and what the
 * tests count. Every row once cost the square of its steps, or stood for a lab at a limit.
 */

/** A pair of nodes in one group, so that there is somewhere to place users. */
const PAIR = [
  { do: 'add-group', name: 'PRG-1', ha: true },
  { do: 'add-node', group: 'PRG-1', name: 'imp1', capacity: 1_000_000 },
  { do: 'add-node', group: 'PRG-1', name: 'imp2', capacity: 1_000_000 },
];

/** Groups of two nodes each, 250 nodes in all. */
const ALL_NODES = Array.from({ length: 125 }, (_, at) => [
  { do: 'add-group', name: `PRG-${at}`, ha: true },
  { do: 'add-node', group: `PRG-${at}`, name: `a${at}`, capacity: 25_000 },
  { do: 'add-node', group: `PRG-${at}`, name: `b${at}`, capacity: 25_000 },
]).flat();

/** `before`, then `make(i)` as often as it takes to come to so many steps. */
const repeated = (before, make) => (count) => {
  const steps = [...before];
  for (let at = 0; steps.length < count; at++) steps.push(...[make(at)].flat());
  return steps.slice(0, count);
};

/** Half of the steps add, the other half do something to what was added. */
const halves = (before, add, then) => (count) => {
  const half = Math.floor((count - before.length) / 2);
  const steps = [...before];
  for (let at = 0; at < half; at++) steps.push(add(at));
  for (let at = 0; at < half; at++) steps.push(then(at));
  return steps;
};

/** By name: steps by their number. */
export const GROWTH = {
  wait: repeated(PAIR, () => ({ do: 'wait', seconds: 1 })),
  'enable 1': repeated(PAIR, () => ({ do: 'enable-users', count: 1 })),
  'new prefix each': repeated(PAIR, (at) => ({ do: 'enable-users', count: 1, prefix: `p${at}-` })),
  'new prefix each, digits last': repeated(PAIR, (at) => ({
    do: 'enable-users',
    count: 1,
    prefix: `p${at}`,
    from: 1_000_000_000 - at,
  })),
  'note on a user each': halves(
    PAIR,
    () => ({ do: 'enable-users', count: 1 }),
    (at) => ({ do: 'set-notes', on: 'user', name: `user${at + 1}`, text: 'x' }),
  ),
  'note on a user each, enabled at once': (count) => [
    ...PAIR,
    { do: 'enable-users', count },
    ...Array.from({ length: count - 4 }, (_, at) => ({
      do: 'set-notes',
      on: 'user',
      name: `user${at + 1}`,
      text: 'x',
    })),
  ],
  'add-group': repeated([], (at) => ({ do: 'add-group', name: `g${at}` })),
  'take-snapshot': repeated(PAIR, (at) => ({ do: 'take-snapshot', name: `s${at}` })),
  'enable 1, take-snapshot': repeated(PAIR, (at) => [
    { do: 'enable-users', count: 1 },
    { do: 'take-snapshot', name: `s${at}` },
  ]),
  'take and delete a snapshot': repeated(PAIR, (at) => [
    { do: 'take-snapshot', name: `s${at}` },
    { do: 'delete-snapshot', name: `s${at}` },
  ]),
  'take and restore a snapshot': repeated(PAIR, (at) => [
    { do: 'take-snapshot', name: `s${at}` },
    { do: 'enable-users', count: 1 },
    { do: 'restore-snapshot', name: `s${at}` },
  ]),
  'enable 10, disable all': repeated(PAIR, () => [
    { do: 'enable-users', count: 10 },
    { do: 'disable-users', all: true },
  ]),
  'disable and enable one id': repeated(PAIR, () => [
    { do: 'enable-users', users: [{ id: 'bob' }] },
    { do: 'disable-users', users: ['bob'] },
  ]),
  'disable 1 of n': (count) => [
    ...PAIR,
    { do: 'enable-users', count },
    ...Array.from({ length: count - 4 }, (_, at) => ({
      do: 'disable-users',
      users: [`user${at + 1}`],
    })),
  ],
  'disable 1 of n, by node': (count) => [
    ...PAIR,
    { do: 'enable-users', count },
    ...Array.from({ length: count - 4 }, () => ({ do: 'disable-users', count: 1, node: 'imp2' })),
  ],
  'place-on-sync, enable 1': repeated(
    [...PAIR, { do: 'set-policy', unassigned: 'place-on-sync' }],
    () => ({ do: 'enable-users', count: 1 }),
  ),
  'place-on-sync, one unassigned by hand': repeated(
    [
      ...PAIR,
      { do: 'set-policy', unassigned: 'place-on-sync' },
      { do: 'enable-users', users: [{ id: 'bob' }] },
      { do: 'unassign', users: ['bob'] },
    ],
    () => ({ do: 'enable-users', count: 1 }),
  ),
  'two prefixes in turn': repeated(PAIR, (at) => ({
    do: 'enable-users',
    count: 1,
    prefix: at % 2 ? 'a' : 'b',
  })),
  'listed and generated in turn': repeated(PAIR, (at) =>
    at % 2
      ? { do: 'enable-users', count: 1 }
      : { do: 'enable-users', users: [{ id: `listed-${at}` }] },
  ),
  'listed 1': repeated(PAIR, (at) => ({ do: 'enable-users', users: [{ id: `listed-${at}` }] })),
  'rename a node': repeated(PAIR, (at) => ({
    do: 'rename-node',
    node: at ? `n${at - 1}` : 'imp1',
    name: `n${at}`,
  })),
  'rename a group': repeated(PAIR, (at) => ({
    do: 'rename-group',
    group: at ? `n${at - 1}` : 'PRG-1',
    name: `n${at}`,
  })),
  'fail and restore': repeated([...PAIR, { do: 'enable-users', count: 1000 }], (at) => ({
    do: at % 2 ? 'restore-node' : 'fail-node',
    node: 'imp1',
  })),
  'fail and restore, 250 nodes': repeated(ALL_NODES, (at) => ({
    do: at % 2 ? 'restore-node' : 'fail-node',
    node: `a${(at >> 1) % 125}`,
  })),
  'enable 1, 250 nodes': repeated(ALL_NODES, () => ({ do: 'enable-users', count: 1 })),
  'move 1 user': (count) => [
    ...PAIR,
    { do: 'enable-users', count },
    ...Array.from({ length: count - 4 }, (_, at) => ({
      do: 'assign',
      users: [`user${at + 1}`],
      node: at % 2 ? 'imp1' : 'imp2',
    })),
  ],
  'move the first of a node': (count) => [
    ...PAIR,
    { do: 'enable-users', count },
    ...Array.from({ length: count - 4 }, () => ({
      do: 'assign',
      count: 1,
      of: 'imp1',
      node: 'imp2',
    })),
  ],
  'unassign 1, assign-unassigned': (count) => [
    ...PAIR,
    { do: 'enable-users', count },
    ...Array.from({ length: count - 4 }, (_, at) =>
      at % 2 ? { do: 'assign-unassigned' } : { do: 'unassign', users: [`user${at + 1}`] },
    ),
  ],
  'move 1 user, rebalance': (count) => [
    ...PAIR,
    { do: 'enable-users', count },
    ...Array.from({ length: count - 4 }, (_, at) =>
      at % 2
        ? { do: 'rebalance', strategy: 'even' }
        : { do: 'assign', count: 2, of: 'imp1', node: 'imp2' },
    ),
  ],
  'node comes and goes': repeated([{ do: 'add-group', name: 'g' }], (at) =>
    at % 2
      ? { do: 'remove-node', node: 'n' }
      : { do: 'add-node', group: 'g', name: 'n', capacity: 10 },
  ),
};

/** Scenarios at the limits, by name: each is one size only. */
export const LIMITS = {
  'note of 1 MB': () => [
    ...PAIR,
    { do: 'set-notes', on: 'node', name: 'imp1', text: 'x'.repeat(1_000_000) },
  ],
  '10M enabled and disabled 40 times': () => [
    ...PAIR,
    ...Array.from({ length: 40 }, () => [
      { do: 'enable-users', count: 10_000_000 },
      { do: 'disable-users', all: true },
    ]).flat(),
  ],
  '75 000 enabled and disabled 400 times': () => [
    ...PAIR,
    ...Array.from({ length: 400 }, () => [
      { do: 'enable-users', count: 75_000 },
      { do: 'disable-users', all: true },
    ]).flat(),
  ],
};

/** Steps as a scenario. */
export const scenario = (steps) => ({ format: 'implab-scenario', version: 1, steps });
