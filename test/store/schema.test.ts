import { expect, test } from 'vitest';
import { createStore } from '../../src/main/store/lab-store';
import { APPLICATION_ID, MIGRATIONS, SCHEMA_VERSION } from '../../src/main/store/migrations';
import { openSql, SqlError } from '../../src/main/store/sql';
import { REASONS } from '../../src/shared/model';

test('the database is marked as a lab and every table is strict', async () => {
  const sql = await openSql((await createStore()).bytes());
  expect(sql.number('PRAGMA application_id')).toBe(APPLICATION_ID);
  expect(sql.number('PRAGMA user_version')).toBe(SCHEMA_VERSION);
  const tables = sql.all(
    "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' ORDER BY name",
  );
  expect(tables.filter(([name]) => !String(name).startsWith('sqlite_'))).toEqual([
    ['branch', 1],
    ['branch_step', 1],
    ['load_sample', 1],
    ['meta', 1],
    ['node', 1],
    ['redundancy_group', 1],
    ['snapshot', 1],
    ['step', 1],
    ['user', 1],
  ]);
});

test('the numbers that files hold for reasons never change their meaning', () => {
  expect(MIGRATIONS).toHaveLength(SCHEMA_VERSION);
  expect(REASONS.slice(0, 14)).toEqual([
    'BAL_FEWEST',
    'BAL_TIE',
    'AS_FIRST_NODE',
    'AS_ONLY_NODE_IN_GROUP',
    'AS_GROUP_LEAST',
    'EXPLICIT_BAT',
    'EXPLICIT_MANUAL',
    'REBALANCED',
    'NONE_NO_AUTO',
    'NO_NODE_WITH_CAPACITY',
    'BLOCKED_CLUSTER_IN_FAILOVER',
    'UNASSIGNED_BY_ADMIN',
    'NOT_ELIGIBLE_HOME_CLUSTER',
    'NOT_ELIGIBLE_NOT_ENABLED',
  ]);
});

test('an empty database and a broken statement give one kind of error', async () => {
  const sql = await openSql();
  expect(() => sql.run('SELECT * FROM nowhere')).toThrow(SqlError);
  expect(() => sql.number("SELECT 'x'")).toThrow(SqlError);
  const garbage = await openSql(new Uint8Array(5000).fill(7));
  expect(() => garbage.all('SELECT * FROM sqlite_schema')).toThrow(SqlError);
  sql.close();
});

test('functions, pragmas and statements live through an export', async () => {
  const sql = await openSql();
  sql.script('CREATE TABLE t (a INTEGER) STRICT');
  sql.rowFunction('twice', (row) => row * 2);
  const statement = sql.prepare('INSERT INTO t VALUES (twice(?))');
  statement.run(1);
  sql.bytes();
  statement.run(2);
  statement.free();
  expect(sql.all('SELECT a FROM t ORDER BY a')).toEqual([[2], [4]]);
});
