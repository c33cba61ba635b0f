import { expect, test } from 'vitest';
import { checkExpectation } from '../../src/main/engine/expect';
import type { Step } from '../../src/shared/step';
import { journalOf } from './journal';

const OVER: readonly Step[] = [
  { do: 'add-group', name: 'PRG-1' },
  { do: 'add-node', group: 'PRG-1', name: 'imp1', ova: '5000' },
  { do: 'enable-users', count: 6001 },
];

test('a finding that is expected elsewhere or with another surplus fails, and shows those there are', () => {
  const { now } = journalOf(OVER);
  const failuresOf = (finding: object) =>
    checkExpectation(now, { findings: [{ code: 'V10', ...finding }] });
  const actual = [{ code: 'V10', at: 'imp1', surplus: 1001 }];
  expect(failuresOf({})).toEqual([]);
  expect(failuresOf({ at: 'imp1', surplus: 1001 })).toEqual([]);
  expect(failuresOf({ surplus: 1000 })).toMatchObject([{ field: 'findings[0]', actual }]);
  expect(failuresOf({ at: 'imp2' })).toMatchObject([{ field: 'findings[0]', actual }]);
});

test('what any single failure leads to is expected as a bound, and told where it is not kept', () => {
  const { now } = journalOf([
    { do: 'add-group', name: 'PRG-1', ha: true },
    { do: 'add-node', group: 'PRG-1', name: 'imp1', capacity: 10 },
    { do: 'add-node', group: 'PRG-1', name: 'imp2', capacity: 20 },
    { do: 'enable-users', count: 6, devices: 2 },
  ]);
  const bounds = { survives: 'one', maxShare: 0.5, survivorShare: 1 } as const;
  expect(checkExpectation(now, bounds)).toEqual([
    { field: 'survives', expected: 'one', actual: 'none' },
    { field: 'maxShare', expected: 0.5, actual: 0.6 },
    { field: 'survivorShare', expected: 1, actual: 1.2 },
  ]);
  expect(checkExpectation(now, { maxShare: 0.6, survivorShare: 1.2 })).toEqual([]);
});
