import { describe, expect, test } from 'vitest';
import { applyStep } from '../../../src/main/engine/apply';
import { newState } from '../../../src/main/engine/new-state';
import { stepEffect } from '../../../src/main/engine/words/step-effect';
import type { Expectation, Step } from '../../../src/shared/step';

const STEPS: Step[] = [
  { do: 'add-group', name: 'PRG-1', ha: true },
  { do: 'add-node', group: 'PRG-1', name: 'imp.1', capacity: 5000 },
  { do: 'add-node', group: 'PRG-1', name: 'imp2', capacity: 5000 },
  { do: 'enable-users', count: 3000 },
];

const STATE = STEPS.reduce((state, step, index) => {
  const applied = applyStep(state, step, { index, settle: true });
  if (!applied.ok) throw new Error(applied.refusal.code);
  return applied.state;
}, newState());

function wordsOf(expectation: Expectation): string {
  return stepEffect(STATE, STATE, { do: 'expect', ...expectation }).replaceAll('\u202f', ' ');
}

describe('the effect of an expectation', () => {
  test('that holds says so', () => {
    expect(wordsOf({ assigned: { 'imp.1': 1500 }, unassigned: 0 })).toBe('Holds');
  });

  test.each<readonly [Expectation, string]>([
    [{ assigned: { 'imp.1': 1000 } }, 'imp.1 has 1 500 users, not 1 000'],
    [{ maxShare: 0.25 }, 'A node serves 30 % of its capacity, more than 25 %'],
    [
      { survivorShare: 0.5 },
      'After the failure of one node another serves 60 % of its capacity, more than 50 %',
    ],
    [{ load: { imp2: 1 } }, 'imp2 serves 1 500 devices, not 1'],
    [{ assigned: { gone: 1 } }, 'gone is not there'],
    [{ unassigned: 2 }, '0 unassigned, not 2'],
    [{ noService: 7 }, '0 without service, not 7'],
    [{ states: { imp2: 'Idle' } }, 'imp2 is Normal, not Idle'],
    [{ homes: { user1: 'imp2' } }, 'user1 is at home on imp.1, not on imp2'],
    [{ homes: { user1: null } }, 'user1 is at home on imp.1, not on no node'],
    [{ reasons: { user1: 'REBALANCED' } }, 'user1 has BAL_TIE, not REBALANCED'],
    [{ findings: [{ code: 'V10' }] }, 'V10 is not found'],
    [{ clock: 60 }, 'The clock reads 0:00:00, not 0:01:00'],
    [{ unassigned: 2, noService: 7, clock: 1 }, '0 unassigned, not 2, and 2 more'],
  ])('%j tells what is otherwise', (expectation, words) => {
    expect(wordsOf(expectation)).toBe(words);
  });

  test('names a finding that must not be there', () => {
    const full: Expectation = { noFindings: ['V11'] };
    const more = applyStep(STATE, { do: 'enable-users', count: 3000 }, { index: 4, settle: true });
    if (!more.ok) throw new Error(more.refusal.code);
    expect(stepEffect(STATE, STATE, { do: 'expect', ...full })).toBe('Holds');
    expect(stepEffect(more.state, more.state, { do: 'expect', ...full })).toBe('V11 is found');
  });
});
