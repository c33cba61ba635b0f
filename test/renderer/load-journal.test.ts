import { expect, test } from 'vitest';
import { changesAt, linePoints } from '../../src/renderer/features/load/line-points';
import { journalTable } from '../../src/renderer/features/load/load-tables';
import { journalOf } from '../../src/shared/load-journal';
import { groupView, nodeView, stepRow } from './views';

const point = (load: number) => ({ assigned: load, load });

const groups = [
  groupView({
    nodes: [nodeView({ name: 'imp1' }), nodeView({ name: 'sub', slot: 2 })],
  }),
];

const rows = [
  stepRow({ index: 0, do: 'add-group' }),
  stepRow({ index: 1, do: 'add-node', nodes: { imp1: point(0) } }),
  stepRow({ index: 2, do: 'add-node', nodes: { imp2: point(0) } }),
  stepRow({ index: 3, nodes: { imp1: point(5), imp2: point(4) } }),
  stepRow({ index: 4, do: 'rename-node', nodes: { imp2: null, sub: point(4) } }),
  stepRow({
    index: 5,
    do: 'fail-node',
    label: 'Fail imp1',
    nodes: { imp1: point(0), sub: point(9) },
  }),
  stepRow({ index: 6, do: 'restore-node', nodes: null }),
];

test('a renamed node keeps its line and takes its present name', () => {
  const { series } = journalOf(rows, 7, { groups }, 'node');
  expect(series.map(({ key, slot, group }) => ({ key, slot, group }))).toEqual([
    { key: 'imp1', slot: 1, group: 0 },
    { key: 'sub', slot: 2, group: 0 },
  ]);
  expect([...series[1]!.values]).toEqual([Number.NaN, Number.NaN, 0, 4, 4, 9, 9]);
});

test('undone steps are not drawn and refused failures are not marked', () => {
  const journal = journalOf(rows, 5, { groups }, 'node');
  expect(journal).toMatchObject({ rows: 5, failures: [], first: 2 });
  const refused = rows.map((row) =>
    row.index === 5 ? { ...row, refused: 'ALREADY_DOWN' as const } : row,
  );
  expect(journalOf(refused, 7, { groups }, 'node').failures).toEqual([]);
  expect(journalOf(rows, 7, { groups }, 'node').failures).toEqual([{ row: 5, label: 'Fail imp1' }]);
});

test('a node that has left the lab keeps a line without a group', () => {
  const left = [groupView({ nodes: [nodeView({ name: 'sub' }), null] })];
  const { series } = journalOf(rows, 7, { groups: left }, 'node');
  expect(series.map(({ key, group }) => [key, group])).toEqual([
    ['sub', 0],
    ['imp1', null],
  ]);
  const byGroup = journalOf(rows, 7, { groups: left }, 'group').series;
  expect(byGroup.map(({ label, values }) => [label, values[3]])).toEqual([
    ['PRG-1', 4],
    ['removed nodes', 5],
  ]);
});

test('the cluster is the sum of its nodes', () => {
  const [cluster] = journalOf(rows, 7, { groups }, 'cluster').series;
  expect([...cluster!.values]).toEqual([Number.NaN, 0, 0, 9, 9, 9, 9]);
});

test('an empty journal has nothing to draw', () => {
  expect(journalOf([], 0, { groups: [] }, 'node')).toEqual({
    rows: 0,
    series: [],
    failures: [],
    first: 0,
  });
});

test('the lines begin at the first row worth drawing, once, over steps from 1 or over seconds', () => {
  const clocked = rows.map((row) => ({ ...row, clock: row.index * 10 }));
  const journal = journalOf(clocked, 7, { groups }, 'node');
  const { points, exact, domain } = linePoints(journal, clocked, 'steps');
  expect(points.map(({ row, x, v0, v1 }) => [row, x, v0, v1])).toEqual([
    [2, 3, 0, 0],
    [3, 4, 5, 4],
    [5, 6, 0, 9],
    [6, 7, 0, 9],
  ]);
  expect({ exact, domain }).toEqual({ exact: true, domain: [3, 7] });
  expect(points.map((_, index) => changesAt(points, index, 1))).toEqual([false, true, true, false]);
  expect(linePoints(journal, clocked, 'clock').domain).toEqual([20, 60]);
  expect(linePoints(journalOf([], 0, { groups: [] }, 'node'), [], 'steps')).toEqual({
    points: [],
    exact: true,
    domain: [0, 1],
  });
});

test('the table has the steps after which a load differs, with their numbers, and both ends', () => {
  const table = journalTable(journalOf(rows, 7, { groups }, 'node'), rows, 'Over steps');
  expect(table.columns).toEqual(['Step', 'What', 'Clock', 'imp1', 'sub']);
  expect(table.rows.map(([step, , , imp1, sub]) => [step, imp1, sub])).toEqual([
    [3, 0, 0],
    [4, 5, 4],
    [6, 0, 9],
    [7, 0, 9],
  ]);
});
