import { PersistentMap } from './collections/persistent-map';
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
    value instanceof PersistentMap ? [...value].sort(([x], [y]) => (x < y ? -1 : 1)) : value,
  );
}

function sameUsers(a: UserColumns, b: UserColumns): boolean {
  if (a === b) return true;
  if (a.rows !== b.rows) return false;
  for (let row = 0; row < a.rows; row++) {
    const flags = a.flagsAt(row);
    if (((flags ^ b.flagsAt(row)) & USER_PRESENT) !== 0) return false;
    // What those who left were like nobody can ask for.
    if ((flags & USER_PRESENT) === 0) continue;
    if (flags !== b.flagsAt(row) || a.homeAt(row) !== b.homeAt(row)) return false;
    if (a.reasonAt(row) !== b.reasonAt(row) || a.placedAt(row) !== b.placedAt(row)) return false;
    if (a.devicesAt(row) !== b.devicesAt(row) || a.serverAt(row) !== b.serverAt(row)) return false;
    if (a.ids.idAt(row) !== b.ids.idAt(row)) return false;
  }
  return sameMap(a.highest, b.highest);
}

function sameMap(a: PersistentMap<string, number>, b: PersistentMap<string, number>): boolean {
  return a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);
}
