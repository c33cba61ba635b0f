import type { UserRowView } from '../../../shared/view';

/** A cell of the users table: what it says and how. */
export interface UserCell {
  readonly text: string;
  /** Class of the text; empty: as it is. */
  readonly tone: '' | 't3' | 'peer-t' | 'none-t';
}

/** Where a user is assigned, or why nowhere. */
export function assignedCell(row: UserRowView): UserCell {
  if (row.assignedTo !== null) return { text: row.assignedTo, tone: '' };
  if (row.waiting) return { text: 'waiting', tone: 't3' };
  return { text: row.eligible ? 'unassigned' : 'not eligible', tone: 't3' };
}

/** Who serves a user now: the home node, ◆ its peer, ∅ nobody. */
export function servedCell(row: UserRowView): UserCell {
  if (row.assignedTo === null) return { text: 'nobody', tone: 't3' };
  if (row.servedBy === null) return { text: '∅ nobody', tone: 'none-t' };
  if (row.servedBy === row.assignedTo) return { text: row.servedBy, tone: '' };
  return { text: `◆ ${row.servedBy}`, tone: 'peer-t' };
}

/** A row in one sentence, for screen readers. */
export function describeRow(row: UserRowView): string {
  const served = row.servedBy ?? 'nobody';
  return `${row.id}, assigned to ${row.assignedTo ?? 'nobody'}, served by ${served}, ${row.reasonText}`;
}
