import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { openSql } from '../../src/main/store/sql';
import { base64, openTestLab, type TestLab } from '../lab/open-test-lab';
import { damagedBytes, damagedJson } from './damage';
import { type Chance, chance, ROUNDS, SEED } from './random';

/** A lab with something of everything, on three branches, opened and saved. */
async function seedLab(): Promise<{ readonly implab: Uint8Array; readonly scenario: unknown }> {
  const lab = await openTestLab();
  await lab.call('file.openSample', { id: 'users-wait-during-failover' });
  await lab.call('lab.run', {
    steps: [
      { do: 'take-snapshot', name: 'before' },
      { do: 'set-notes', on: 'lab', text: 'note' },
      {
        do: 'enable-users',
        users: [
          { id: 'anna', devices: 2 },
          { id: 'bob', enabled: false },
        ],
      },
    ],
  });
  await lab.call('lab.undo', {});
  await lab.ask('branch.fork', { at: 2, name: 'A', steps: [{ do: 'note', text: 'a' }] });
  await lab.ask('branch.fork', { at: 3, name: 'B', steps: [{ do: 'note', text: 'b' }] });
  await lab.ask('branch.switch', { name: 'A' });
  const saved = await lab.ask('file.saveBytes', {});
  const exported = await lab.ask('file.export', { kind: 'scenario' });
  return {
    // A copy: `slice` of a `Buffer` would share its bytes.
    implab: new Uint8Array(Buffer.from(saved.file.data, 'base64')),
    scenario: JSON.parse(Buffer.from(exported.file.data, 'base64').toString()),
  };
}

/** A lab whose rows were changed by somebody who knows SQL. */
async function damagedRows(implab: Uint8Array, by: Chance): Promise<Uint8Array> {
  // SQLite works in the bytes that it is given.
  const sql = await openSql(implab.slice());
  try {
    const names = (query: string): string[] => sql.all(query).map(([name]) => String(name));
    const tables = names("SELECT name FROM sqlite_master WHERE type = 'table'");
    for (let left = 1 + by.below(3); left > 0; left--) {
      const table = by.pick(tables);
      const column = by.pick(names(`SELECT name FROM pragma_table_info('${table}')`));
      const value = by.pick([
        "'__proto__'",
        'NULL',
        '-1',
        '1e308',
        "x'00ff'",
        "printf('%.*c', 99999, 'x')",
      ]);
      const row = `rowid = (SELECT rowid FROM "${table}" LIMIT 1 OFFSET ${by.below(5)})`;
      const change = by.pick([
        `UPDATE OR IGNORE "${table}" SET "${column}" = ${value} WHERE ${row}`,
        `UPDATE OR IGNORE "${table}" SET "${column}" = ${value}`,
        `DELETE FROM "${table}" WHERE ${row}`,
        `CREATE TRIGGER IF NOT EXISTS odd AFTER INSERT ON "${table}" BEGIN SELECT 1; END`,
        `CREATE TABLE IF NOT EXISTS odd (x)`,
        `PRAGMA user_version = ${by.below(9)}`,
      ]);
      try {
        sql.script(change);
      } catch {
        // The schema itself refuses it: that is one attack less.
      }
    }
    return sql.bytes();
  } finally {
    sql.close();
  }
}

/** Opens bytes over an open lab: what comes of it is a whole lab or a problem with words, and never half of both. */
async function attack(lab: TestLab, name: string, bytes: Uint8Array, why: string): Promise<void> {
  const before = JSON.stringify(lab.view().groups);
  const { title } = lab.view();
  const answer = await lab.call('file.openBytes', { name, data: base64(bytes) });
  if (!answer.ok) {
    expect('problem' in answer && answer.problem.code, why).not.toBe('internal');
    expect([lab.view().title, JSON.stringify(lab.view().groups)], why).toEqual([title, before]);
  } else {
    // What opened can be saved, and opens again to the same.
    const shown = JSON.stringify(lab.view().groups);
    const saved = await lab.ask('file.saveBytes', {});
    const again = await lab.call('file.openBytes', { name: 'again.implab', data: saved.file.data });
    expect(again.ok, why).toBe(true);
    expect(JSON.stringify(lab.view().groups), why).toBe(shown);
  }
  expect(lab.log, why).toEqual([]);
}

test('no damaged lab file opens as half a lab, breaks the open one or is called an error of ours', async () => {
  const { implab } = await seedLab();
  const lab = await openTestLab();
  await lab.call('file.new', { template: 'pair' });
  for (let round = 0; round < ROUNDS; round++) {
    const by = chance(SEED * 7919 + round);
    const rows = round % 2 === 1;
    const bytes = rows ? await damagedRows(implab, by) : damagedBytes(implab, by);
    await attack(lab, 'x.implab', bytes, `seed ${SEED}, round ${round}${rows ? ', rows' : ''}`);
  }
});

test('no damaged scenario does', async () => {
  const { scenario } = await seedLab();
  const lab = await openTestLab();
  await lab.call('file.new', { template: 'pair' });
  for (let round = 0; round < ROUNDS; round++) {
    const by = chance(SEED * 104_729 + round);
    const json = JSON.stringify(damagedJson(scenario, by));
    const text = new TextEncoder().encode(json);
    const bytes = round % 3 === 0 ? damagedBytes(text, by) : text;
    await attack(lab, 'x.json', bytes, `seed ${SEED}, round ${round}`);
  }
});

test('no damaged lesson does', async () => {
  const folder = resolve(import.meta.dirname, '../../src/main/files/lessons');
  const lessons = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const lab = await openTestLab();
  await lab.call('file.new', { template: 'pair' });
  for (let round = 0; round < ROUNDS; round++) {
    const by = chance(SEED * 32_452_843 + round);
    const text = readFileSync(join(folder, by.pick(lessons)));
    const bytes =
      round % 3 === 0
        ? damagedBytes(new Uint8Array(text), by)
        : new TextEncoder().encode(JSON.stringify(damagedJson(JSON.parse(text.toString()), by)));
    await attack(lab, 'x.json', bytes, `seed ${SEED}, round ${round}`);
  }
});

test('no damaged user file changes a lab silently, or is called an error of ours', async () => {
  const file = new Uint8Array(readFileSync(resolve(import.meta.dirname, '../data/bat-users.csv')));
  const lab = await openTestLab();
  await lab.call('file.new', { template: 'pair' });
  for (let round = 0; round < ROUNDS; round++) {
    const why = `seed ${SEED}, round ${round}`;
    const by = chance(SEED * 15_485_863 + round);
    const data = base64(damagedBytes(file, by));
    const revision = lab.view().revision;
    const answer = await lab.call('users.previewCsv', { name: 'x.csv', data });
    if (!answer.ok) expect('problem' in answer && answer.problem.code, why).not.toBe('internal');
    expect(lab.view().revision, why).toBe(revision);
    expect(lab.log, why).toEqual([]);
  }
});
