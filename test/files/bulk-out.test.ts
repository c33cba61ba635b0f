import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { replay } from '../../src/main/cli/replay';
import type { LabState } from '../../src/main/engine/state';
import { assignmentsTable, bulkTable, movesTable } from '../../src/main/files/bulk-out';
import { readUserFile } from '../../src/main/files/user-file';
import { labUsers } from '../../src/main/lab/views/lab-users';
import type { TableLayout } from '../../src/shared/lab-api';
import type { Step, UserRow } from '../../src/shared/step';

const PRODUCT: TableLayout = { reader: 'product', separator: ',', ownColumns: false };
const TOPOLOGY: readonly Step[] = [
  { do: 'add-group', name: 'PRG-1', ha: true },
  { do: 'add-node', group: 'PRG-1', name: 'imp1', ova: '5000' },
  { do: 'add-node', group: 'PRG-1', name: 'imp2.corp', ova: '5000' },
];

function play(steps: readonly Step[]): LabState {
  const { state, failures } = replay({ format: 'implab-scenario', version: 1, steps });
  expect(failures).toEqual([]);
  return state;
}

/** The same users, nodes, eligibility and devices in the same order. */
function facts({ users, topology }: LabState) {
  return Array.from({ length: users.rows }, (_, row) => [
    users.ids.idAt(row),
    topology.nodes[users.homeAt(row)]?.name ?? null,
    users.flagsAt(row),
    users.devicesAt(row),
  ]);
}

const anyId = fc.oneof(
  fc.stringMatching(/^[a-z]{1,8}\d{0,3}$/),
  fc.stringMatching(/^[=+\-@'"]{1,2}[a-z0-9,;|"' ]{0,6}[a-z]$/),
  fc.constantFrom(
    'jmüller',
    "o'brien",
    'Anna',
    '0012',
    "'0012",
    'a b',
    '=1+1',
    "'=x",
    '😀',
    'b;c',
    'tab\there'.replace('\t', ' '),
  ),
);
const anyUsers = fc
  .uniqueArray(
    fc.record({
      id: anyId,
      server: fc.constantFrom('imp1', 'imp2.corp', undefined),
      homeCluster: fc.boolean(),
      enabled: fc.boolean(),
      devices: fc.integer({ min: 1, max: 3 }),
    }),
    { selector: ({ id }) => id.trim(), minLength: 1, maxLength: 12 },
  )
  .map((users): UserRow[] =>
    users.map(({ server, ...user }) => ({
      ...user,
      id: user.id.trim(),
      ...(server !== undefined && { server }),
    })),
  );

describe('every table is read back as the users that were written', () => {
  test.each<[string, TableLayout]>([
    ['for a spreadsheet', { reader: 'spreadsheet', separator: ';', ownColumns: true }],
    ['for a spreadsheet, by tabs', { reader: 'spreadsheet', separator: '\t', ownColumns: true }],
  ])('%s', async (_, layout) => {
    await fc.assert(
      fc.asyncProperty(anyUsers, async (users) => {
        const state = play([
          ...TOPOLOGY,
          { do: 'set-mode', mode: 'none' },
          { do: 'enable-users', users },
          { do: 'set-mode', mode: 'balanced' },
        ]);
        for (const table of [assignmentsTable(state, layout), bulkTable(state, layout)]) {
          expect(table.losses.filter((loss) => !loss.includes('apostrophe'))).toEqual([]);
          const empty = play(TOPOLOGY);
          const read = await readUserFile(
            new TextEncoder().encode(table.text),
            labUsers(empty),
            async () => {},
          );
          if (!read.ok) throw new Error(read.detail);
          expect(read.problems).toEqual([]);
          expect(facts(play([...TOPOLOGY, ...read.steps]))).toEqual(facts(state));
        }
      }),
      { numRuns: 60 },
    );
  });
});

test('a file of moves brings the lab before them to the lab after them, and holds nobody else', async () => {
  await fc.assert(
    fc.asyncProperty(anyUsers, fc.array(fc.nat(11), { maxLength: 6 }), async (users, picks) => {
      const whole = users.map(({ id }) => ({ id, server: 'imp1' }));
      const first: Step[] = [...TOPOLOGY, { do: 'enable-users', users: whole }];
      const ids = [...new Set(picks.flatMap((index) => whole[index]?.id ?? []))].filter(
        (id) => !/^'\d|^'[=+\-@]/.test(id),
      );
      const [moved, cleared] = [ids.slice(1), ids.slice(0, 1)];
      const then: Step[] = [
        ...(moved.length > 0 ? [{ do: 'assign', users: moved, node: 'imp2.corp' } as const] : []),
        ...(cleared.length > 0 ? [{ do: 'unassign', users: cleared } as const] : []),
      ];
      const [before, after] = [play(first), play([...first, ...then])];
      const table = movesTable(before, after, PRODUCT);
      expect(table.rows).toBe(ids.length);
      if (ids.length === 0) return;
      const read = await readUserFile(
        new TextEncoder().encode(table.text),
        labUsers(before),
        async () => {},
      );
      if (!read.ok) throw new Error(read.detail);
      expect(facts(play([...first, ...read.steps]))).toEqual(facts(after));
    }),
    { numRuns: 60 },
  );
});

test('what a file cannot carry is told before it is written, with what to do', () => {
  const state = play([
    ...TOPOLOGY,
    { do: 'enable-users', users: [{ id: '=cmd', devices: 2 }, { id: 'ann' }] },
    { do: 'unassign', users: ['ann'] },
  ]);
  expect(bulkTable(state, PRODUCT).losses).toEqual([
    '1 user has more than one device: the file has no column for devices; columns of implab carry them.',
    '1 user is unassigned: a blank server leaves new users to the mode; as an update it clears the server.',
    '1 user has an id that a spreadsheet would run: they stand as they are, for the product; do not open this file in a spreadsheet.',
  ]);
  expect(bulkTable(state, { ...PRODUCT, reader: 'spreadsheet' }).text).toContain("'=cmd");
  expect(bulkTable(state, PRODUCT).text).toContain('\r\n=cmd,t,t,imp1\r\n');
});

test('a damaged letter never changes a user without a word', async () => {
  const lines = Array.from(
    { length: 6 },
    (_, index) => `user${index},"x, y",imp${index % 2 === 0 ? '1' : '2.corp'}`,
  );
  const text = `USER ID,DEPARTMENT,ASSIGNED PRESENCE SERVER\r\n${lines.join('\r\n')}\r\n`;
  const empty = play(TOPOLOGY);
  // Every place with every letter: what chance would find on some other day is found today.
  for (let index = 0; index < text.length; index++)
    for (const letter of ['"', ',', '\n', '\0', ';', '']) {
      const damaged = text.slice(0, index) + letter + text.slice(index + 1);
      const bytes = new TextEncoder().encode(damaged);
      const read = await readUserFile(bytes, labUsers(empty), async () => {});
      if (!read.ok || read.problems.length + read.warnings.length > 0) continue;
      // Nothing was told: then every user that came in stands on its node, or under an id that the damage itself made.
      for (const { row } of read.changes.fresh) {
        const line = lines.find((each) => each.startsWith(`${row.id},`));
        if (line !== undefined) expect(row.server, damaged).toBe(line.split('",')[1]);
      }
    }
});
