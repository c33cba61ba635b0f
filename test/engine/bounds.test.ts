import { expect, test } from 'vitest';
import { applyStep } from '../../src/main/engine/apply';
import { newState } from '../../src/main/engine/new-state';
import { describeRefusal } from '../../src/main/engine/remedies/describe-refusal';
import type { LabState } from '../../src/main/engine/state';
import { MAX_GROUPS, MAX_SNAPSHOTS } from '../../src/shared/limits';
import type { Step } from '../../src/shared/step';

const CONTEXT = { index: 0, settle: true };

function done(state: LabState, step: Step): LabState {
  const applied = applyStep(state, step, CONTEXT);
  if (!applied.ok) throw new Error(applied.refusal.code);
  return applied.state;
}

function filled(count: number, step: (index: number) => Step): LabState {
  let state = newState();
  for (let index = 0; index < count; index++) state = done(state, step(index));
  return state;
}

function wordsOf(state: LabState, step: Step) {
  const applied = applyStep(state, step, CONTEXT);
  if (applied.ok) throw new Error('was done');
  const { code, title, message } = describeRefusal(applied.refusal, step, state);
  return { code, title, message };
}

test('a group beyond what a lab holds is refused, until one is removed', () => {
  const full = filled(MAX_GROUPS, (index) => ({ do: 'add-group', name: `g${index}` }));
  const more: Step = { do: 'add-group', name: 'more' };
  expect(wordsOf(full, more)).toEqual({
    code: 'LIMIT',
    title: 'A lab holds at most 1\u202f000 redundancy groups',
    message: 'With more it would hold more. Remove a group first.',
  });
  expect(wordsOf(full, { do: 'add-group', name: 'g7' }).code).toBe('DUPLICATE');
  expect(applyStep(done(full, { do: 'remove-group', group: 'g7' }), more, CONTEXT).ok).toBe(true);
});

test('a snapshot beyond what a lab holds is refused, until one is deleted', () => {
  const full = filled(MAX_SNAPSHOTS, (index) => ({ do: 'take-snapshot', name: `s${index}` }));
  const more: Step = { do: 'take-snapshot', name: 'more' };
  expect(wordsOf(full, more)).toEqual({
    code: 'LIMIT',
    title: 'A lab holds at most 1\u202f000 snapshots',
    message: 'With “more” it would hold more. Delete a snapshot first.',
  });
  const room = done(full, { do: 'delete-snapshot', name: 's7' });
  expect(applyStep(room, more, CONTEXT).ok).toBe(true);
});

test('a name given many times over is that of whoever has it now', () => {
  let state = newState();
  for (let index = 0; index < 50; index++) {
    state = done(state, { do: 'enable-users', users: [{ id: 'bob' }] });
    state = done(state, { do: 'enable-users', count: 3, prefix: 'bob', from: 1 });
    state = done(
      state,
      index % 2
        ? { do: 'disable-users', all: true }
        : { do: 'disable-users', users: ['bob', 'bob3', 'bob1', 'bob2'] },
    );
  }
  expect(state.users.counts.present).toBe(0);
  state = done(state, { do: 'enable-users', users: [{ id: 'bob2' }] });
  expect(wordsOf(state, { do: 'enable-users', count: 3, prefix: 'bob', from: 1 }).title).toBe(
    'bob2 is already in the lab',
  );
});
