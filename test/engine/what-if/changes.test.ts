import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyStep } from '../../../src/main/engine/apply';
import type { LabState } from '../../../src/main/engine/state';
import { byGain, tipChanges } from '../../../src/main/engine/what-if/changes';
import { redundancyEnd, tipPoints, whyNoTip } from '../../../src/main/engine/what-if/tip';
import type { Step } from '../../../src/shared/step';
import { MAX_TIP_USERS, type TipChange } from '../../../src/shared/what-if';
import { pairsOf, play, settingStep, userStep } from '../random-lab';

const quietRun = fc
  .tuple(pairsOf, fc.array(fc.oneof(userStep, settingStep), { maxLength: 15 }))
  .map(([pairs, steps]) => [...pairs, ...steps]);

function changesOf(state: LabState): TipChange[] {
  return byGain([...tipChanges(state, 1, tipPoints(state, 1).redundancyEnds)]);
}

function pair(name: string, ova: '5000' | '15000'): Step[] {
  return [
    { do: 'add-group', name: `PRG-${name}`, ha: true },
    { do: 'add-node', group: `PRG-${name}`, name: `${name}A`, ova },
    { do: 'add-node', group: `PRG-${name}`, name: `${name}B`, ova },
  ];
}

describe('which single change buys most', () => {
  test('is told with steps that lead to what is told', () => {
    fc.assert(
      fc.property(quietRun, (steps) => {
        const state = play(steps);
        fc.pre(whyNoTip(state) === null);
        const users = (point: TipChange['redundancyEnds']) => point?.users ?? MAX_TIP_USERS;
        const now = users(tipPoints(state, 1).redundancyEnds);
        for (const change of changesOf(state)) {
          if (change.gain === null) {
            expect(change.why).toMatch(/^[A-Z]\w+: /);
            continue;
          }
          let after = state;
          for (const step of change.steps) {
            const applied = applyStep(after, step, { index: 0, settle: true });
            if (!applied.ok) throw new Error(applied.refusal.code);
            after = applied.state;
          }
          const placing = change.label.startsWith('Place by capacity') ? 'capacity' : 'mode';
          expect(change.redundancyEnds).toEqual(redundancyEnd(after, 1, placing));
          expect(change.gain).toBe(users(change.redundancyEnds) - now);
        }
      }),
      { numRuns: 8 },
    );
  });

  test('puts the most first, and last what a rule forbids, with its code', () => {
    const steps = [...pair('1', '15000'), ...pair('2', '15000'), ...pair('3', '5000')];
    const state = play([...steps, { do: 'enable-users', count: 18_000 }]);
    expect(changesOf(state).map(({ label, gain }) => [label, gain])).toEqual([
      ['Make 3A and 3B 15K nodes', 29_997],
      ['Make 3A and 3B 25K nodes', 29_997],
      ['Place by capacity, mode None', 19_997],
      ['Rebalance evenly', 0],
      ['Switch to Active/Standby', 0],
      ['Make 1A and 1B 25K nodes', 0],
      ['Make 2A and 2B 25K nodes', 0],
      ['Add PRG-4, a pair like PRG-1', null],
    ]);
    expect(changesOf(state).at(-1)?.why).toContain('V02: ');
  });
});
