import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PersistentMap } from '../../../src/main/engine/collections/persistent-map';

const key = fc.oneof(
  fc.integer({ min: 0, max: 40 }),
  fc.nat(),
  fc.constantFrom('', 'user', 'u', '__proto__', 'constructor'),
  fc.string({ maxLength: 3 }),
);

test('a persistent map answers like a map, and older ones stay as they were', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(key, fc.option(fc.nat()))), (changes) => {
      let map = PersistentMap.of<string | number, number>();
      const plain = new Map<string | number, number>();
      const older: [typeof map, Map<string | number, number>][] = [];
      for (const [index, value] of changes) {
        older.push([map, new Map(plain)]);
        if (value === null) plain.delete(index);
        else plain.set(index, value);
        map = value === null ? map.delete(index) : map.set(index, value);
      }
      for (const [made, wanted] of [...older, [map, plain] as const]) {
        expect(made.size).toBe(wanted.size);
        expect(new Map(made)).toEqual(wanted);
        for (const [index] of changes) expect(made.get(index)).toBe(wanted.get(index));
      }
    }),
    { numRuns: 60 },
  );
});

test('many keys are all found, and a map that was emptied is empty', () => {
  const keys = Array.from({ length: 20_000 }, (_, index) => (index % 2 ? index : `p${index}`));
  let map = PersistentMap.of(keys.map((each, index) => [each, index] as const));
  keys.forEach((each, index) => {
    expect(map.get(each)).toBe(index);
  });
  for (const each of keys) map = map.delete(each);
  expect([...map]).toEqual([]);
});
