import { type Branch, type LabRecord, MAIN_BRANCH } from './lab-record';
import type { Sql } from './sql';

/**
 * Writes the branches, where they differ. A lab that has never been forked has no rows. The open branch stands with
 * its steps in `step`; of the others the own steps are kept, after those shared with where they were forked.
 */
export function persistBranches(sql: Sql, before: LabRecord | null, after: LabRecord): void {
  if (before?.branch === after.branch && before.others === after.others) return;
  sql.run('DELETE FROM branch');
  sql.run('DELETE FROM branch_step');
  if (after.others.length === 0 && after.branch.order === MAIN_BRANCH.order) return;
  const orders = new Map([after.branch, ...after.others].map(({ name, order }) => [name, order]));
  const branch = sql.prepare('INSERT INTO branch VALUES (?, ?, ?, ?, ?)');
  const step = sql.prepare('INSERT INTO branch_step VALUES (?, ?, ?)');
  const insert = ({ order, name, from, at }: LabRecord['branch'], position: number | null): void =>
    branch.run(order, JSON.stringify(name), from === null ? null : orders.get(from)!, at, position);
  const insertSteps = ({ order, at, steps }: Branch): void => {
    for (let index = at; index < steps.length; index++)
      step.run(order, index, JSON.stringify(steps[index]));
  };
  try {
    insert(after.branch, null);
    for (const other of after.others) {
      insert(other, other.position);
      insertSteps(other);
    }
  } finally {
    branch.free();
    step.free();
  }
}
