import { expect, test } from 'vitest';
import { figurePlaces } from '../../src/renderer/features/load/column-words';
import { columnTop, loadColumns } from '../../src/renderer/features/load/columns';
import { groupView, nodeView } from './views';

const pair = groupView({
  name: 'PRG-2',
  capacity: 5000,
  nodes: [
    nodeView({
      name: 'imp3',
      group: 'PRG-2',
      assigned: 2900,
      demand: 2900,
      own: 2900,
      peer: 2700,
      load: 5600,
      over: 600,
      ifPeerFails: 5600,
      state: 'Running in Backup Mode',
    }),
    nodeView({
      name: 'imp4',
      group: 'PRG-2',
      slot: 2,
      assigned: 2700,
      demand: 2700,
      load: 0,
      own: 0,
      state: 'Unreachable',
      machineUp: false,
    }),
  ],
});

test('a backup over its capacity shows own, for peer and over stacked without overlap', () => {
  const [imp3] = loadColumns({ groups: [pair] }, 'node');
  expect(imp3).toMatchObject({ own: 2900, peer: 2100, over: 600, peerServed: 2700, load: 5600 });
  expect(columnTop(imp3!)).toBe(5600);
});

test('a node that is down shows its users as away and says so under the column', () => {
  const [, imp4] = loadColumns({ groups: [pair] }, 'node');
  expect(imp4).toMatchObject({
    away: 2700,
    noService: 0,
    load: 0,
    caption: 'unreachable',
    half: 2500,
  });
});

test('users that nobody serves are not counted as away', () => {
  const lone = groupView({
    ha: false,
    nodes: [nodeView({ demand: 40, assigned: 40, noService: 40, machineUp: false }), null],
  });
  expect(loadColumns({ groups: [lone] }, 'node')[0]).toMatchObject({
    away: 0,
    noService: 40,
    caption: 'down',
    half: null,
  });
});

test('the ghost stands only where the failure of the peer would add load', () => {
  const groups = [
    groupView({
      nodes: [
        nodeView({ name: 'a', demand: 800, own: 800, load: 800, ifPeerFails: 900 }),
        nodeView({
          name: 'b',
          slot: 2,
          demand: 100,
          own: 100,
          load: 900,
          peer: 800,
          ifPeerFails: 900,
        }),
      ],
    }),
  ];
  expect(loadColumns({ groups }, 'node').map((column) => column.ghost)).toEqual([900, null]);
});

test('a group has the capacity that one node can carry, the cluster the sum of its groups', () => {
  const groups = [pair, groupView({ name: 'PRG-3', capacity: 10_000, ha: false })];
  expect(loadColumns({ groups }, 'group')).toMatchObject([
    { key: 'PRG-2', capacity: 5000, redundant: true, load: 5600, over: 600, away: 2700 },
    { key: 'PRG-3', capacity: 10_000, redundant: false, load: 0 },
  ]);
  expect(loadColumns({ groups }, 'cluster')).toMatchObject([
    { key: 'cluster', capacity: 15_000, load: 5600, caption: '4 nodes' },
  ]);
});

test('a lab without nodes has no columns', () => {
  expect(loadColumns({ groups: [groupView({ nodes: [null, null] })] }, 'cluster')).toEqual([]);
});

test('the own figure stands at the own load and the ghost figure at the ghost, where both find room', () => {
  expect(figurePlaces(180, 100, 12)).toEqual({ own: 175, ghost: 95 });
  expect(figurePlaces(110, 100, 12)).toEqual({ own: 95, ghost: null });
  expect(figurePlaces(110, null, 12)).toEqual({ own: 105, ghost: null });
});
