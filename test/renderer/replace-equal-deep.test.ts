import fc from 'fast-check';
import { expect, test } from 'vitest';
import { replaceEqualDeep } from '../../src/renderer/stores/replace-equal-deep';

test('what did not change stays the same object', () => {
  const old = {
    groups: [
      { name: 'PRG-1', load: 5 },
      { name: 'PRG-2', load: 7 },
    ],
    totals: { users: 12 },
  };
  const next = replaceEqualDeep(old, structuredClone({ ...old, totals: { users: 13 } }));
  expect(next).toEqual({ ...old, totals: { users: 13 } });
  expect(next.groups).toBe(old.groups);
  expect(next.totals).not.toBe(old.totals);
});

test('nothing new is the old object itself', () => {
  const old = { a: [1, { b: null }], c: 'x' };
  expect(replaceEqualDeep(old, structuredClone(old))).toBe(old);
});

test('sharing never changes what the new value says', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (old, next) => {
      expect(replaceEqualDeep(old, next)).toEqual(next);
    }),
  );
});

test('a list that got shorter or an object that lost a field is not taken for the old one', () => {
  expect(replaceEqualDeep([1, 2], [1])).toEqual([1]);
  expect(replaceEqualDeep({ a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 });
});

test('a field that is named as what every object has is a field', () => {
  const next = JSON.parse('{"__proto__": {"load": 1}}');
  expect(Object.entries(replaceEqualDeep({}, next))).toEqual([['__proto__', { load: 1 }]]);
  expect(Object.entries(replaceEqualDeep({ constructor: 1 }, { toString: 2 }))).toEqual([
    ['toString', 2],
  ]);
});
