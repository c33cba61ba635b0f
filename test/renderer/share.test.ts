import fc from 'fast-check';
import { expect, test } from 'vitest';
import { share } from '../../src/renderer/stores/share';

test('what did not change stays the same object', () => {
  const old = {
    groups: [
      { name: 'PRG-1', load: 5 },
      { name: 'PRG-2', load: 7 },
    ],
    totals: { users: 12 },
  };
  const next = share(old, structuredClone({ ...old, totals: { users: 13 } }));
  expect(next).toEqual({ ...old, totals: { users: 13 } });
  expect(next.groups).toBe(old.groups);
  expect(next.totals).not.toBe(old.totals);
});

test('nothing new is the old object itself', () => {
  const old = { a: [1, { b: null }], c: 'x' };
  expect(share(old, structuredClone(old))).toBe(old);
});

test('sharing never changes what the new value says', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (old, next) => {
      expect(share(old, next)).toEqual(next);
    }),
  );
});

test('a list that got shorter or an object that lost a field is not taken for the old one', () => {
  expect(share([1, 2], [1])).toEqual([1]);
  expect(share({ a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 });
});
