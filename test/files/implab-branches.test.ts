import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { PersistentMap } from '../../src/main/engine/collections/persistent-map';
import { openImplab } from '../../src/main/files/implab';
import { parseStep } from '../../src/main/files/step-schema';
import { CHECKSUM_KEY, checksum } from '../../src/main/store/checksum';
import { loadUsers } from '../../src/main/store/load-users';
import { SCHEMA_VERSION } from '../../src/main/store/migrations';
import { openSql, type Sql } from '../../src/main/store/sql';
import { openTestLab } from '../lab/open-test-lab';

let file: Uint8Array;
beforeAll(async () => {
  const lab = await openTestLab();
  await lab.ask('file.new', { template: 'pair' });
  await lab.ask('lab.run', { steps: [{ do: 'enable-users', count: 20 }] });
  await lab.ask('branch.fork', { at: 4, name: 'A', steps: [{ do: 'note', text: 'a' }] });
  await lab.ask('branch.fork', { at: 5, name: 'B', steps: [{ do: 'note', text: 'b' }] });
  await lab.ask('branch.switch', { name: 'Main' });
  await lab.ask('branch.fork', { at: 2, name: 'C', steps: [{ do: 'note', text: 'c' }] });
  const saved = await lab.ask('file.saveBytes', {});
  file = Buffer.from(saved.file.data, 'base64');
});

/** The file with changes and the checksum that fits them, as somebody who knows the format would make it. */
async function forged(action: (sql: Sql) => void): Promise<Uint8Array> {
  const sql = await openSql(file);
  action(sql);
  const sum = checksum(sql, loadUsers(sql, PersistentMap.of()));
  sql.run('INSERT OR REPLACE INTO meta VALUES (?, ?)', CHECKSUM_KEY, JSON.stringify(sum));
  const bytes = sql.bytes();
  sql.close();
  return bytes;
}

async function verdict(bytes: Uint8Array): Promise<string> {
  const read = await openImplab(bytes, parseStep);
  if (!read.ok) return read.failure.code;
  read.store.close();
  return 'opened';
}

test('the file as it is opens, and so does one whose checksum was made again', async () => {
  expect(await verdict(file)).toBe('opened');
  expect(await verdict(await forged(() => {}))).toBe('opened');
});

describe('branches that no implab wrote are damage', () => {
  test.each([
    ['two open ones', 'UPDATE branch SET done = NULL'],
    ['none open', 'UPDATE branch SET done = 1'],
    ['a name twice', `UPDATE branch SET name = '"A"' WHERE position = 2`],
    ['a name that is no text', "UPDATE branch SET name = '7' WHERE position = 1"],
    ['a name that is no JSON', "UPDATE branch SET name = 'A' WHERE position = 1"],
    ['a name with a control character', `UPDATE branch SET name = '"a\\u0000"' WHERE position = 1`],
    ['another main one', `UPDATE branch SET name = '"Main"' WHERE position = 1`],
    ['Main under another name', `UPDATE branch SET name = '"Other"' WHERE position = 0`],
    ['no main one', 'DELETE FROM branch WHERE position = 0'],
    ['one that comes from itself', 'UPDATE branch SET parent = position WHERE position = 2'],
    ['two that come from each other', 'UPDATE branch SET parent = 2 WHERE position = 1'],
    ['one that comes from nowhere', 'UPDATE branch SET parent = 99 WHERE position = 2'],
    ['a fork beyond the last step', 'UPDATE branch SET at = 90 WHERE position = 2'],
    ['the open one forked beyond its steps', 'UPDATE branch SET at = 4 WHERE position = 3'],
    ['a standing beyond the last step', 'UPDATE branch SET done = 90 WHERE position = 2'],
    ['a step that is missing', 'UPDATE branch_step SET idx = idx + 1 WHERE branch = 2'],
    ['steps of no branch', 'UPDATE branch_step SET branch = 7 WHERE branch = 2'],
    ['steps of the open branch', 'UPDATE branch_step SET branch = 3 WHERE branch = 2'],
    ['a step that is none', `UPDATE branch_step SET body = '{"do":"x"}'`],
    ['a step that is no JSON', "UPDATE branch_step SET body = '{'"],
    ['steps without branches', 'DELETE FROM branch'],
    [
      'a shared step that is another',
      `UPDATE step SET body = '{"do":"note","text":"x"}', do = 'note' WHERE idx = 1`,
    ],
    [
      'more than a hundred',
      `WITH RECURSIVE n(i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 200)
       INSERT INTO branch SELECT i, '"n' || i || '"', 0, 0, 0 FROM n`,
    ],
    [
      'more steps than a lab has',
      `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 100001)
       INSERT INTO branch_step SELECT 1, i + 100, '{"do":"note","text":""}' FROM n`,
    ],
  ])('%s', async (_what, sql) => {
    expect(await verdict(await forged((database) => database.script(sql)))).toBe('damaged');
  });
});

test('whatever stands in the tables of branches, a file opens or is refused, and what opens is usable', async () => {
  const number = fc.oneof(fc.integer({ min: -2, max: 7 }), fc.constant(null), fc.nat());
  const change = fc.oneof(
    fc.tuple(
      fc.constantFrom('position', 'parent', 'at', 'done'),
      number,
      fc.integer({ min: 0, max: 3 }),
    ),
    fc.tuple(fc.constantFrom('branch', 'idx'), number, fc.integer({ min: 0, max: 3 })),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
      const bytes = await forged((sql) => {
        for (const [column, value, row] of changes) {
          const table = column === 'branch' || column === 'idx' ? 'branch_step' : 'branch';
          const key = table === 'branch' ? 'position' : 'branch';
          try {
            sql.run(`UPDATE ${table} SET ${column} = ? WHERE ${key} = ?`, value, row);
          } catch {
            // The table itself refuses it: nothing has changed.
          }
        }
      });
      const lab = await openTestLab();
      const answer = await lab.call('file.openBytes', {
        name: 'x.implab',
        data: Buffer.from(bytes).toString('base64'),
      });
      if (answer.ok) {
        for (const { name } of (await lab.ask('branch.list', {})).branches) {
          await lab.ask('branch.switch', { name });
          await lab.ask('lab.run', { steps: [{ do: 'note', text: name }] });
        }
        await lab.ask('file.saveBytes', {});
      } else expect(answer).toMatchObject({ problem: { code: 'damaged' } });
      expect(lab.log).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('a forked lab says the format that older programs refuse by name', () => {
  const version = new DataView(file.buffer, file.byteOffset).getInt32(60);
  expect(version).toBe(SCHEMA_VERSION);
});
