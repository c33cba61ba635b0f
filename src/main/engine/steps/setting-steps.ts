import { MAX_SNAPSHOTS } from '../../../shared/limits';
import type { Parameters, Policies } from '../../../shared/model';
import type { StepName } from '../../../shared/step';
import type { StepRule } from '../apply';
import type { PersistentMap } from '../collections/persistent-map';
import type { LabState, Notes, Topology } from '../state';
import { UserEdit } from '../user-edit';
import { rowOf } from '../users';
import { placeOnSync } from '../waiting';
import { findGroup, findNode, isRefusal, refuse } from './refuse';

/** Mode, policies, parameters, facts, notes, checks and snapshots (docs/scenario-format.md, "Steps"). */
export const SETTING_STEPS = {
  'set-mode': (state, step, context) => {
    const topology = { ...state.topology, mode: step.mode };
    const edit = new UserEdit(state.users, context);
    placeOnSync(edit, topology);
    return { ...state, topology, users: edit.done() };
  },

  'set-policy': (state, step) =>
    withTopology(state, {
      policies: { ...state.topology.policies, ...given<Policies>(step, POLICY_NAMES) },
    }),

  'set-parameter': (state, step) =>
    withTopology(state, {
      parameters: { ...state.topology.parameters, ...given<Parameters>(step, PARAMETER_NAMES) },
    }),

  'set-facts': (state, step) => {
    const { do: _, publisher, ...facts } = step;
    const told = { ...state.topology.facts, ...given(facts, FACT_NAMES) };
    if (publisher === undefined) return withTopology(state, { facts: told });
    const index = findNode(state, publisher);
    if (isRefusal(index)) return index;
    return withTopology(state, { facts: { ...told, publisher: index } });
  },

  'set-notes': (state, step) => {
    const { notes } = state.topology;
    const name = step.name ?? '';
    if (step.on === 'lab') return withNotes(state, { lab: step.text });
    if (step.on === 'group') {
      const groupIndex = findGroup(state, name);
      return isRefusal(groupIndex)
        ? groupIndex
        : withNotes(state, { groups: noted(notes.groups, name, step.text) });
    }
    if (step.on === 'node') {
      const index = findNode(state, name);
      if (isRefusal(index)) return index;
      return withNotes(state, { nodes: noted(notes.nodes, index, step.text) });
    }
    const row = rowOf(state.users, name);
    if (row < 0) return refuse('UNKNOWN_USER', { user: name });
    return withNotes(state, { users: noted(notes.users, row, step.text) });
  },

  note: (state) => state,
  expect: (state) => state,
  'begin-lesson': (state) => state,
  answer: (state) => state,
  hint: (state) => state,

  'take-snapshot': (state, step, context) => {
    const { snapshots } = state.topology;
    if (snapshots.some(({ name }) => name === step.name))
      return refuse('DUPLICATE', { kind: 'snapshot', name: step.name });
    if (snapshots.length >= MAX_SNAPSHOTS)
      return refuse('LIMIT', { kind: 'snapshot', limit: MAX_SNAPSHOTS });
    return withTopology(state, {
      snapshots: [...snapshots, { name: step.name, step: context.index }],
    });
  },

  'restore-snapshot': (state, step, context) => {
    const snapshot = state.topology.snapshots.find(({ name }) => name === step.name);
    if (!snapshot) return refuse('UNKNOWN_SNAPSHOT', { name: step.name });
    if (!context.stateAt) throw new Error('no journal to restore a snapshot from');
    const then = context.stateAt(snapshot.step);
    return withTopology(then, { snapshots: state.topology.snapshots });
  },

  'delete-snapshot': (state, step) => {
    const { snapshots } = state.topology;
    if (!snapshots.some(({ name }) => name === step.name))
      return refuse('UNKNOWN_SNAPSHOT', { name: step.name });
    return withTopology(state, { snapshots: snapshots.filter(({ name }) => name !== step.name) });
  },
} satisfies { readonly [K in StepName]?: StepRule<K> };

const POLICY_NAMES = ['tieBreak', 'spread', 'capacity', 'unassigned'];
const PARAMETER_NAMES = [
  'release',
  'heartbeatTimeout',
  'initializationTimeout',
  'criticalServiceDelay',
  'automaticFallback',
  'automaticFallbackDelay',
  'transitionSeconds',
  'multiDeviceMessaging',
];
const FACT_NAMES = [
  'interclusterPeers',
  'persistentChat',
  'centralized',
  'managedFileTransfer',
  'roundTripMs',
  'chatRoomsPerNode',
  'pushUsersPerNode',
  'dualConnections',
  'siteBandwidthMbps',
];

/** The named fields that a step gives. */
function given<T extends object>(step: object, names: readonly string[]): Partial<T> {
  const fields = Object.entries(step).filter(
    ([name, value]) => names.includes(name) && value !== undefined,
  );
  return Object.fromEntries(fields) as Partial<T>;
}

/** Notes with one changed; an empty text takes the note away. */
function noted<K extends string | number>(
  notes: PersistentMap<K, string>,
  key: K,
  text: string,
): PersistentMap<K, string> {
  return text === '' ? notes.delete(key) : notes.set(key, text);
}

function withNotes(state: LabState, notes: Partial<Notes>): LabState {
  return withTopology(state, { notes: { ...state.topology.notes, ...notes } });
}

function withTopology(state: LabState, patch: Partial<Topology>): LabState {
  return { ...state, topology: { ...state.topology, ...patch } };
}
