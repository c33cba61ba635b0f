import { expect, test } from 'vitest';
import { migrate, SCHEMA_VERSION } from '../../src/main/store/migrations';
import { openSql } from '../../src/main/store/sql';

test('figures of every node after every step become those that a step changed', async () => {
  const sql = await openSql();
  migrate(sql, 0, 2);
  sql.script(`
    INSERT INTO step VALUES (0, 'x', '', NULL, 0), (1, 'x', '', NULL, 0), (2, 'x', '', NULL, 0), (3, 'x', '', NULL, 0);
    INSERT INTO load_sample VALUES (0, 0, 5, 5), (1, 0, 5, 5), (1, 1, 0, 0), (2, 0, 5, 7), (2, 1, 0, 0), (3, 0, 5, 7);
  `);
  migrate(sql, 2);
  expect(sql.number('PRAGMA user_version')).toBe(SCHEMA_VERSION);
  expect(sql.all('SELECT * FROM load_sample ORDER BY step, node')).toEqual([
    [0, 0, 5, 5],
    [1, 1, 0, 0],
    [2, 0, 5, 7],
    [3, 1, -1, -1],
  ]);
});
