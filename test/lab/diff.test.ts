import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DiffLab, diffLabs } from '../../src/main/lab/diff/diff';
import { endOf } from '../../src/main/lab/opening/open';
import type { Step } from '../../src/shared/step';
import { anyRun } from '../engine/random-lab';
import { base64, openTestLab } from './open-test-lab';

function labOf(label: string, journal: readonly Step[]): DiffLab {
  return {
    label,
    journal,
    state: endOf({ format: 'implab-scenario', version: 1, steps: journal }),
  };
}

const PAIR: Step[] = [
  { do: 'add-group', name: 'PRG-1', ha: true },
  { do: 'add-node', group: 'PRG-1', name: 'imp1', capacity: 100 },
  { do: 'add-node', group: 'PRG-1', name: 'imp2', capacity: 100 },
  { do: 'enable-users', count: 6 },
];

describe('a comparison', () => {
  test('of a failure tells who serves whom, though nobody has another node', () => {
    const before = labOf('before', PAIR);
    const after = labOf('after', [...PAIR, { do: 'fail-node', node: 'imp1' }]);
    const { moves, serving, nodes, same } = diffLabs(before, after);
    expect({ moves, serving, same }).toEqual({
      moves: [],
      serving: [{ node: 'imp1', before: 'imp1', after: 'imp2', devices: 3 }],
      same: false,
    });
    expect(nodes[1]).toMatchObject({ loadAfter: 6, ownBefore: 3, ownAfter: 3 });
    expect(diffLabs(after, before).serving).toEqual([
      { node: 'imp1', before: 'imp2', after: 'imp1', devices: 3 },
    ]);
  });

  test('of a lab with itself finds nothing, and of any two is the mirror of the other way round', () => {
    fc.assert(
      fc.property(anyRun, anyRun, (one, two) => {
        const a = labOf('a', one);
        const b = labOf('b', two);
        expect(diffLabs(a, a)).toMatchObject({
          same: true,
          topology: [],
          parameters: [],
          moves: [],
        });
        const there = diffLabs(a, b);
        const back = diffLabs(b, a);
        expect(there.same).toBe(back.same);
        expect([there.onlyInA, there.onlyInB]).toEqual([back.onlyInB, back.onlyInA]);
        const moved = ({ moves }: typeof there) => moves.reduce((sum, { count }) => sum + count, 0);
        expect(moved(there)).toBe(moved(back));
        expect(there.topology).toHaveLength(back.topology.length);
        expect(there.parameters).toHaveLength(back.parameters.length);
      }),
      { numRuns: 150 },
    );
  });

  test('of two moments names each group of moves with the step that caused it', () => {
    const before = labOf('before', PAIR);
    const after = labOf('after', [
      ...PAIR,
      { do: 'assign', count: 2, of: 'imp1', node: 'imp2' },
      { do: 'unassign', users: ['user5'] },
      { do: 'disable-users', users: ['user6'] },
      { do: 'enable-users', count: 1 },
      { do: 'set-mode', mode: 'none' },
      { do: 'set-parameter', heartbeatTimeout: 30 },
    ]);
    expect(diffLabs(before, after)).toEqual({
      same: false,
      a: 'before',
      b: 'after',
      topology: [],
      parameters: [
        { what: 'Mode', before: 'Balanced', after: 'None' },
        { what: 'Heartbeat timeout', before: '60\u202fs', after: '30\u202fs' },
      ],
      moves: [
        {
          from: 'imp1',
          to: 'imp2',
          count: 2,
          users: ['user1', 'user3'],
          cause: { step: 4, label: 'Move 2 from imp1 to imp2' },
        },
        {
          from: 'imp1',
          to: null,
          count: 1,
          users: ['user5'],
          cause: { step: 5, label: 'Unassign user5' },
        },
      ],
      onlyInA: 1,
      onlyInB: 1,
      serving: [],
      nodes: [
        expect.objectContaining({
          node: 'imp1',
          assignedBefore: 3,
          assignedAfter: 1,
          loadBefore: 3,
          loadAfter: 1,
        }),
        expect.objectContaining({
          node: 'imp2',
          assignedBefore: 3,
          assignedAfter: 4,
          loadBefore: 3,
          loadAfter: 4,
        }),
      ],
    });
  });

  test('of two labs goes by names, whatever the order in which things came', () => {
    const a = labOf('a', [
      { do: 'add-group', name: 'A' },
      { do: 'add-group', name: 'B' },
      { do: 'add-node', group: 'A', name: 'imp1', capacity: 5 },
      { do: 'add-node', group: 'B', name: 'imp2', capacity: 5 },
      {
        do: 'enable-users',
        users: [
          { id: 'ann', server: 'imp1' },
          { id: 'bob', server: 'imp2' },
        ],
      },
    ]);
    const b = labOf('b', [
      { do: 'add-group', name: 'B' },
      { do: 'add-node', group: 'B', name: 'imp2', capacity: 5 },
      { do: 'add-group', name: 'A', at: 0 },
      { do: 'add-node', group: 'A', name: 'imp1', capacity: 5 },
      {
        do: 'enable-users',
        users: [
          { id: 'bob', server: 'imp2' },
          { id: 'ann', server: 'imp1' },
        ],
      },
    ]);
    expect(diffLabs(a, b)).toMatchObject({ same: true });
  });

  test('tells what came, went and changed in the topology', () => {
    const b = labOf('b', [
      ...PAIR,
      { do: 'set-ha', group: 'PRG-1', enabled: false },
      { do: 'unassign', all: true },
      { do: 'remove-node', node: 'imp2' },
      { do: 'set-node', node: 'imp1', ova: '15000', generation: 'M6', reloginUpper: 600 },
      { do: 'add-group', name: 'PRG-0', at: 0 },
    ]);
    expect(diffLabs(labOf('a', PAIR), b).topology).toEqual([
      { what: 'PRG-0', before: '', after: 'HA off' },
      { what: 'HA of PRG-1', before: 'HA on', after: 'HA off' },
      { what: 'imp2', before: 'PRG-1, 2nd, 100 capacity', after: '' },
      { what: 'Size of imp1', before: '100 capacity', after: '15K OVA' },
      { what: 'Generation of imp1', before: '', after: 'M6' },
      {
        what: 'Re-login limits of imp1',
        before: '120\u202fs to 537\u202fs',
        after: '120\u202fs to 600\u202fs',
      },
      { what: 'State of imp1', before: 'Normal', after: 'Unknown' },
    ]);
  });
});

test('notes with another text are a difference, and so is a loss that no state tells', () => {
  const noted = (text: string): Step[] => [
    { do: 'set-notes', on: 'group', name: 'PRG-1', text },
    { do: 'set-notes', on: 'node', name: 'imp1', text },
    { do: 'set-notes', on: 'user', name: 'user1', text },
  ];
  const [a, b] = ['old', 'new'].map((text) => labOf(text, [...PAIR, ...noted(text)]));
  expect(diffLabs(a!, b!)).toMatchObject({
    same: false,
    topology: [
      { what: 'Notes on PRG-1', before: 'old', after: 'new' },
      { what: 'Notes on imp1', before: 'old', after: 'new' },
      { what: 'Users with other notes', before: '', after: '1' },
    ],
  });
  const alone: Step[] = [
    { do: 'add-group', name: 'PRG-1' },
    { do: 'add-node', group: 'PRG-1', name: 'imp1', capacity: 100 },
  ];
  const stopped = labOf('stopped', [...alone, { do: 'stop-service', node: 'imp1' }]);
  const down = labOf('down', [...alone, { do: 'fail-node', node: 'imp1' }]);
  expect(diffLabs(labOf('up', alone), stopped)).toMatchObject({
    same: false,
    topology: [
      { what: 'State of imp1', before: 'Unknown', after: 'Unknown, critical services stopped' },
      { what: 'Stopped on imp1', before: '', after: 'Presence Engine' },
    ],
  });
  expect(diffLabs(stopped, down).topology[0]?.after).toBe('Unknown, machine down');
});

test('the lab compares its moments, its snapshots and files', async () => {
  const lab = await openTestLab();
  await lab.call('file.new', { template: 'empty' });
  await lab.call('lab.run', { steps: [...PAIR, { do: 'take-snapshot', name: 'six' }] });
  const saved = await lab.call('file.saveBytes', {});
  if (!saved.ok) throw new Error('not saved');
  await lab.call('lab.run', { steps: [{ do: 'enable-users', count: 4 }] });
  const now = { kind: 'position', position: 6 } as const;
  for (const side of [
    { kind: 'position', position: 4 } as const,
    { kind: 'snapshot', name: 'six' } as const,
    { kind: 'file', name: 'six.implab', data: saved.file.data } as const,
  ])
    expect(await lab.call('lab.diff', { a: side, b: now })).toMatchObject({
      ok: true,
      diff: { same: false, onlyInA: 0, onlyInB: 4 },
    });
  expect(await lab.call('lab.diff', { a: { kind: 'snapshot', name: 'x' }, b: now })).toMatchObject({
    problem: { code: 'unknown-snapshot' },
  });
  expect(
    await lab.call('lab.diff', { a: now, b: { kind: 'file', name: 'x.json', data: base64('{}') } }),
  ).toMatchObject({ problem: { code: 'not-a-scenario' } });
  expect(
    await lab.call('lab.diff', { a: { kind: 'position', position: 7 }, b: now }),
  ).toMatchObject({
    problem: { code: 'unknown-step' },
  });
  expect(lab.view().totals.users).toBe(10);
});

describe('labs that behave differently next differ', () => {
  const none: Step[] = [...PAIR, { do: 'set-mode', mode: 'none' }];
  const differing: readonly (readonly [string, readonly Step[], readonly Step[], string])[] = [
    [
      'explicitly unassigned or never placed',
      [...none, { do: 'enable-users', users: [{ id: 'ann' }] }],
      [...none, { do: 'enable-users', users: [{ id: 'ann' }] }, { do: 'unassign', users: ['ann'] }],
      'Users without a node who wait or stay otherwise',
    ],
    [
      'other services of an Idle node',
      [...PAIR, { do: 'failover', node: 'imp1' }],
      [
        ...PAIR,
        { do: 'failover', node: 'imp1' },
        { do: 'stop-service', node: 'imp1', service: 'database' },
      ],
      'Stopped on imp1',
    ],
    [
      'a service that needs a restart',
      [...PAIR, { do: 'stop-service', node: 'imp1' }],
      [...PAIR, { do: 'stop-service', node: 'imp1', broken: true }],
      'Stopped on imp1',
    ],
    [
      'a link that is cut where nobody times it',
      [...PAIR, { do: 'failover', node: 'imp1' }],
      [...PAIR, { do: 'failover', node: 'imp1' }, { do: 'cut-link', group: 'PRG-1' }],
      'Condition of PRG-1',
    ],
  ];
  test.each(differing)('%s', (_, one, two, what) => {
    const found = diffLabs(labOf('a', one), labOf('b', two));
    expect(found.same).toBe(false);
    expect([...found.topology, ...found.parameters].map((each) => each.what)).toContain(what);
  });

  test('a timer that has run longer', () => {
    const sideAt = (seconds: number) => ({
      label: '',
      journal: [],
      state: endOf({
        format: 'implab-scenario',
        version: 1,
        settle: false,
        steps: [
          ...PAIR,
          { do: 'wait', seconds: 10 - seconds },
          { do: 'fail-node', node: 'imp1' },
          { do: 'wait', seconds },
        ],
      }),
    });
    expect(diffLabs(sideAt(3), sideAt(5)).topology).toEqual([
      {
        what: 'Pending on imp1',
        before: 'loss noticed in 57\u202fs',
        after: 'loss noticed in 55\u202fs',
      },
    ]);
  });
});
