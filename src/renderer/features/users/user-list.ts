import { MAX_COUNT, MAX_NAME } from '../../../shared/limits';
import type { UserRow } from '../../../shared/step';

/** A line of the typed list that is no user. */
export interface ListProblem {
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

export interface UserList {
  readonly users: readonly UserRow[];
  readonly problems: readonly ListProblem[];
}

/**
 * Reads a typed or pasted list: one user a line, `id`, `id, node` or `id, node, devices`, parted by commas,
 * semicolons or tabs. Empty lines are skipped. Whether the nodes exist is for the lab to say.
 */
export function parseUserList(text: string): UserList {
  const users: UserRow[] = [];
  const problems: ListProblem[] = [];
  const seen = new Map<string, number>();
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (line.trim() === '') continue;
    const cells = line.split(/[,;\t]/).map((cell) => cell.trim());
    const problem = lineProblem(cells, seen);
    if (problem !== null) problems.push({ line: index + 1, text: problem });
    else {
      seen.set(cells[0]!, index + 1);
      users.push(userRow(cells));
    }
  }
  return { users, problems };
}

function lineProblem(cells: readonly string[], seen: ReadonlyMap<string, number>): string | null {
  const [id = '', server = '', devices = ''] = cells;
  if (cells.length > 3) return 'More than id, node and devices';
  if (id === '') return 'No user id';
  if (id.length > MAX_NAME || server.length > MAX_NAME) return `Longer than ${MAX_NAME} characters`;
  const first = seen.get(id);
  if (first !== undefined) return `${id} is already in line ${first}`;
  if (devices === '') return null;
  const count = Number(devices);
  const fits = Number.isInteger(count) && count >= 1 && count <= MAX_COUNT;
  return fits ? null : `“${devices}” is no number of devices`;
}

function userRow([id = '', server = '', devices = '']: readonly string[]): UserRow {
  return {
    id,
    ...(server === '' ? {} : { server }),
    ...(devices === '' ? {} : { devices: Number(devices) }),
  };
}
