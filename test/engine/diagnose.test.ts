import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyStep } from '../../src/main/engine/apply';
import { diagnose } from '../../src/main/engine/diagnose';
import { sourceOf } from '../../src/main/engine/words/sources';
import type { Diagnosis } from '../../src/shared/lab-api';
import type { Question } from '../../src/shared/questions';
import type { Scenario, Step } from '../../src/shared/step';
import { journalOf } from './journal';
import { anyRun } from './random-lab';

const QUESTIONS: readonly Question[] = [
  'secondary',
  'unassigned',
  'over',
  'not-back',
  'cannot-add',
];
const HOLES = /undefined|NaN|\bnull\b|\s{2}|^\s|\s$|\[object|\s[.,;:]/;
const ADVICE =
  'With the same generation and capacity everywhere, use Balanced. With mixed ones, use None and place users by hand within the capacity of each node.';

function ask(question: Question, steps: readonly Step[]): Diagnosis {
  const journal = journalOf(steps);
  return diagnose(question, journal, journal.now);
}

function plain(text: string): string {
  return text.replaceAll('\u202f', ' ');
}

function evidenceOf(diagnosis: Diagnosis): string[] {
  return diagnosis.causes.flatMap(({ evidence }) =>
    evidence.map(({ text, step }) => plain(step === null ? text : `${step + 1}: ${text}`)),
  );
}

function pair(capacity = 5000, other = capacity): readonly Step[] {
  return [
    { do: 'add-group', name: 'PRG-1', ha: true },
    { do: 'add-node', group: 'PRG-1', name: 'imp1', capacity },
    { do: 'add-node', group: 'PRG-1', name: 'imp2', capacity: other },
  ];
}

/** The lab of the community question, up to and with the step that enabled users under Balanced. */
function community(): readonly Step[] {
  const file = new URL('../scenarios/why-the-secondary.json', import.meta.url);
  const { steps } = JSON.parse(readFileSync(file, 'utf8')) as Scenario;
  return steps.slice(0, 9);
}

describe('why new users go to the secondary', () => {
  test('the community question is answered with its own figures, steps and advice', () => {
    const diagnosis = ask('secondary', community());
    expect(plain(diagnosis.answer)).toBe(
      'imp-sub has 100 assigned users and imp-pub 800. Balanced takes the node with the fewest, whatever capacity is left elsewhere. New users go to imp-sub until it holds 800.',
    );
    expect(evidenceOf(diagnosis)).toEqual([
      'imp-sub has 100 assigned users, 700 fewer than imp-pub.',
      'Free capacity is not looked at, and a second node is a node like any other.',
      '8: Mode Balanced: Nobody moves',
      'On a real cluster an upgrade can do this without anybody choosing it: the enterprise parameter of Unified CM replaces that of IM and Presence.',
      '6: Enable 800 users: imp-pub +800',
      `The nodes of this lab are all alike. ${ADVICE}`,
      'To keep second nodes empty, use Active/Standby and move those who are there.',
    ]);
    expect(diagnosis.causes[0]?.remedy).toEqual({
      label: 'Set mode Active/Standby and move 100 to imp-pub',
      steps: [
        { do: 'set-mode', mode: 'active-standby' },
        { do: 'assign', count: 100, of: 'imp-sub', node: 'imp-pub' },
      ],
    });
  });

  test('mixed nodes are told to use None and place by hand', () => {
    const diagnosis = ask('secondary', [...pair(5000, 15_000), { do: 'enable-users', count: 11 }]);
    expect(evidenceOf(diagnosis)).toContain(`The nodes of this lab are mixed. ${ADVICE}`);
    expect(diagnosis.causes[0]?.remedy?.steps).toEqual([{ do: 'set-mode', mode: 'none' }]);
  });

  test('users who came by file or by hand are told apart, the most first', () => {
    const diagnosis = ask('secondary', [
      ...pair(),
      { do: 'set-mode', mode: 'active-standby' },
      { do: 'enable-users', users: [{ id: 'ann', server: 'imp2' }] },
      { do: 'enable-users', count: 5 },
      { do: 'assign', count: 2, of: 'imp1', node: 'imp2' },
    ]);
    expect(diagnosis.causes.map(({ title }) => title)).toEqual([
      '2 users came there by hand',
      '1 user came there by file',
    ]);
    expect(diagnosis.answer).toMatch(
      /^They do not now\. New users go to imp1, the first node of PRG-1\./,
    );
  });

  test('users of an earlier Balanced are told with the counts that it met', () => {
    const diagnosis = ask('secondary', [
      ...pair(),
      { do: 'set-mode', mode: 'active-standby' },
      { do: 'enable-users', count: 80 },
      { do: 'set-mode', mode: 'balanced' },
      { do: 'enable-users', count: 10 },
      { do: 'set-mode', mode: 'active-standby' },
    ]);
    expect(diagnosis.answer).toBe(
      'They do not now. New users go to imp1, the first node of PRG-1. The 10 users on imp2 came by Balanced, which takes the node with the fewest users, first or second: no mode change moves anybody.',
    );
    expect(evidenceOf(diagnosis)).toEqual([
      '6: Mode Balanced: Nobody moves',
      'Before step 7 imp2 had 0 assigned users and imp1 80. Balanced takes the node with the fewest, whatever capacity is left elsewhere.',
      '7: Enable 10 users: imp2 +10',
      '8: Mode Active/Standby: Nobody moves',
      'Under Active/Standby they keep the node they have (D6a).',
    ]);
  });

  test('an empty second node has no causes', () => {
    const diagnosis = ask('secondary', [
      ...pair(),
      { do: 'set-mode', mode: 'active-standby' },
      { do: 'enable-users', count: 5 },
    ]);
    expect(diagnosis.causes).toEqual([]);
    expect(diagnosis.answer).toMatch(/^No user is on a second node\./);
  });
});

describe('why users are unassigned', () => {
  test('None assigned nobody, and a later mode places nobody either', () => {
    const diagnosis = ask('unassigned', [
      ...pair(),
      { do: 'set-mode', mode: 'none' },
      { do: 'enable-users', count: 10 },
      { do: 'set-mode', mode: 'balanced' },
    ]);
    expect(diagnosis.answer).toBe(
      '10 users have no node and cannot sign in. The mode was None when they came, which assigns nobody.',
    );
    expect(evidenceOf(diagnosis)).toEqual([
      '5: Enable 10 users: 10 unassigned',
      'The mode is Balanced now, but a mode change places nobody: they stay unassigned until someone assigns them (D5).',
    ]);
    expect(diagnosis.causes[0]?.remedy?.steps).toEqual([{ do: 'assign-unassigned' }]);
  });

  test('every reason is a cause of its own', () => {
    const diagnosis = ask('unassigned', [
      ...pair(),
      {
        do: 'enable-users',
        users: [
          { id: 'a', homeCluster: false },
          { id: 'b', enabled: false },
        ],
      },
      { do: 'enable-users', count: 6 },
      { do: 'unassign', count: 3, of: 'imp1' },
    ]);
    expect(diagnosis.causes.map(({ title }) => title)).toEqual([
      'An administrator unassigned 3 users',
      'Not enabled for IM and Presence: 1 user',
      'Without a home cluster: 1 user',
    ]);
  });
});

describe('why a node is over capacity', () => {
  test('names the failure, and the step since which the pair was no longer redundant', () => {
    const diagnosis = ask('over', [
      ...pair(),
      { do: 'enable-users', count: 4000 },
      { do: 'enable-users', count: 1600 },
      { do: 'enable-users', count: 1 },
      { do: 'fail-node', node: 'imp2' },
    ]);
    expect(plain(diagnosis.answer)).toBe(
      'imp1 can carry 5 000 and serves its own 2 801 and 2 800 for its peer: 601 too many.',
    );
    expect(diagnosis.causes.map(({ title }) => plain(title))).toEqual([
      "imp1 carries imp2's 2 800 besides its own 2 801",
    ]);
    expect(evidenceOf(diagnosis).slice(0, 2)).toEqual([
      '7: Fail imp2: imp1 serves 5 601, 601 over, after 60 s, all back by 537 s',
      '5: Enable 1 600 users: imp1 +800, imp2 +800',
    ]);
    expect(diagnosis.causes[0]?.remedy?.label).toBe('Restore imp2 and fall back PRG-1');
  });

  test('looks ahead where nothing is over yet', () => {
    const diagnosis = ask('over', [...pair(), { do: 'enable-users', count: 5600 }]);
    expect(plain(diagnosis.answer)).toBe(
      'No node is over its capacity now, but one failure in PRG-1 would leave 600 too many on the survivor.',
    );
    expect(ask('over', pair()).causes).toEqual([]);
  });
});

describe('why users are not back', () => {
  test('a repaired node waits for fallback, since automatic fallback is off (G46)', () => {
    const diagnosis = ask('not-back', [
      ...pair(),
      { do: 'enable-users', count: 5000 },
      { do: 'fail-node', node: 'imp1' },
      { do: 'restore-node', node: 'imp1' },
    ]);
    expect(diagnosis.answer).toBe(
      'imp1 is healthy again, but imp2 still serves its users. Fall back PRG-1 to bring them home.',
    );
    expect(diagnosis.causes.map(({ title, remedy }) => [title, remedy?.label])).toEqual([
      ['imp1 is ready, but nobody has asked for fallback', 'Fall back PRG-1'],
      ['Automatic fallback is off', 'Turn automatic fallback on'],
    ]);
    expect(evidenceOf(diagnosis).slice(0, 2)).toEqual([
      '5: Fail imp1: imp2 serves 5 000, after 60 s, all back by 537 s',
      '6: Restore imp1: imp2 still serves its users',
    ]);
  });

  test('with automatic fallback on, it is told how long that still takes', () => {
    const journal = journalOf(
      [
        ...pair(),
        { do: 'set-parameter', automaticFallback: true, automaticFallbackDelay: 600 },
        { do: 'enable-users', count: 10 },
        { do: 'fail-node', node: 'imp1' },
        { do: 'wait', seconds: 100 },
        { do: 'restore-node', node: 'imp1' },
        { do: 'wait', seconds: 40 },
      ],
      false,
    );
    expect(evidenceOf(diagnose('not-back', journal, journal.now))).toContain(
      'Automatic fallback comes in 560 s.',
    );
  });

  test('nothing is wrong while every node serves its own users', () => {
    expect(ask('not-back', pair()).causes).toEqual([]);
  });
});

describe('why nobody can be added', () => {
  test('names the group that is failed over, who waits, and the way back', () => {
    const diagnosis = ask('cannot-add', [
      ...pair(),
      { do: 'fail-node', node: 'imp2' },
      { do: 'enable-users', count: 20 },
    ]);
    expect(diagnosis.answer).toBe(
      'PRG-1 is failed over, and nobody can be added while any node of the cluster is in a failover state. 20 users wait now.',
    );
    expect(diagnosis.causes[0]?.remedy?.label).toBe('Restore imp2 and fall back PRG-1');
  });

  test('says where users would go when they can be added', () => {
    expect(ask('cannot-add', pair())).toMatchObject({
      answer: 'Users can be added. New users go to imp1 and imp2 in turn, imp1 first.',
      causes: [],
    });
  });
});

test('every answer of every lab is whole, and every remedy is accepted', () => {
  fc.assert(
    fc.property(anyRun, (run) => {
      const journal = journalOf(run);
      for (const question of QUESTIONS) {
        const { answer, causes } = diagnose(question, journal, journal.now);
        expect(answer).toMatch(/^\S.*\.$/);
        const titles = causes.map(({ title }) => title);
        expect(new Set(titles).size, titles.join('; ')).toBe(titles.length);
        for (const { title, evidence, remedy, sources } of causes) {
          const texts = evidence.map(({ text }) => text);
          expect([answer, title, ...texts].join(' ')).not.toMatch(HOLES);
          expect(sources.filter((mark) => sourceOf(mark) === null)).toEqual([]);
          let state = journal.now;
          for (const step of remedy?.steps ?? []) {
            const applied = applyStep(state, step, { index: 900, settle: true });
            if (!applied.ok) throw new Error(`${question}: "${remedy?.label}" is refused`);
            state = applied.state;
          }
        }
      }
    }),
    { numRuns: 300 },
  );
});
