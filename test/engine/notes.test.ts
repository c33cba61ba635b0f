/** Notes of the lab, of groups, nodes and users (docs/scenario-format.md, `set-notes`). */
import { expect, test } from 'vitest';
import { nodeNamed } from '../../src/main/engine/order';
import type { LabState } from '../../src/main/engine/state';
import { rowOf } from '../../src/main/engine/users';
import type { Step } from '../../src/shared/step';
import { play } from './random-lab';

const NOTED: readonly Step[] = [
  { do: 'add-group', name: 'G' },
  { do: 'add-node', group: 'G', name: 'A', capacity: 10 },
  { do: 'add-group', name: 'H' },
  { do: 'add-node', group: 'H', name: 'B', capacity: 10 },
  {
    do: 'enable-users',
    users: [
      { id: 'ann', server: 'A' },
      { id: 'bob', server: 'A' },
    ],
  },
  { do: 'set-notes', on: 'lab', text: 'a lab' },
  { do: 'set-notes', on: 'group', name: 'G', text: 'first' },
  { do: 'set-notes', on: 'group', name: 'H', text: 'other' },
  { do: 'set-notes', on: 'node', name: 'A', text: 'rack 4' },
  { do: 'set-notes', on: 'node', name: 'B', text: 'rack 5' },
  { do: 'set-notes', on: 'user', name: 'ann', text: 'VIP' },
  { do: 'set-notes', on: 'user', name: 'bob', text: 'new' },
];

function notesOf({ topology, users }: LabState) {
  const { notes } = topology;
  return {
    lab: notes.lab,
    groups: ['G', 'H', 'K'].map((name) => notes.groups.get(name)),
    nodes: ['A', 'B', 'C'].map((name) => notes.nodes.get(nodeNamed(topology, name))),
    users: ['ann', 'bob'].map((id) => notes.users.get(rowOf(users, id))),
  };
}

const notesAfter = (...steps: readonly Step[]) => notesOf(play([...NOTED, ...steps]));
const ALL = {
  lab: 'a lab',
  groups: ['first', 'other', undefined],
  nodes: ['rack 4', 'rack 5', undefined],
  users: ['VIP', 'new'],
};

test('a note of one thing leaves the others as they are, and an empty one takes it away', () => {
  expect(notesAfter()).toEqual(ALL);
  expect(notesAfter({ do: 'set-notes', on: 'lab', text: '' })).toEqual({ ...ALL, lab: '' });
  expect(notesAfter({ do: 'set-notes', on: 'group', name: 'G', text: '' })).toEqual({
    ...ALL,
    groups: [undefined, 'other', undefined],
  });
  expect(notesAfter({ do: 'set-notes', on: 'node', name: 'A', text: '' })).toEqual({
    ...ALL,
    nodes: [undefined, 'rack 5', undefined],
  });
  expect(notesAfter({ do: 'set-notes', on: 'user', name: 'ann', text: '' })).toEqual({
    ...ALL,
    users: [undefined, 'new'],
  });
});

test('a new name keeps the note', () => {
  expect(notesAfter({ do: 'rename-group', group: 'G', name: 'K' })).toEqual({
    ...ALL,
    groups: [undefined, 'other', 'first'],
  });
  expect(notesAfter({ do: 'rename-node', node: 'A', name: 'C' })).toEqual({
    ...ALL,
    nodes: [undefined, 'rack 5', 'rack 4'],
  });
  const renamed = play([...NOTED, { do: 'rename-group', group: 'G', name: 'K' }]);
  expect(renamed.topology.notes.groups.size).toBe(2);
  const unnoted = play([
    { do: 'add-group', name: 'G' },
    { do: 'rename-group', group: 'G', name: 'K' },
  ]);
  expect(unnoted.topology.notes.groups.size).toBe(0);
  const bare: Step = { do: 'set-notes', on: 'group', name: 'G', text: '' };
  expect(notesAfter(bare, { do: 'rename-group', group: 'G', name: 'K' })).toEqual({
    ...ALL,
    groups: [undefined, 'other', undefined],
  });
});

test('what leaves the lab takes its note along, and what comes in its place has none', () => {
  expect(notesAfter({ do: 'disable-users', users: ['ann'] }).users).toEqual([undefined, 'new']);
  const left = play([...NOTED, { do: 'disable-users', users: ['ann'] }]);
  expect(left.topology.notes.users.size).toBe(1);
  const back: Step = { do: 'enable-users', users: [{ id: 'ann' }, { id: 'bob' }] };
  expect(notesAfter({ do: 'disable-users', all: true }, back)).toEqual({
    ...ALL,
    users: [undefined, undefined],
  });
  const again: Step = { do: 'add-node', group: 'G', name: 'B', capacity: 1 };
  expect(notesAfter({ do: 'remove-node', node: 'B' }, again)).toEqual({
    ...ALL,
    nodes: ['rack 4', undefined, undefined],
  });
  expect(notesAfter({ do: 'remove-group', group: 'H' }, { do: 'add-group', name: 'H' })).toEqual({
    ...ALL,
    groups: ['first', undefined, undefined],
    nodes: ['rack 4', undefined, undefined],
  });
});
