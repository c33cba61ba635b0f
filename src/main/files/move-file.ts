import { csvText, rearmed } from '../../shared/csv';
import { formatCount } from '../../shared/format';
import { NAME_RULE, readName } from '../../shared/names';
import type { UserHome } from '../../shared/planning';
import { CsvTable, decodeCsv } from './csv-table';
import { shown } from './place';

/** Users and the nodes they shall be on, or why the file cannot be read. */
export type MoveFileRead =
  | { readonly ok: true; readonly homes: readonly UserHome[] }
  | { readonly ok: false; readonly detail: string };

/** Columns by header name, of a list of `userid,node` and of a bulk-administration file (domain 5.2). */
const USER = ['USERID', 'USER ID'];
const NODE = ['NODE', 'ASSIGNED PRESENCE SERVER'];
/** An empty cell and `#` name no node: the user stays. */
const STAYS = ['', '#'];
const EVERY_ROW = Number.MAX_SAFE_INTEGER;

/** Reads who shall be on which node. A row that cannot be read makes the file unreadable: a plan is whole or none. */
export function readMoveFile(bytes: Uint8Array): MoveFileRead {
  const text = decodeCsv(bytes);
  if (text === null) return unreadable('it is neither UTF-8 nor UTF-16 text; save it as CSV UTF-8');
  const [header, ...rows] = new CsvTable(text).next(EVERY_ROW);
  if (!header) return unreadable('it is empty');
  const names = header.cells.map((cell) => cell.trim().toUpperCase());
  const user = names.findIndex((name) => USER.includes(name));
  const node = names.findIndex((name) => NODE.includes(name));
  if (user < 0 || node < 0) return unreadable('its first line names no columns userid and node');
  const lines = new Map<string, number>();
  const homes: UserHome[] = [];
  for (const { line, cells, isOpen } of rows) {
    if (isOpen) return unreadable(`line ${line} has a quote without its other half`);
    const named = (column: number) => rearmed((cells[column] ?? '').trim());
    const id = readName(named(user));
    if (id === null) return unreadable(`line ${line}: the user id is not ${NAME_RULE}`);
    const earlier = lines.get(id);
    if (earlier !== undefined)
      return unreadable(`line ${line}: ${shown(id)} is on line ${formatCount(earlier)} already`);
    lines.set(id, line);
    if (STAYS.includes(named(node))) continue;
    const target = readName(named(node));
    if (target === null) return unreadable(`line ${line}: the node is not ${NAME_RULE}`);
    homes.push({ user: id, node: target });
  }
  return { ok: true, homes };
}

/** Moves as a bulk-administration file to update users from, nobody else in it (domain 5.1, S9). */
export function movesCsv(
  moves: readonly { readonly to: string; readonly users: readonly string[] }[],
): string {
  return csvText(
    ['USER ID', 'ASSIGNED PRESENCE SERVER'],
    moves.flatMap(({ to, users }) => users.map((user) => [user, to])),
  );
}

function unreadable(detail: string): MoveFileRead {
  return { ok: false, detail };
}
