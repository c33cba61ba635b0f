import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { IdTable } from '../../src/main/engine/ids';

type Addition =
  | { readonly prefix: string; readonly from: number; readonly count: number }
  | { readonly ids: readonly string[] };

const addition: fc.Arbitrary<Addition> = fc.oneof(
  fc.record({
    prefix: fc.constantFrom('user', 'user1', 'user0', 'u', '', '7', '__proto__'),
    from: fc.integer({ min: 0, max: 130 }),
    count: fc.integer({ min: 1, max: 15 }),
  }),
  fc.record({
    ids: fc.array(
      fc.oneof(
        fc.constantFrom('user1', 'user10', 'user010', 'ann', '7', '71', '__proto__', 'constructor'),
        fc.string({ minLength: 1, maxLength: 5 }),
      ),
      { minLength: 1, maxLength: 5 },
    ),
  }),
);

function add(table: IdTable, what: Addition): string[] {
  if ('ids' in what) {
    for (const id of what.ids) table.appendListed(id);
    return [...what.ids];
  }
  table.appendGenerated(what.prefix, what.from, what.count);
  return Array.from({ length: what.count }, (_, i) => what.prefix + (what.from + i));
}

describe('a table of names', () => {
  test('answers like a plain list of the names', () => {
    fc.assert(
      fc.property(
        fc.array(addition, { maxLength: 12 }),
        fc.nat(),
        fc.nat(),
        (additions, cut, seen) => {
          const table = new IdTable();
          const plain = additions.flatMap((what) => {
            const added = add(table, what);
            // A look-up between two additions: what comes later must be found too.
            table.rowOf(added[0]!, table.length);
            return added;
          });
          const shorter = table.truncated(plain.length === 0 ? 0 : cut % (plain.length + 1));
          for (const [made, names] of [
            [table, plain],
            [shorter, plain.slice(0, shorter.length)],
          ] as const) {
            expect(made.length).toBe(names.length);
            expect(names.map((_, row) => made.idAt(row))).toEqual(names);
            for (const id of new Set(plain))
              for (const rows of new Set([names.length, seen % (names.length + 1)]))
                expect(made.rowOf(id, rows)).toBe(names.slice(0, rows).lastIndexOf(id));
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test('calls a range surely free only when no name of it is taken', () => {
    fc.assert(
      fc.property(fc.array(addition, { maxLength: 8 }), addition, (additions, wanted) => {
        if ('ids' in wanted) return;
        const table = new IdTable();
        for (const what of additions) add(table, what);
        if (!table.surelyFree(wanted.prefix, wanted.from, wanted.count)) return;
        for (let i = 0; i < wanted.count; i++)
          expect(table.rowOf(wanted.prefix + (wanted.from + i), table.length)).toBe(-1);
      }),
      { numRuns: 300 },
    );
  });
});
