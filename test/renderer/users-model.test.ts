import { expect, test } from 'vitest';
import { bulkSteps, stepsFor } from '../../src/renderer/features/users/bulk-steps';
import {
  headState,
  hidesPicked,
  isPicked,
  NOBODY,
  pick,
  pickAll,
  pickedCount,
} from '../../src/renderer/features/users/picked';
import { parseUserList } from '../../src/renderer/features/users/user-list';

const everyone = { search: '', filter: '' };
const lab = {
  nodes: [
    { name: 'imp1', assigned: 30 },
    { name: 'imp2', assigned: 0 },
    { name: 'imp3', assigned: 20 },
  ],
  unassigned: 5,
};

test('ticking one by one and ticking all with exceptions count alike', () => {
  const two = pick(NOBODY, ['a', 'b'], true);
  expect([pickedCount(two), isPicked(two, 'a'), isPicked(two, 'c')]).toEqual([2, true, false]);
  expect(pickedCount(pick(two, ['a'], false))).toBe(1);
  const all = pickAll(everyone, 75_000);
  expect([pickedCount(all), headState(all, 75_000)]).toEqual([75_000, 'all']);
  const most = pick(all, ['a', 'b'], false);
  expect([pickedCount(most), isPicked(most, 'a'), headState(most, 75_000)]).toEqual([
    74_998,
    false,
    'some',
  ]);
  expect(headState(pick(most, ['a', 'b'], true), 75_000)).toBe('all');
  expect(headState(pickAll(everyone, 0), 0)).toBe('none');
});

test('actions on everyone are said without ids', () => {
  const all = pickAll(everyone, 55);
  expect(bulkSteps({ do: 'assign', node: 'imp1' }, all, lab)).toEqual({
    steps: [
      { do: 'assign', count: 20, of: 'imp3', node: 'imp1' },
      { do: 'assign', count: 5, of: 'unassigned', node: 'imp1' },
    ],
  });
  expect(bulkSteps({ do: 'unassign' }, all, lab)).toEqual({
    steps: [{ do: 'unassign', all: true }],
  });
  expect(bulkSteps({ do: 'disable' }, all, lab)).toEqual({
    steps: [{ do: 'disable-users', all: true }],
  });
});

test('actions on all users of a node are said without ids', () => {
  const all = pickAll({ search: '', filter: 'imp1' }, 30);
  expect(bulkSteps({ do: 'assign', node: 'imp2' }, all, lab)).toEqual({
    steps: [{ do: 'assign', count: 30, of: 'imp1', node: 'imp2' }],
  });
  expect(bulkSteps({ do: 'disable' }, all, lab)).toEqual({
    steps: [{ do: 'disable-users', count: 30, node: 'imp1' }],
  });
  expect(bulkSteps({ do: 'assign', node: 'imp1' }, all, lab)).toEqual({ steps: [] });
});

test('a search, an exception or a filter that no step can say needs the ids', () => {
  const found = pickAll({ search: 'lop', filter: '' }, 12);
  expect(bulkSteps({ do: 'unassign' }, found, lab)).toEqual({
    fetch: { search: 'lop', filter: '' },
  });
  const most = pick(pickAll(everyone, 55), ['user1'], false);
  expect(bulkSteps({ do: 'unassign' }, most, lab)).toEqual({ fetch: everyone });
  const waiting = pickAll({ search: '', filter: 'waiting' }, 3);
  expect(bulkSteps({ do: 'disable' }, waiting, lab)).toEqual({
    fetch: waiting.kind === 'all' && waiting.scope,
  });
  expect(stepsFor({ do: 'disable' }, ['a'])).toEqual([{ do: 'disable-users', users: ['a'] }]);
  expect(stepsFor({ do: 'unassign' }, [])).toEqual([]);
});

test('a typed list is read line by line with what is wrong and where', () => {
  expect(
    parseUserList('anna\r\n\n bob , imp2\ncy;imp1;3\tx\nanna\ndan,,2\neve,imp1,none\n,imp2'),
  ).toEqual({
    users: [{ id: 'anna' }, { id: 'bob', server: 'imp2' }, { id: 'dan', devices: 2 }],
    problems: [
      { line: 4, text: 'More than id, node and devices' },
      { line: 5, text: 'anna is already in line 1' },
      { line: 7, text: '“none” is no number of devices' },
      { line: 8, text: 'No user id' },
    ],
  });
  expect(parseUserList('x'.repeat(129)).problems).toEqual([
    { line: 1, text: 'Longer than 128 characters' },
  ]);
});

test('ticked users that a search or filter hides are noticed', () => {
  const all = { search: '', filter: '' };
  const two = pick(NOBODY, ['anna', 'boris'], true);
  expect(hidesPicked(two, all, 10)).toBe(false);
  expect(hidesPicked(two, { ...all, search: 'AN' }, 10)).toBe(true);
  expect(hidesPicked(two, { ...all, filter: 'imp1' }, 1)).toBe(true);
  const many = pickAll({ ...all, filter: 'imp1' }, 5);
  expect(hidesPicked(many, { ...all, filter: 'imp2' }, 9)).toBe(true);
  expect(hidesPicked(many, all, 9)).toBe(false);
});
