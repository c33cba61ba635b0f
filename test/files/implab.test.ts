import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { PersistentMap } from '../../src/main/engine/collections/persistent-map';
import { sameState } from '../../src/main/engine/compare';
import { openImplab } from '../../src/main/files/implab';
import { parseStep } from '../../src/main/files/step-schema';
import { openScenario, openStored } from '../../src/main/lab/opening/open';
import { CHECKSUM_KEY, checksum } from '../../src/main/store/checksum';
import { loadUsers } from '../../src/main/store/load-users';
import { APPLICATION_ID } from '../../src/main/store/migrations';
import { openSql, type Sql } from '../../src/main/store/sql';
import type { Step } from '../../src/shared/step';
import { anyRun } from '../engine/random-lab';

const NOW = async () => {};
const CAME = { name: 'lab', path: null };

async function labOf(steps: readonly Step[]) {
  return openScenario({ format: 'implab-scenario', version: 1, title: 'Lab', steps }, CAME, NOW);
}

/** A file with something of everything in it. */
const STEPS: Step[] = [
  { do: 'add-group', name: 'PRG-1', ha: true },
  { do: 'add-node', group: 'PRG-1', name: 'imp1', ova: '5000', generation: 'M5' },
  { do: 'add-node', group: 'PRG-1', name: 'imp2', ova: '5000' },
  { do: 'enable-users', count: 120 },
  { do: 'enable-users', users: [{ id: 'o\'brien <b>"&' }, { id: '=cmd()', server: 'imp2' }] },
  { do: 'set-notes', on: 'user', name: 'user7', text: 'VIP' },
  { do: 'take-snapshot', name: 'before' },
  { do: 'fail-node', node: 'imp1' },
  { do: 'enable-users', users: [{ id: 'late', server: 'imp1' }] },
  { do: 'remove-node', node: 'imp1', refused: 'V33', note: 'too early' },
  { do: 'expect', noService: 0 },
];

let file: Uint8Array;
beforeAll(async () => {
  const lab = await labOf(STEPS);
  lab.goTo(9);
  file = await lab.bytes(async () => {});
});

/** The file with changes made in it through SQL, as another program would make them. */
async function changed(action: (sql: Sql) => void): Promise<Uint8Array> {
  const sql = await openSql(file);
  action(sql);
  const bytes = sql.bytes();
  sql.close();
  return bytes;
}

async function verdict(bytes: Uint8Array): Promise<string> {
  const read = await openImplab(bytes, parseStep);
  if (!read.ok) return `${read.failure.code}: ${read.failure.detail}`;
  read.store.close();
  return 'opened';
}

describe('saving and opening', () => {
  test('give back the same state, journal, snapshots and notes', async () => {
    await fc.assert(
      fc.asyncProperty(anyRun, fc.nat(), async (steps, nat) => {
        const lab = await labOf(steps);
        const position = nat % (steps.length + 1);
        lab.goTo(position);
        const read = await openImplab(await lab.bytes(async () => {}), parseStep);
        if (!read.ok) throw new Error(read.failure.detail);
        expect(sameState(read.store.stored.state, lab.state)).toBe(true);
        const opened = await openStored(read.store, CAME, NOW);
        expect(opened.origin.seal?.verdict).toBe('same');
        expect(opened.isDirty).toBe(false);
        expect(opened.record).toEqual({ ...lab.record, journal: expect.anything() });
        expect(opened.delta().rows).toEqual(lab.delta().rows);
        expect(sameState(opened.state, lab.state)).toBe(true);
        for (let index = 0; index <= steps.length; index++)
          expect(sameState(opened.stateAt(index), lab.stateAt(index))).toBe(true);
        opened.close();
        lab.close();
      }),
      { numRuns: 40 },
    );
  });

  test('give the same bytes for the same lab', async () => {
    const again = await labOf(STEPS);
    again.goTo(9);
    expect(Buffer.from(await again.bytes(async () => {})).equals(Buffer.from(file))).toBe(true);
  });

  test('leave nothing behind of what was taken out of the lab', async () => {
    const lab = await labOf([{ do: 'enable-users', users: [{ id: 'very-secret-name' }] }]);
    await lab.bytes(async () => {});
    lab.goTo(0);
    const worked = lab.perform([{ do: 'note', text: 'x' }]);
    if (!worked.ok) throw new Error('refused');
    lab.accept(worked.performed);
    expect(Buffer.from(await lab.bytes(async () => {})).includes('very-secret-name')).toBe(false);
  });
});

describe('what is not a lab of this version', () => {
  test.each<[string, () => Uint8Array | Promise<Uint8Array>, string]>([
    ['no bytes', () => new Uint8Array(0), 'not-a-lab: it is no database'],
    ['text', () => Buffer.from('{"format":"implab-scenario"}'), 'not-a-lab: it is no database'],
    ['the beginning only', () => file.subarray(0, 100), 'not-a-lab: it is no database'],
    [
      'the database of another program',
      () => changed((sql) => sql.script('PRAGMA application_id = 7')),
      'not-a-lab: it is a database of another program',
    ],
    [
      'a newer format',
      () => changed((sql) => sql.script('PRAGMA user_version = 9')),
      'newer-version: has format 9, and this implab knows formats up to 3',
    ],
    [
      'no version',
      () => changed((sql) => sql.script('PRAGMA user_version = 0')),
      'damaged: its version is missing',
    ],
    [
      'an empty database that says it is a lab',
      async () => {
        const sql = await openSql();
        sql.script(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = 1; VACUUM`);
        return sql.bytes();
      },
      'damaged: table load_sample is missing',
    ],
    [
      'a table gone',
      () => changed((sql) => sql.script('DROP TABLE snapshot')),
      'damaged: table snapshot is missing',
    ],
    ['half of it', () => file.subarray(0, file.length / 2), 'damaged: it has'],
    ['more than all of it', () => Buffer.concat([file, Buffer.alloc(4096)]), 'damaged: it has'],
  ])('%s is refused with its reason', async (_, make, reason) => {
    expect(await verdict(await make())).toContain(reason);
  });

  test.each([
    ['CREATE TRIGGER bad AFTER INSERT ON user BEGIN DELETE FROM step; END', 'a trigger named bad'],
    ['CREATE VIEW bad AS SELECT * FROM user', 'a view named bad'],
    ['CREATE TABLE bad (a)', 'a table named bad'],
    ['CREATE INDEX bad ON user (id)', 'an index named bad'],
    ['CREATE VIRTUAL TABLE bad USING fts5(a)', 'bad'],
    [
      'ALTER TABLE user ADD COLUMN bad TEXT GENERATED ALWAYS AS (id) VIRTUAL',
      'a table user with other columns',
    ],
    ['ALTER TABLE step ADD COLUMN bad TEXT', 'a table step with other columns'],
    ['DROP TABLE user; CREATE VIEW user AS SELECT 1 AS row', 'a view named user'],
    ['ANALYZE', 'sqlite_stat1'],
  ])('%s is a foreign object', async (statement, what) => {
    let bytes: Uint8Array;
    try {
      bytes = await changed((sql) => sql.script(statement));
    } catch (error) {
      // This build of SQLite has no such module, so nobody can plant one with it either.
      expect(String(error)).toContain('no such module');
      return;
    }
    const said = await verdict(bytes);
    expect(said).toMatch(/^foreign-object: /);
    expect(said).toContain(what);
  });

  test('thousands of tables are refused without reading them', async () => {
    const bytes = await changed((sql) => {
      sql.script(
        Array.from({ length: 1500 }, (_, index) => `CREATE TABLE t${index} (a)`).join(';'),
      );
    });
    expect(await verdict(bytes)).toBe('foreign-object: more tables than a lab has');
  });
});

describe('rows changed by somebody else', () => {
  test.each([
    'UPDATE user SET home = 1 WHERE row = 0',
    "UPDATE user SET id = 'x' WHERE row = 3",
    'DELETE FROM user WHERE row = 5',
    'DELETE FROM user WHERE row = 121',
    "INSERT INTO user VALUES (4000000000, 'x', 0, 7, 0, NULL, 1, 0)",
    'UPDATE step SET body = \'{"do":"note","text":""}\' WHERE idx = 7',
    "UPDATE step SET body = 'x' WHERE idx = 7",
    'UPDATE step SET body = \'{"do":"format-disk"}\' WHERE idx = 7',
    'DELETE FROM step WHERE idx = 2',
    "UPDATE step SET refused = 'V99' WHERE idx = 9",
    'UPDATE load_sample SET load = 1 WHERE step = 7',
    'UPDATE node SET capacity = 1',
    "UPDATE node SET state = 'Happy'",
    "UPDATE meta SET value = '2' WHERE key = 'position'",
    "UPDATE meta SET value = '99' WHERE key = 'position'",
    "UPDATE meta SET value = '{}' WHERE key = 'annotations'",
    "UPDATE meta SET value = '\"x\"' WHERE key = 'checksum'",
    "DELETE FROM meta WHERE key = 'checksum'",
    "DELETE FROM meta WHERE key = 'mode'",
    "UPDATE meta SET value = '100000000' WHERE key = 'nodeSlots'",
    'PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 2',
  ])('%s makes the file damaged, not wrong', async (statement) => {
    const said = await verdict(await changed((sql) => sql.script(statement)));
    expect(said).toMatch(/^(?:damaged|foreign-object): ./);
  });
});

describe('rows changed by somebody who seals them anew', () => {
  /** The change, with the checksum that fits what the tables say then. */
  const sealed = (statement: string) =>
    changed((sql) => {
      sql.script(statement);
      const sum = checksum(sql, loadUsers(sql, PersistentMap.of()));
      sql.run('INSERT OR REPLACE INTO meta VALUES (?, ?)', CHECKSUM_KEY, JSON.stringify(sum));
    });

  test('the file itself passes when it is sealed anew', async () => {
    expect(await verdict(await sealed('SELECT 1'))).toBe('opened');
  });

  test.each([
    ['UPDATE redundancy_group SET first_node = 99', 'redundancy_group 0 names a node'],
    ['UPDATE redundancy_group SET second_node = 0', 'redundancy_group 0 holds node 0 a second'],
    ['UPDATE redundancy_group SET second_node = NULL', 'node 1 is in no group'],
    ["UPDATE redundancy_group SET name = ' '", 'redundancy_group 0 must be a name'],
    ['DELETE FROM node', 'redundancy_group 0 names a node'],
    ['UPDATE node SET capacity = -1', 'node 0 must be a whole number from 1'],
    ['UPDATE node SET relogin_upper = -1', 'node 0 must be a whole number from 0'],
    ["UPDATE node SET name = 'a' || char(8238) || 'b'", 'node 0 must be a name'],
    ['UPDATE user SET home = 200 WHERE row = 3', 'user names a node'],
    ["UPDATE snapshot SET name = ''", 'snapshot 0 must be a name'],
    ['UPDATE snapshot SET step = 99', 'snapshot is of a step that is not there'],
    ["UPDATE step SET do = 'wait' WHERE idx = 10", 'step 11 is listed as another one'],
    ['INSERT INTO load_sample VALUES (99, 0, 1, 1)', 'load_sample is of a step'],
    ["INSERT INTO meta VALUES ('luggage', '1')", 'meta holds what is no part of a lab'],
    ["UPDATE meta SET value = '\"x\"' WHERE key = 'mode'", 'meta.mode must be one of'],
    ["UPDATE meta SET value = '{}' WHERE key = 'policies'", 'meta.policies.tieBreak is missing'],
    ["UPDATE meta SET value = '{}' WHERE key = 'parameters'", 'meta.parameters.release is missing'],
    ["UPDATE meta SET value = '{\"publisher\":9}' WHERE key = 'facts'", 'meta.facts names a node'],
    ['UPDATE meta SET value = \'[["a","b"]]\' WHERE key = \'highest\'', 'meta.highest is of'],
    [
      `UPDATE meta SET value = '{"lab":"","groups":[],"nodes":[[9,"x"]],"users":[]}' WHERE key = 'annotations'`,
      'meta.annotations stand on',
    ],
    ['UPDATE redundancy_group SET status = NULL', 'redundancy_group 0 has a status that'],
    ['UPDATE redundancy_group SET ha = 0', 'redundancy_group 0 has a status that'],
    ['UPDATE redundancy_group SET carrier = 7', 'redundancy_group 0 is carried by a node'],
    [
      "UPDATE redundancy_group SET transition = 'fallback', transition_node = 7, transition_ends_at = 9",
      'redundancy_group 0 names a node',
    ],
    ["UPDATE node SET state = 'Happy'", 'node 0 holds an unknown word'],
    ["UPDATE node SET reason = 'Happy'", 'node 0 holds an unknown word'],
    ["UPDATE node SET ova = '7'", 'node 0 holds an unknown word'],
    ['UPDATE node SET stopped = \'{"x":"stopped"}\'', 'node 0 holds an unknown word'],
    ['UPDATE node SET stopped = \'{"xcp-router":"gone"}\'', 'node 0 holds an unknown word'],
    ["UPDATE node SET stopped = 'null'", 'node 0 is damaged'],
    ["UPDATE node SET stopped = '7'", 'node 0 is damaged'],
    ["UPDATE node SET stopped = '{'", 'node 0 is not readable'],
    ['UPDATE node SET idx = 9 WHERE idx = 1', 'node 9 has no place in the lab'],
    ["UPDATE meta SET value = '256' WHERE key = 'nodeSlots'", 'meta.nodeSlots more nodes'],
    ["UPDATE meta SET value = '1' WHERE key = 'nodeSlots'", 'node 1 has no place in the lab'],
    ['UPDATE snapshot SET step = -1', 'snapshot is of a step that is not there'],
    ["UPDATE step SET refused = 'V99' WHERE idx = 9", 'step 10 holds an unknown word'],
    ["UPDATE step SET body = 'x' WHERE idx = 9", 'step 10 is not readable'],
    ['UPDATE step SET body = \'{"do":"fly"}\' WHERE idx = 9', 'step 10 '],
    ['DELETE FROM step WHERE idx = 2', 'step 3 is missing'],
    ['INSERT INTO load_sample VALUES (-1, 0, 1, 1)', 'load_sample is of a step'],
    ['INSERT INTO load_sample VALUES (11, 0, 1, 1)', 'load_sample is of a step'],
    ["UPDATE meta SET value = '12' WHERE key = 'position'", 'meta.position beyond the last step'],
    ["UPDATE meta SET value = '-1' WHERE key = 'clock'", 'meta.clock is of the wrong kind'],
    ["UPDATE meta SET value = '1.5' WHERE key = 'clock'", 'meta.clock is of the wrong kind'],
    ["UPDATE meta SET value = '[]' WHERE key = 'head'", 'meta.head is of the wrong kind'],
    ["UPDATE meta SET value = 'null' WHERE key = 'head'", 'meta.head is of the wrong kind'],
    ["UPDATE meta SET value = '{' WHERE key = 'head'", 'meta.head is not readable'],
    ["DELETE FROM meta WHERE key = 'engine'", 'meta.engine is missing'],
    ["UPDATE meta SET value = '7' WHERE key = 'highest'", 'meta a list of pairs is damaged'],
    ["UPDATE meta SET value = '[[1]]' WHERE key = 'highest'", 'meta a list of pairs is damaged'],
    ["UPDATE meta SET value = '[[null,1]]' WHERE key = 'highest'", 'meta a list of pairs is'],
    ["UPDATE meta SET value = '[[7,1]]' WHERE key = 'highest'", 'meta.highest is of'],
    ["UPDATE meta SET value = '[[\"a\",1.5]]' WHERE key = 'highest'", 'meta.highest is of'],
    ...[
      '{"lab":"","groups":[[1,"x"]],"nodes":[],"users":[]}',
      '{"lab":"","groups":[["PRG-1",7]],"nodes":[],"users":[]}',
      '{"lab":"","groups":[],"nodes":[[2,"x"]],"users":[]}',
      '{"lab":"","groups":[],"nodes":[[-1,"x"]],"users":[]}',
      '{"lab":"","groups":[],"nodes":[[0.5,"x"]],"users":[]}',
      '{"lab":"","groups":[],"nodes":[],"users":[[123,"x"]]}',
    ].map((notes): [string, string] => [
      `UPDATE meta SET value = '${notes}' WHERE key = 'annotations'`,
      'meta.annotations stand on',
    ]),
    [
      `WITH RECURSIVE n(i) AS (SELECT 11 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
       INSERT INTO step SELECT i, 'note', '{"do":"note","text":""}', NULL, 0 FROM n`,
      'step has 100001 rows',
    ],
  ])('%s is refused all the same', async (statement, reason) => {
    expect(await verdict(await sealed(statement))).toContain(`damaged: ${reason}`);
  });
});

describe('what a file may hold though no step of ours wrote it', () => {
  test.each([
    "UPDATE meta SET value = '{\"publisher\":-1}' WHERE key = 'facts'",
    "UPDATE meta SET value = '{\"publisher\":1}' WHERE key = 'facts'",
    'UPDATE meta SET value = \'{"title":7,"ticks":[1,"a"],"settle":0}\' WHERE key = \'head\'',
    'INSERT INTO load_sample VALUES (10, 0, 1, 1)',
    "UPDATE meta SET value = '11' WHERE key = 'position'",
    `UPDATE meta SET value = '{"lab":"","groups":[["PRG-1","x"]],"nodes":[[1,"x"]],"users":[[122,"x"]]}' WHERE key = 'annotations'`,
  ])('%s', async (statement) => {
    const bytes = await changed((sql) => {
      sql.script(statement);
      const sum = checksum(sql, loadUsers(sql, PersistentMap.of()));
      sql.run('INSERT OR REPLACE INTO meta VALUES (?, ?)', CHECKSUM_KEY, JSON.stringify(sum));
    });
    const read = await openImplab(bytes, parseStep);
    if (!read.ok) throw new Error(read.failure.detail);
    const { title, settle, ticks } = read.store.stored.record.head;
    expect([title ?? 'Lab', settle ?? true, ticks ?? ['a']]).toEqual(['Lab', true, ['a']]);
    read.store.close();
  });
});

describe('damage', () => {
  test('every truncation is refused', async () => {
    for (let length = 0; length < file.length; length += 509)
      expect(await verdict(file.subarray(0, length))).toMatch(/^(?:not-a-lab|damaged): /);
  });

  test('random bytes changed anywhere: the lab opens equal or is refused with a reason', async () => {
    const lab = await labOf(STEPS);
    lab.goTo(9);
    const flips = fc.array(fc.tuple(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 })), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(flips, async (changes) => {
        const bytes = file.slice();
        for (const [index, by] of changes) bytes[index]! ^= by;
        const read = await openImplab(bytes, parseStep);
        if (!read.ok) {
          expect(read.failure.detail).not.toBe('');
          return;
        }
        expect(sameState(read.store.stored.state, lab.state)).toBe(true);
        expect(read.store.stored.record).toEqual({ ...lab.record, journal: expect.anything() });
        read.store.close();
      }),
      { numRuns: 300 },
    );
  }, 240_000);

  test('stretches overwritten with zeros, noise or other pages: the same', async () => {
    const lab = await labOf(STEPS);
    lab.goTo(9);
    const cut = fc.record({
      from: fc.nat(file.length - 1),
      to: fc.nat(file.length - 1),
      length: fc.integer({ min: 8, max: 9000 }),
      kind: fc.constantFrom('zeros', 'noise', 'copy'),
    });
    await fc.assert(
      fc.asyncProperty(cut, async ({ from, to, length, kind }) => {
        const bytes = file.slice();
        if (kind === 'copy') bytes.copyWithin(to, from, from + length);
        else
          for (let index = from; index < Math.min(bytes.length, from + length); index++)
            bytes[index] = kind === 'zeros' ? 0 : (index * 7919) & 0xff;
        const read = await openImplab(bytes, parseStep);
        if (!read.ok) return;
        expect(sameState(read.store.stored.state, lab.state)).toBe(true);
        read.store.close();
      }),
      { numRuns: 400 },
    );
  }, 120_000);
});
