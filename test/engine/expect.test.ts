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
