import type { LabState } from '../engine/state';
import type { LabRecord } from './lab-record';

/** What the database mirrors: the record and the state at its position. */
export interface Stored {
  readonly record: LabRecord;
  readonly state: LabState;
}

/**
 * The single values of a lab, as JSON by key. Each is written only when it changed; `part` gives the
 * object it is made from, so that unchanged ones are not even turned into text.
 */
export const META_VALUES: readonly {
  readonly key: string;
  readonly part: (stored: Stored) => unknown;
  readonly value: (stored: Stored) => unknown;
}[] = [
  plain('head', ({ record }) => record.head),
  plain('engine', ({ record }) => record.engine),
  plain('position', ({ record }) => record.position),
  plain('clock', ({ state }) => state.clock),
  plain('mode', ({ state }) => state.topology.mode),
  plain('policies', ({ state }) => state.topology.policies),
  plain('parameters', ({ state }) => state.topology.parameters),
  plain('facts', ({ state }) => state.topology.facts),
  plain('nodeSlots', ({ state }) => state.topology.nodes.length),
  {
    key: 'annotations',
    part: ({ state }) => state.topology.notes,
    value: ({ state }) => {
      const { lab, groups, nodes, users } = state.topology.notes;
      return { lab, groups: [...groups], nodes: [...nodes], users: [...users] };
    },
  },
  {
    key: 'highest',
    part: ({ state }) => state.users.highest,
    value: ({ state }) => [...state.users.highest],
  },
];

function plain(
  key: string,
  value: (stored: Stored) => unknown,
): { key: string; part: typeof value; value: typeof value } {
  return { key, part: value, value };
}
