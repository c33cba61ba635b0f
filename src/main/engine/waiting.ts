import { Filler } from './placement';
import { inFailover } from './serve';
import { NO_NODE, type Topology } from './state';
import type { UserEdit } from './user-edit';
import { WAITING } from './users';

/**
 * Places the users who waited for the end of a failover, in arrival order: on the server they asked for,
 * if it is still there, else by the mode of this moment.
 */
export function placeWaiting(edit: UserEdit, topology: Topology): void {
  const filler = new Filler(topology, edit.assigned);
  for (const [first, end] of edit.ranges((block) => block.waiting))
    for (let row = first; row < end; row++) {
      if (edit.reasonCodeOf(row) !== WAITING || !edit.isPresent(row)) continue;
      const server = edit.serverOf(row);
      if (server === NO_NODE) placeByMode(edit, row, filler, topology);
      else {
        edit.place(row, server, 'EXPLICIT_BAT', topology);
        filler.changed();
      }
    }
}

/** Places one user by the mode, whatever was before. */
export function placeByMode(edit: UserEdit, row: number, filler: Filler, topology: Topology): void {
  const { node, reason } = filler.next();
  edit.place(row, node, reason, topology);
}

/**
 * Policy `place-on-sync` (D5): the sync places the unassigned users, other than those who were
 * explicitly unassigned, in arrival order. Nothing is placed in mode None or during a failover.
 */
export function placeOnSync(edit: UserEdit, topology: Topology): void {
  if (topology.policies.unassigned !== 'place-on-sync' || topology.mode === 'none') return;
  if (inFailover(topology)) return;
  const filler = new Filler(topology, edit.assigned);
  for (const [first, end] of edit.ranges((block) => block.awaitsSync))
    for (let row = first; row < end; row++)
      if (edit.isUnassigned(row) && !edit.isUnassignedByAdmin(row))
        placeByMode(edit, row, filler, topology);
}

/** Places every unassigned eligible user by the mode, in arrival order. */
export function placeUnassigned(edit: UserEdit, topology: Topology): void {
  const filler = new Filler(topology, edit.assigned);
  for (const [first, end] of edit.ranges((block) => block.unassigned))
    for (let row = first; row < end; row++)
      if (edit.isUnassigned(row)) placeByMode(edit, row, filler, topology);
}
