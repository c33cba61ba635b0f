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
      for (const [at, value] of changes) {
        older.push([map, new Map(plain)]);
        if (value === null) plain.delete(at);
        else plain.set(at, value);
        map = value === null ? map.delete(at) : map.set(at, value);
      }
      for (const [made, wanted] of [...older, [map, plain] as const]) {
        expect(made.size).toBe(wanted.size);
        expect(new Map(made)).toEqual(wanted);
        for (const [at] of changes) expect(made.get(at)).toBe(wanted.get(at));
      }
    }),
    { numRuns: 60 },
  );
});

test('many keys are all found, and a map that was emptied is empty', () => {
  const keys = Array.from({ length: 20_000 }, (_, at) => (at % 2 ? at : `p${at}`));
  let map = PersistentMap.of(keys.map((each, at) => [each, at] as const));
  keys.forEach((each, at) => {
    expect(map.get(each)).toBe(at);
  });
  for (const each of keys) map = map.delete(each);
  expect([...map]).toEqual([]);
});
