import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { withMark, withoutMark } from '../../src/main/files/import/spreadsheet-cell';
import { assignmentsCsv, bulkCsv, loadsCsv } from '../../src/main/files/tables-out';
import { readUserFile } from '../../src/main/files/user-file';
import { labUsers } from '../../src/main/lab/views/lab-users';
import { csvText, defused, isFormula, rearmed } from '../../src/shared/csv';
import { anyRun, play } from '../engine/random-lab';

const cell = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc
    .tuple(fc.constantFrom('=', '+', '-', '@', "'", "''", '\t', ' =', '\u200b='), fc.string())
    .map(([a, b]) => a + b),
  // Beginnings wherever another separator would make one.
  fc
    .array(
      fc.constantFrom(
        '=',
        '＝',
        '-',
        '＠',
        "'",
        ';',
        '\t',
        '|',
        ',',
        '\n',
        ' ',
        '\u2060',
        '\u0000',
        '1',
        'a',
      ),
    )
    .map((parts) => parts.join('')),
);

test.each([
  '=1+1',
  '+cmd|x',
  '-2+3',
  '@SUM(A1)',
  '\tx',
  '\r=1',
  '  =1',
  '\u200b=1',
  '-a',
  '＝1',
  '＋a',
  '－a',
  '＠SUM(A1)',
  '\u0001=1',
  '\u3164=1',
  ' \ufeff=1',
])('%j would run in a spreadsheet', (text) => expect(isFormula(text)).toBe(true));
test.each(['', '-', '=', 'a=b', '12', '-12', '+46701', '3.5', 'ü@x', '"', '#'])(
  '%j would not',
  (text) => expect(isFormula(text)).toBe(false),
);

test('no defused cell runs, and every one can be had back', () => {
  fc.assert(
    fc.property(cell, (text) => {
      expect(isFormula(defused(text))).toBe(false);
      expect(withoutMark(withMark(text))).toBe(text);
      expect(rearmed(defused(text))).toBe(text);
    }),
    { numRuns: 2000 },
  );
});

test('a number ends a list of another separator as safely as it begins it', () => {
  expect(csvText(['a'], [['|-1'], ['-1;2'], ['1;-2'], ['-1']])).toBe(
    'a\r\n"|\'-1"\r\n"-1;2"\r\n"1;\'-2"\r\n-1\r\n',
  );
});

test.each([';', '\t', ',', '|'])(
  'no cell runs in a table that is read with %j between cells',
  (separator) => {
    fc.assert(
      fc.property(fc.tuple(cell, cell), (row) => {
        // A sign alone begins nothing that could run, whatever cell comes next.
        for (const line of csvText(['a', 'b'], [row]).split(/[\r\n]/))
          for (const part of line.split(separator)) {
            const shown = part.replace(/^"|"$/g, '').replace(/^\t+/, '');
            // A sign alone begins nothing that could run, whatever cell comes next.
            if (!/[=+\-@＝＋－＠][",]/.test(part)) expect(isFormula(shown)).toBe(false);
          }
      }),
      { numRuns: 500 },
    );
  },
);

test('what is written is read back cell by cell', () => {
  const rows = fc.array(fc.tuple(cell, cell), { minLength: 1 });
  fc.assert(
    fc.property(rows, (written) => {
      const text = csvText(['a', 'b'], written);
      const { data } = Papa.parse<string[]>(text, { newline: '\r\n', delimiter: ',' });
      expect(data.slice(1, -1).map((row) => row.map(rearmed))).toEqual(written);
    }),
  );
});

test('assignments and bulk files bring every user back to the same node', async () => {
  await fc.assert(
    fc.asyncProperty(anyRun, async (steps) => {
      const state = play(steps);
      const lab = { ...labUsers(state), user: () => null, ids: () => [] };
      for (const pieces of [assignmentsCsv(state), bulkCsv(state)]) {
        const text = [...pieces].join('');
        const file = await readUserFile(new TextEncoder().encode(text), lab, async () => {});
        if (!file.ok) throw new Error(file.detail);
        expect(file.problems).toEqual([]);
        const rows = [...Array(state.users.rows).keys()].filter(
          (row) => state.users.flagsAt(row) & 1,
        );
        expect(file.changes.fresh.map(({ row }) => [row.id, row.server])).toEqual(
          rows.map((row) => [
            state.users.ids.idAt(row),
            state.topology.nodes[state.users.homeAt(row)]?.name,
          ]),
        );
      }
    }),
    { numRuns: 60 },
  );
});

test('loads come out by node, in topology order', () => {
  const state = play([
    { do: 'add-group', name: 'PRG-1', ha: true },
    { do: 'add-node', group: 'PRG-1', name: '=imp1', capacity: 5 },
    { do: 'add-node', group: 'PRG-1', name: 'imp2', capacity: 5 },
    { do: 'enable-users', count: 8 },
    { do: 'fail-node', node: '=imp1' },
  ]);
  expect(loadsCsv(state).split('\r\n')).toEqual([
    'group,node,state,capacity,assigned users,assigned devices,own load,load for peer,load,over capacity,without service',
    "PRG-1,'=imp1,Unreachable,5,4,4,0,0,0,0,0",
    'PRG-1,imp2,Running in Backup Mode,5,4,4,4,4,8,3,0',
    '',
  ]);
});
