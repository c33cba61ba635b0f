import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf } from '../../../src/main/engine/lessons/answers';
import { misconceptionOf, wrongAnswer } from '../../../src/main/engine/lessons/misconceptions';
import { tryOut } from '../../../src/main/engine/lessons/trial';
import type { Trail } from '../../../src/main/engine/lessons/walk';
import type { AnswerValue } from '../../../src/shared/answer';
import type { Ask } from '../../../src/shared/lesson';
import type { Step } from '../../../src/shared/step';
import { group, trailOf } from './labs';

function asking(trail: Trail, ask: Ask, ...steps: Step[]) {
  const question = { ask, steps, from: trail.here };
  return {
    truth: answerOf(ask, tryOut(question.from, steps)),
    named: (answer: AnswerValue) => misconceptionOf(question, answer),
    wrong: (name: Parameters<typeof wrongAnswer>[0]) => wrongAnswer(name, question),
  };
}

const PAIR = group('PRG-1', { pub: 5000, sub: 5000 });
const FILLED = trailOf([
  ...PAIR,
  { do: 'set-mode', mode: 'active-standby' },
  { do: 'enable-users', count: 800 },
  { do: 'set-mode', mode: 'balanced' },
  { do: 'enable-users', count: 100 },
]);

describe('where new users go', () => {
  const next = asking(
    FILLED,
    { homes: ['user901', 'user902', 'user903'] },
    { do: 'enable-users', count: 3 },
  );

  test('the truth is the fewest assigned, and taking turns starts at the first node', () => {
    expect(next.truth).toEqual({ user901: 'sub', user902: 'sub', user903: 'sub' });
    expect(next.named({ user901: 'pub', user902: 'sub', user903: 'pub' })).toBe('round-robin');
    expect(next.named({ user901: 'sub', user902: 'pub', user903: 'sub' })).toBeNull();
  });

  test('a spared second node comes before a first one that is filled, in the order of names', () => {
    expect(next.named({ user901: 'pub', user902: 'pub', user903: 'pub' })).toBe('secondary-spared');
    expect(next.wrong('fill-first')).toEqual({ user901: 'pub', user902: 'pub', user903: 'pub' });
  });

  test('the right answer is no misconception, whatever rule gives it too', () => {
    expect(next.named({ user901: 'sub', user902: 'sub', user903: 'sub' })).toBeNull();
  });

  test('free capacity decides only in a wrong rule', () => {
    const trail = trailOf([
      ...group('PRG-1', { small: 500, large: 15000 }),
      { do: 'enable-users', count: 2 },
    ]);
    const asked = asking(
      trail,
      { assigned: ['small', 'large'] },
      { do: 'enable-users', count: 10 },
    );
    expect(asked.truth).toEqual({ small: 6, large: 6 });
    expect(asked.named({ small: 1, large: 11 })).toBe('capacity-weighted');
    expect(asked.named({ small: 11, large: 1 })).toBe('secondary-spared');
  });

  test('the first node is filled to its capacity and no further', () => {
    const trail = trailOf([...group('A', { a1: 10, a2: 10 }), ...group('B', { b1: 10, b2: 10 })]);
    const ask = { assigned: ['a1', 'a2', 'b1', 'b2'] };
    const asked = asking(trail, ask, { do: 'enable-users', count: 14 });
    expect(asked.named({ a1: 10, a2: 4, b1: 0, b2: 0 })).toBe('fill-first');
    expect(asked.named({ a1: 7, a2: 0, b1: 7, b2: 0 })).toBe('secondary-spared');
  });

  test('rows with a server of their own keep it in every wrong rule', () => {
    const asked = asking(
      trailOf(PAIR),
      { homes: ['a', 'b', 'c', 'd'] },
      {
        do: 'enable-users',
        users: [{ id: 'a', server: 'sub' }, { id: 'b' }, { id: 'c', server: 'sub' }, { id: 'd' }],
      },
    );
    expect(asked.truth).toEqual({ a: 'sub', b: 'pub', c: 'sub', d: 'pub' });
    expect(asked.wrong('round-robin')).toEqual({ a: 'sub', b: 'pub', c: 'sub', d: 'sub' });
  });
});

test('the four wrong placement rules equal rules written down one user at a time', () => {
  const capacities = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(
      capacities,
      fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 5, maxLength: 5 }),
      fc.integer({ min: 1, max: 25 }),
      fc.constantFrom('balanced' as const, 'active-standby' as const),
      (sizes, filled, count, mode) => {
        const names = sizes.map((_, index) => `n${index}`);
        const groups = names.flatMap((name, index): Step[] => [
          ...(index % 2 === 0 ? [{ do: 'add-group', name: `G${index}` } as const] : []),
          { do: 'add-node', group: `G${index - (index % 2)}`, name, capacity: sizes[index]! },
        ]);
        const before: Step[] = names.flatMap((node, index) =>
          filled[index] === 0
            ? []
            : [
                { do: 'set-mode', mode: 'none' } as const,
                { do: 'enable-users', count: filled[index]!, prefix: node } as const,
                { do: 'assign', of: 'unassigned', count: filled[index]!, node } as const,
              ],
        );
        const trail = trailOf([...groups, ...before, { do: 'set-mode', mode }]);
        const asked = asking(trail, { assigned: names }, { do: 'enable-users', count });
        const all = names.map((_, index) => index);
        const firsts = all.filter((index) => index % 2 === 0);
        const open = mode === 'balanced' ? all : firsts;
        const place = (choose: (has: number[], user: number) => number) => {
          const has = names.map((_, index) => filled[index]!);
          for (let user = 0; user < count; user++) has[choose(has, user)]!++;
          return Object.fromEntries(names.map((name, index) => [name, has[index]!]));
        };
        const least = (from: number[], score: (index: number) => number) =>
          from.reduce((best, index) => (score(index) < score(best) ? index : best));
        const expected = {
          'round-robin': place((_has, user) => open[user % open.length]!),
          'capacity-weighted': place((has) => least(open, (index) => has[index]! - sizes[index]!)),
          'secondary-spared': place((has) => least(firsts, (index) => has[index]!)),
          'fill-first': place(
            (has) =>
              open.find((index) => has[index]! < sizes[index]!) ??
              least(open, (index) => has[index]!),
          ),
        } as const;
        for (const [name, answer] of Object.entries(expected))
          expect(asked.wrong(name as keyof typeof expected)).toEqual(answer);
        expect(asked.truth).toEqual(place((has) => least(open, (index) => has[index]!)));
      },
    ),
    { numRuns: 60 },
  );
});

describe('a change of mode', () => {
  test('moves nobody; where the homes would follow, everybody is placed anew', () => {
    const asked = asking(FILLED, { assigned: ['pub', 'sub'] }, { do: 'set-mode', mode: 'none' });
    expect(asked.truth).toEqual({ pub: 800, sub: 100 });
    expect(asked.named({ pub: 0, sub: 0 })).toBe('mode-moves-users');
    const back = asking(
      FILLED,
      { assigned: ['pub', 'sub'] },
      { do: 'set-mode', mode: 'active-standby' },
    );
    expect(back.named({ pub: 900, sub: 0 })).toBe('mode-moves-users');
  });

  test('as moves both the fewest and those of a placement in order of arrival are recognised', () => {
    const trail = trailOf([
      ...PAIR,
      { do: 'set-mode', mode: 'active-standby' },
      { do: 'enable-users', count: 8 },
      {
        do: 'enable-users',
        users: [
          { id: 'x', server: 'sub' },
          { id: 'y', server: 'sub' },
        ],
      },
    ]);
    const asked = asking(trail, { moves: true }, { do: 'set-mode', mode: 'balanced' });
    expect(asked.truth).toBe(0);
    expect(asked.named(3)).toBe('mode-moves-users');
    expect(asked.named(5)).toBe('mode-moves-users');
    expect(asked.named(4)).toBeNull();
  });
});

describe('the loss of a node', () => {
  const TWO = trailOf([
    ...PAIR,
    ...group('PRG-2', { b1: 5000, b2: 5000 }),
    { do: 'enable-users', count: 400, devices: 2 },
  ]);

  test('the peer serves, and homes do not follow', () => {
    const load = asking(TWO, { load: ['pub', 'sub', 'b1'] }, { do: 'fail-node', node: 'pub' });
    expect(load.truth).toEqual({ pub: 0, sub: 400, b1: 200 });
    expect(load.named({ pub: 0, sub: 200, b1: 400 })).toBe('other-groups-help');
    const assigned = asking(TWO, { assigned: ['pub', 'sub'] }, { do: 'fail-node', node: 'pub' });
    expect(assigned.truth).toEqual({ pub: 100, sub: 100 });
    expect(assigned.named({ pub: 0, sub: 200 })).toBe('homes-follow-failover');
    const moves = asking(TWO, { moves: true }, { do: 'fail-node', node: 'pub' });
    expect(moves.truth).toBe(0);
    expect(moves.named(100)).toBe('homes-follow-failover');
  });

  test('other groups never help: a lost pair leaves its users without service', () => {
    const asked = asking(
      TWO,
      { noService: true },
      { do: 'fail-node', node: 'pub' },
      { do: 'fail-node', node: 'sub' },
    );
    expect(asked.truth).toBe(400);
    expect(asked.named(0)).toBe('other-groups-help');
    expect(asked.named(1)).toBeNull();
  });

  test('it is noticed after its timer, which a wrong idea leaves out', () => {
    const machine = asking(TWO, { clock: true }, { do: 'fail-node', node: 'pub' });
    expect(machine.truth).toBe(60);
    expect(machine.named(0)).toBe('instant-failover');
    const service = asking(TWO, { clock: true }, { do: 'stop-service', node: 'pub' });
    expect(service.truth).toBe(90);
    const slow = trailOf([
      ...PAIR,
      { do: 'enable-users', count: 4 },
      { do: 'set-parameter', heartbeatTimeout: 45, transitionSeconds: 20 },
    ]);
    const failover = asking(slow, { clock: true }, { do: 'fail-node', node: 'pub' });
    expect(failover.truth).toBe(65);
    expect(failover.named(20)).toBe('instant-failover');
  });

  test('the seconds count from the loss, also where time passes in wait only', () => {
    const trail = trailOf([...PAIR, { do: 'enable-users', count: 4 }], false);
    const late = asking(
      trail,
      { clock: true },
      { do: 'wait', seconds: 100 },
      { do: 'fail-node', node: 'pub' },
    );
    expect(late.truth).toBe(60);
    const unnoticed = asking(trail, { noService: true }, { do: 'fail-node', node: 'pub' });
    expect(unnoticed.truth).toBe(2);
    expect(unnoticed.named(0)).toBe('instant-failover');
  });

  test('who is never served again leaves no answer, who never loses service a 0', () => {
    const alone = trailOf([
      ...group('L', { lone: 100 }, false),
      ...PAIR,
      { do: 'enable-users', count: 9 },
    ]);
    expect(asking(alone, { clock: true }, { do: 'fail-node', node: 'lone' }).truth).toBeNull();
    expect(asking(alone, { clock: true }, { do: 'enable-users', count: 1 }).truth).toBe(0);
  });

  test('service stays where it is after the repair, until the fallback', () => {
    const steps: Step[] = [
      { do: 'fail-node', node: 'pub' },
      { do: 'restore-node', node: 'pub' },
    ];
    const load = asking(TWO, { load: ['pub', 'sub'] }, ...steps);
    expect(load.truth).toEqual({ pub: 0, sub: 400 });
    expect(load.named({ pub: 200, sub: 200 })).toBe('users-come-back');
    const states = asking(TWO, { states: ['pub', 'sub'] }, ...steps);
    expect(states.truth).toEqual({ pub: 'Failed Over', sub: 'Running in Backup Mode' });
    expect(states.named({ pub: 'Normal', sub: 'Normal' })).toBe('users-come-back');
  });
});
