import { type BranchHead, MAIN } from '../../../shared/branch';
import type { Step } from '../../../shared/step';
import type { Branch, LabRecord } from '../../store/lab-record';

/** Every branch in order of its fork, the open one as it stands. */
export function branchesOf(record: LabRecord): readonly Branch[] {
  return [openBranch(record), ...record.others].sort((a, b) => a.order - b.order);
}

/** A branch by its name. */
export function branchNamed(record: LabRecord, name: string): Branch | undefined {
  return record.branch.name === name
    ? openBranch(record)
    : record.others.find((other) => other.name === name);
}

/** Own steps of a branch that are done. */
export function ownSteps({ at, position }: Branch): number {
  return Math.max(0, position - at);
}

/** A name that no branch has: this one, or with a number behind it. */
export function freeName(record: LabRecord, wanted: string): string {
  let name = wanted;
  for (let number = 2; branchNamed(record, name) !== undefined; number++)
    name = `${wanted} ${number}`;
  return name;
}

/**
 * A new branch of the first `at` steps of the open one.
 *
 * @param used  orders of branches that were deleted and may be brought back
 */
export function newBranch(
  record: LabRecord,
  at: number,
  name: string,
  used: readonly number[],
): Branch {
  const known = [record.branch, ...record.others].map((each) => each.order);
  const order = Math.max(...known, ...used) + 1;
  const steps = openBranch(record).steps.slice(0, at);
  return { name, from: record.branch.name, at, order, steps, position: at };
}

/** Puts one branch in the place of the open one, which joins the others. Its journal is not filled in yet. */
export function opened(record: LabRecord, branch: Branch): Pick<LabRecord, 'branch' | 'others'> {
  const { steps: _, position: __, ...head } = branch;
  const others = [openBranch(record), ...record.others].filter(({ order }) => order !== head.order);
  return { branch: head, others };
}

/** What is forked from a branch goes by its new name. */
export function renamed(record: LabRecord, name: string, to: string): LabRecord {
  const head = <T extends BranchHead>(each: T): T => ({
    ...each,
    name: each.name === name ? to : each.name,
    from: each.from === name ? to : each.from,
  });
  return { ...record, branch: head(record.branch), others: record.others.map(head) };
}

/** Without one of the others: what was forked from it is forked from where it was forked itself. */
export function without(record: LabRecord, { name, from, at }: Branch): LabRecord {
  const head = <T extends BranchHead>(each: T): T =>
    each.from === name ? { ...each, from, at: Math.min(each.at, at) } : each;
  return {
    ...record,
    branch: head(record.branch),
    others: record.others.filter((other) => other.name !== name).map(head),
  };
}

/**
 * The open branch got other steps from `position` on: what was forked from it later shares only the steps
 * before, and it shares no more with where it was forked itself.
 */
export function cutAt(record: LabRecord, position: number): Pick<LabRecord, 'branch' | 'others'> {
  const { branch, others } = record;
  const cut = <T extends BranchHead>(each: T): T =>
    each.at > position ? { ...each, at: position } : each;
  const { name } = branch;
  const touched = others.some((other) => other.from === name && other.at > position);
  return {
    branch: branch.at > position ? cut(branch) : branch,
    others: touched ? others.map((each) => (each.from === name ? cut(each) : each)) : others,
  };
}

/**
 * A deleted branch is there again, and what was forked from it comes from it again.
 *
 * @param then  the record before it was deleted
 */
export function broughtBack(record: LabRecord, then: LabRecord, branch: Branch): LabRecord {
  const origin = branchNamed(record, branch.from ?? MAIN) ?? branchNamed(record, MAIN)!;
  const shared = sharedSteps(origin.steps, branch.steps);
  const back = { ...branch, from: origin.name, at: Math.min(branch.at, shared) };
  const head = <T extends BranchHead>(each: T): T => {
    const was = branchesOf(then).find(({ order }) => order === each.order);
    if (was?.from !== branch.name) return each;
    const steps = branchNamed(record, each.name)!.steps;
    return { ...each, from: branch.name, at: Math.min(was.at, sharedSteps(branch.steps, steps)) };
  };
  return { ...record, branch: head(record.branch), others: [...record.others.map(head), back] };
}

/** Steps that two lists share at their beginning. */
export function sharedSteps(a: readonly Step[], b: readonly Step[]): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

/** A branch that is not the main one can be renamed, deleted and compared with it. */
export function isMain(name: string): boolean {
  return name === MAIN;
}

function openBranch({ branch, journal, position }: LabRecord): Branch {
  return { ...branch, steps: journal.map(({ step }) => step), position };
}
