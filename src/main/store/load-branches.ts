import { MAIN } from '../../shared/branch';
import { MAX_BRANCHES, MAX_STEPS } from '../../shared/limits';
import { readName } from '../../shared/names';
import type { Step } from '../../shared/step';
import { type Branch, type JournalEntry, type LabRecord, MAIN_BRANCH } from './lab-record';
import type { ReadStep } from './load';
import type { Sql } from './sql';
import { UnreadableLab } from './unreadable-lab';

interface BranchTableRow {
  readonly order: number;
  readonly name: string;
  readonly parent: number | null;
  readonly at: number;
  /** Null: it is the open one. */
  readonly position: number | null;
}

/**
 * The branches a database holds. Throws `UnreadableLab` for what no persist wrote: a branch without its origin, two
 * of one name, more than one open, steps of none.
 *
 * @param journal  of the open branch
 */
export function loadBranches(
  sql: Sql,
  journal: readonly JournalEntry[],
  readStep: ReadStep,
): Pick<LabRecord, 'branch' | 'others' | 'journal'> {
  const count = sql.number('SELECT count(*) FROM branch');
  if (count > MAX_BRANCHES)
    throw new UnreadableLab('branch', `has ${count} rows, and a lab at most ${MAX_BRANCHES}`);
  const own = ownSteps(sql, readStep);
  if (count === 0) {
    if (own.size > 0) throw new UnreadableLab('branch_step', 'is of a branch that is not there');
    return { branch: MAIN_BRANCH, others: [], journal };
  }
  const rows = sql.all('SELECT * FROM branch ORDER BY position').map(rowOf);
  checkRows(rows);
  const open = rows.find(({ position }) => position === null)!;
  if (
    own.has(open.order) ||
    [...own.keys()].some((order) => !rows.some((row) => row.order === order))
  )
    throw new UnreadableLab('branch_step', 'is of a branch that has none of its own');
  const lines = linesOf(rows, journal, own);
  const headOf = ({ order, name, parent, at }: BranchTableRow) => ({
    name,
    from: parent === null ? null : rows.find((row) => row.order === parent)!.name,
    at,
    order,
  });
  const others = rows
    .filter((row) => row !== open)
    .map((row): Branch => {
      const steps = lines.get(row.order)!;
      const position = row.position!;
      if (position > steps.length) throw new UnreadableLab('branch', 'stands beyond its last step');
      return { ...headOf(row), steps, position };
    });
  const steps = lines.get(open.order)!;
  return {
    branch: headOf(open),
    others,
    journal: journal.map((entry, index) => ({ ...entry, step: steps[index]! })),
  };
}

function rowOf([order, name, parent, at, position]: readonly unknown[]): BranchTableRow {
  return {
    order: Number(order),
    name: nameOf(name),
    parent: parent === null ? null : Number(parent),
    at: Number(at),
    position: position === null ? null : Number(position),
  };
}

function nameOf(text: unknown): string {
  let name: unknown;
  try {
    name = JSON.parse(String(text));
  } catch {
    throw new UnreadableLab('branch', 'has a name that is not readable');
  }
  if (typeof name !== 'string' || readName(name) !== name)
    throw new UnreadableLab('branch', 'has a name that no branch can have');
  return name;
}

function checkRows(rows: readonly BranchTableRow[]): void {
  if (new Set(rows.map(({ name }) => name)).size < rows.length)
    throw new UnreadableLab('branch', 'has a name twice');
  if (rows.filter(({ position }) => position === null).length !== 1)
    throw new UnreadableLab('branch', 'must have one branch that is open');
  for (const { order, name, parent, at } of rows) {
    if (!Number.isSafeInteger(order) || !Number.isSafeInteger(at) || at < 0 || at > MAX_STEPS)
      throw new UnreadableLab('branch', 'holds a number that it cannot');
    const isMain = order === MAIN_BRANCH.order;
    if (isMain !== (name === MAIN) || isMain !== (parent === null) || (isMain && at !== 0))
      throw new UnreadableLab('branch', 'must begin with the main one');
    // Forks are numbered in their order, so no branch can come from itself.
    if (parent !== null && !(parent < order && rows.some((row) => row.order === parent)))
      throw new UnreadableLab('branch', 'is forked from one that is not there');
  }
  if (!rows.some(({ order }) => order === MAIN_BRANCH.order))
    throw new UnreadableLab('branch', 'must begin with the main one');
}

/** Own steps by branch, numbered on from its fork. */
function ownSteps(sql: Sql, readStep: ReadStep): ReadonlyMap<number, readonly [number, Step][]> {
  const count = sql.number('SELECT count(*) FROM branch_step');
  if (count > MAX_STEPS)
    throw new UnreadableLab('branch_step', `has ${count} rows, and a lab at most ${MAX_STEPS}`);
  const own = new Map<number, [number, Step][]>();
  for (const [branch, idx, body] of sql.all('SELECT * FROM branch_step ORDER BY branch, idx')) {
    const read = readStep(json(body));
    if (!read.ok) throw new UnreadableLab(`branch_step ${String(idx)}`, read.message);
    const list = own.get(Number(branch));
    if (list) list.push([Number(idx), read.step]);
    else own.set(Number(branch), [[Number(idx), read.step]]);
  }
  return own;
}

/**
 * All steps of every branch. The journal holds those of the open one, the first of them again as they stand where it
 * was forked: in the end what is shared is the very same, so that it is seen to be.
 */
function linesOf(
  rows: readonly BranchTableRow[],
  journal: readonly JournalEntry[],
  own: ReadonlyMap<number, readonly [number, Step][]>,
): ReadonlyMap<number, readonly Step[]> {
  const lines = new Map<number, readonly Step[]>();
  for (const { order, parent, at, position } of rows) {
    const shared = parent === null ? [] : lines.get(parent)!;
    if (at > shared.length) throw new UnreadableLab('branch', 'is forked beyond the last step');
    if (position === null) {
      lines.set(order, openLine(journal, shared, at));
      continue;
    }
    const steps = shared.slice(0, at);
    for (const [index, step] of own.get(order) ?? []) {
      if (index !== steps.length) throw new UnreadableLab('branch_step', 'is missing');
      steps.push(step);
    }
    if (steps.length > MAX_STEPS) throw new UnreadableLab('branch', 'has too many steps');
    lines.set(order, steps);
  }
  return lines;
}

function openLine(
  journal: readonly JournalEntry[],
  shared: readonly Step[],
  at: number,
): readonly Step[] {
  if (at > journal.length) throw new UnreadableLab('branch', 'is forked beyond its last step');
  return journal.map(({ step }, index) => {
    const same = shared[index];
    if (index >= at || same === undefined) return step;
    if (JSON.stringify(same) !== JSON.stringify(step))
      throw new UnreadableLab('branch', 'does not share the steps that it says it shares');
    return same;
  });
}

function json(body: unknown): unknown {
  try {
    return JSON.parse(String(body));
  } catch {
    throw new UnreadableLab('branch_step', 'is not readable');
  }
}
