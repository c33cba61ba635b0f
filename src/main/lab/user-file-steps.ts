import type { Step } from '../../shared/step';
import { nodeNamed } from '../engine/order';
import type { LabState } from '../engine/state';
import { rowOf } from '../engine/users';
import type { KnownNames, UserFileRead } from './lab-files';

/** The names of a lab, for the reader of a user file. */
export function knownIn(state: LabState): KnownNames {
  return {
    hasNode: (name) => nodeNamed(state.topology, name) >= 0,
    hasUser: (id) => rowOf(state.users, id) >= 0,
  };
}

/** The good rows of a user file: one step for all who come in, one a node for those who only change their home. */
export function userFileSteps({ users, moves }: Extract<UserFileRead, { ok: true }>): Step[] {
  const byServer = new Map<string, string[]>();
  for (const { id, server } of moves) {
    const ids = byServer.get(server);
    if (ids) ids.push(id);
    else byServer.set(server, [id]);
  }
  return [
    ...(users.length > 0 ? [{ do: 'enable-users', users } as const] : []),
    ...[...byServer].map(([node, ids]) => ({ do: 'assign', users: ids, node }) as const),
  ];
}
