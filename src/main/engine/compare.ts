import { type LabState, type Topology, USER_PRESENT, type UserColumns } from './state';

/** True when two states are the same lab to the last byte that anybody can ask for. */
export function sameState(a: LabState, b: LabState): boolean {
  return a.clock === b.clock && sameUsers(a.users, b.users) && samePart(a.topology, b.topology);
}

/** True when two topologies, or the same part of two, say the same. */
export function samePart<T extends Topology | Topology[keyof Topology]>(a: T, b: T): boolean {
  return a === b || textOf(a) === textOf(b);
}

function textOf(part: Topology | Topology[keyof Topology]): string {
  return JSON.stringify(part, (_, value: unknown) =>
    value instanceof Map ? [...value].sort(([x], [y]) => (x < y ? -1 : 1)) : value,
  );
}

function sameUsers(a: UserColumns, b: UserColumns): boolean {
  if (a === b) return true;
  if (a.rows !== b.rows) return false;
  for (let row = 0; row < a.rows; row++) {
    if (a.flags[row] !== b.flags[row] || a.home[row] !== b.home[row]) return false;
    if ((a.flags[row]! & USER_PRESENT) === 0) continue;
    if (a.reason[row] !== b.reason[row] || a.placedAt[row] !== b.placedAt[row]) return false;
    if (a.devices[row] !== b.devices[row] || a.server[row] !== b.server[row]) return false;
    if (a.ids.idAt(row) !== b.ids.idAt(row)) return false;
  }
  return sameMap(a.highest, b.highest);
}

function sameMap(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  return a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);
}
