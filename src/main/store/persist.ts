import type { Group, Node, Topology } from '../engine/state';
import type { JournalEntry } from './lab-record';
import { META_VALUES, type Stored } from './meta';
import { persistBranches } from './persist-branches';
import { persistUsers, type UserSource } from './persist-users';
import type { Sql, SqlValue } from './sql';

/**
 * Brings the database from one lab to another inside one transaction, writing only what differs.
 * Both are compared by reference first: states and journals share what they have in common.
 *
 * @param before  what the database holds now, or null when its tables are empty
 */
export function persist(sql: Sql, source: UserSource, before: Stored | null, after: Stored): void {
  sql.transaction(() => {
    for (const _ of persistParts(sql, source, before, after));
  });
}

/**
 * The same with a pause between parts, for a database that nobody else uses yet.
 *
 * @param pause  called with the users written so far
 */
export async function persistSlowly(
  sql: Sql,
  source: UserSource,
  before: Stored,
  after: Stored,
  pause: (users: number) => Promise<void>,
): Promise<void> {
  await sql.slowTransaction(async () => {
    for (const users of persistParts(sql, source, before, after)) await pause(users);
  });
}

function* persistParts(
  sql: Sql,
  source: UserSource,
  before: Stored | null,
  after: Stored,
): Generator<number> {
  persistMeta(sql, before, after);
  persistGroups(sql, before?.state.topology ?? null, after.state.topology);
  persistNodes(sql, before?.state.topology.nodes ?? [], after.state.topology.nodes);
  persistSnapshots(sql, before?.state.topology ?? null, after.state.topology);
  yield* persistUsers(sql, source, before?.state.users ?? null, after.state.users);
  for (const _ of persistJournal(sql, before?.record.journal ?? [], after.record.journal))
    yield after.state.users.rows;
  persistBranches(sql, before?.record ?? null, after.record);
}

function persistMeta(sql: Sql, before: Stored | null, after: Stored): void {
  for (const { key, part, value } of META_VALUES) {
    if (before !== null && Object.is(part(before), part(after))) continue;
    sql.run('INSERT OR REPLACE INTO meta VALUES (?, ?)', key, JSON.stringify(value(after)));
  }
}

function persistGroups(sql: Sql, before: Topology | null, after: Topology): void {
  if (before?.groups === after.groups) return;
  sql.run('DELETE FROM redundancy_group');
  insertAll(
    sql,
    'INSERT INTO redundancy_group VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    after.groups,
    groupRow,
  );
}

function groupRow(group: Group, position: number): SqlValue[] {
  const { name, ha, slots, linkCut, linkTimer, status, transition } = group;
  return [
    position,
    name,
    Number(ha),
    slots[0],
    slots[1],
    Number(linkCut),
    linkTimer,
    status?.kind ?? null,
    status !== null && 'by' in status ? status.by : null,
    Number(status?.kind === 'admin' && status.carrierLost),
    transition?.kind ?? null,
    transition?.node ?? null,
    transition?.endsAt ?? null,
  ];
}

function persistNodes(
  sql: Sql,
  before: readonly (Node | null)[],
  after: readonly (Node | null)[],
): void {
  if (before === after) return;
  for (let index = 0; index < Math.max(before.length, after.length); index++) {
    const node = after[index] ?? null;
    if (node === (before[index] ?? null)) continue;
    sql.run('DELETE FROM node WHERE idx = ?', index);
    if (node !== null)
      insertAll(sql, `INSERT INTO node VALUES (${marks(17)})`, [node], () => nodeRow(node, index));
  }
}

function nodeRow(node: Node, index: number): SqlValue[] {
  return [
    index,
    node.name,
    node.addedAt,
    node.capacity,
    node.ova,
    JSON.stringify(node.generation),
    JSON.stringify(node.version),
    node.reloginLower,
    node.reloginUpper,
    Number(node.machineUp),
    JSON.stringify(node.stopped),
    node.state,
    node.reason,
    node.timer?.kind ?? null,
    node.timer?.endsAt ?? null,
    node.initializingUntil,
    node.failedOverSince,
  ];
}

function persistSnapshots(sql: Sql, before: Topology | null, after: Topology): void {
  if (before?.snapshots === after.snapshots) return;
  sql.run('DELETE FROM snapshot');
  insertAll(sql, 'INSERT INTO snapshot VALUES (?, ?, ?)', after.snapshots, (snapshot, position) => [
    position,
    snapshot.name,
    snapshot.step,
  ]);
}

/** Steps written before others have a turn: some 20 ms of work. */
const STEPS_AT_ONCE = 1000;

function* persistJournal(
  sql: Sql,
  before: readonly JournalEntry[],
  after: readonly JournalEntry[],
): Generator<void> {
  if (before === after) return;
  const common = commonLength(before, after);
  if (common < before.length) {
    sql.run('DELETE FROM step WHERE idx >= ?', common);
    sql.run('DELETE FROM load_sample WHERE step >= ?', common);
  }
  for (let first = common; first < after.length; first += STEPS_AT_ONCE) {
    const added = after.slice(first, first + STEPS_AT_ONCE);
    insertAll(sql, 'INSERT INTO step VALUES (?, ?, ?, ?, ?)', added, (entry, index) => [
      first + index,
      entry.step.do,
      JSON.stringify(entry.step),
      entry.refused,
      Number(entry.failed),
    ]);
    const samples = added.flatMap((entry, index) =>
      entry.loads.map(({ node, assigned, load }) => [first + index, node, assigned, load]),
    );
    insertAll(sql, 'INSERT INTO load_sample VALUES (?, ?, ?, ?)', samples, (sample) => sample);
    yield;
  }
}

/** Entries that two journals share at their beginning. */
export function commonLength(a: readonly JournalEntry[], b: readonly JournalEntry[]): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

function insertAll<T>(
  sql: Sql,
  text: string,
  items: readonly T[],
  row: (item: T, index: number) => SqlValue[],
): void {
  if (items.length === 0) return;
  const statement = sql.prepare(text);
  try {
    items.forEach((item, index) => {
      statement.run(...row(item, index));
    });
  } finally {
    statement.free();
  }
}

function marks(count: number): string {
  return Array(count).fill('?').join(', ');
}
