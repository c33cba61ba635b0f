import { expect, test } from 'vitest';
import { compactRows } from '../../src/renderer/features/board/compact/compact-state';
import type { FindingView } from '../../src/shared/finding';
import { groupView, nodeView } from './views';

const CALM = groupView({ name: 'PRG-1' });
const OVER = groupView({ name: 'PRG-2', nodes: [nodeView({ name: 'Praha-7', over: 600 }), null] });
const TOLD = groupView({ name: 'PRG-3' });
const found = { at: 'PRG-3a', severity: 'error' } as FindingView;
const advice = { at: 'PRG-1', severity: 'advice' } as FindingView;

function names(text: string, problems: boolean) {
  const rows = compactRows([CALM, OVER, TOLD], [found, advice], { text, problems });
  return rows.map(({ group }) => group.name);
}

test('a group is found by its own name and by those of its nodes, capitals or not', () => {
  expect(names('', false)).toEqual(['PRG-1', 'PRG-2', 'PRG-3']);
  expect(names('praha', false)).toEqual(['PRG-2']);
  expect(names('prg-3', false)).toEqual(['PRG-3']);
});

test('only problems leaves what is over, down, failed over or has an error; advice is none', () => {
  expect(names('', true)).toEqual(['PRG-2', 'PRG-3']);
});

test('a row knows its place among all groups, so that it can be moved from here', () => {
  const rows = compactRows([CALM, OVER], [], { text: 'praha', problems: false });
  expect(rows.map(({ index }) => index)).toEqual([1]);
});
