import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyStep } from '../../../src/main/engine/apply';
import type { LabState } from '../../../src/main/engine/state';
import { byGain, tipChanges } from '../../../src/main/engine/what-if/changes';
import { redundancyEnd, tipPoints, whyNoTip } from '../../../src/main/engine/what-if/tip';
import type { Ova } from '../../../src/shared/model';
import type { Step } from '../../../src/shared/step';
import { MAX_TIP_USERS, type TipChange } from '../../../src/shared/what-if';
import { pairsOf, play, settingStep, userStep } from '../random-lab';

const quietRun = fc
  .tuple(pairsOf, fc.array(fc.oneof(userStep, settingStep), { maxLength: 15 }))
  .map(([pairs, steps]) => [...pairs, ...steps]);

function changesOf(state: LabState): TipChange[] {
  return byGain([...tipChanges(state, 1, tipPoints(state, 1).redundancyEnds)]);
}

function pair(name: string, ova: Ova): Step[] {
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

  test('goes by what is gained, then by fewer steps, then by label', () => {
    const change = (label: string, gain: number | null, steps: number): TipChange => ({
      label,
      gain,
      redundancyEnds: null,
      steps: Array.from({ length: steps }, (): Step => ({ do: 'note', text: '' })),
      ...(gain === null && { why: 'V02: ' }),
    });
    const inOrder = [
      change('b', 5, 3),
      change('c', 0, 1),
      change('a', 0, 2),
      change('b', 0, 2),
      change('c', 0, 2),
      change('d', -1, 1),
      change('a', null, 1),
      change('b', null, 1),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(inOrder, { minLength: inOrder.length }), (some) => {
        expect(byGain(some)).toEqual(inOrder);
      }),
    );
  });

  test('tries every larger template of the release for each group, and sets only the nodes that grow', () => {
    const state = play([
      { do: 'add-group', name: 'PRG-1' },
      { do: 'add-node', group: 'PRG-1', name: 'a', ova: '5000' },
      { do: 'add-node', group: 'PRG-1', name: 'b', ova: '15000' },
      { do: 'add-group', name: 'PRG-2' },
      { do: 'add-node', group: 'PRG-2', name: 'c', ova: '15000' },
      { do: 'add-group', name: 'PRG-3' },
      { do: 'add-node', group: 'PRG-3', name: 'd', ova: '25000' },
    ]);
    expect(sizesOf(state)).toEqual([
      ['Make a and b 15K nodes', [{ do: 'set-node', node: 'a', ova: '15000' }]],
      [
        'Make a and b 25K nodes',
        [
          { do: 'set-node', node: 'a', ova: '25000' },
          { do: 'set-node', node: 'b', ova: '25000' },
        ],
      ],
      ['Make c a 25K node', [{ do: 'set-node', node: 'c', ova: '25000' }]],
    ]);
  });

  test('names a template of less than a thousand users by its users', () => {
    const state = play([
      { do: 'set-parameter', release: '12.5' },
      { do: 'add-group', name: 'PRG-1' },
      { do: 'add-node', group: 'PRG-1', name: 'a', capacity: 300 },
    ]);
    expect(sizesOf(state).map(([label]) => label)).toEqual([
      'Make a a 500-user node',
      'Make a a 1K node',
      'Make a a 2K node',
      'Make a a 5K node',
      'Make a a 15K node',
      'Make a a 25K node',
    ]);
  });

  test('adds a pair like the largest one, with HA as there; lone nodes count only where there is no pair', () => {
    const lone: Step[] = [
      { do: 'add-group', name: 'Big' },
      { do: 'add-node', group: 'Big', name: 'big1', ova: '25000', generation: 'M5' },
    ];
    const pairs = [...pair('1', '5000'), ...lone];
    expect(pairMore(play(pairs))).toEqual([
      'Add Big-2, a pair like PRG-1',
      [
        { do: 'add-group', name: 'Big-2', ha: true },
        { do: 'add-node', group: 'Big-2', name: 'big2', ova: '5000', version: '15' },
        { do: 'add-node', group: 'Big-2', name: 'big3', ova: '5000', version: '15' },
      ],
    ]);
    const larger = play([...pair('1', '5000'), ...pair('2', '15000')]);
    expect(pairMore(larger)?.[0]).toBe('Add PRG-3, a pair like PRG-2');
    expect(pairMore(play(lone))).toEqual([
      'Add Big-2, a pair like Big',
      [
        { do: 'add-group', name: 'Big-2', ha: false },
        ...['big2', 'big3'].map((name) => ({
          do: 'add-node',
          group: 'Big-2',
          name,
          ova: '25000',
          generation: 'M5',
          version: '15',
        })),
      ],
    ]);
    expect(pairMore(play([{ do: 'add-group', name: 'Empty' }]))).toBe(undefined);
  });

  test('turns HA on where it is off, and switches to the modes that the lab has not', () => {
    const state = play([
      ...pair('1', '5000'),
      { do: 'set-ha', group: 'PRG-1', enabled: false },
      ...pair('2', '5000'),
      { do: 'set-mode', mode: 'active-standby' },
    ]);
    const tried = changesOf(state).filter(({ label }) => /^(Turn|Switch|Rebalance)/.test(label));
    expect(tried.map(({ label, steps }) => [label, steps]).sort()).toEqual([
      ['Rebalance evenly', [{ do: 'rebalance', strategy: 'even' }]],
      ['Switch to Balanced', [{ do: 'set-mode', mode: 'balanced' }]],
      ['Turn HA on in PRG-1', [{ do: 'set-ha', group: 'PRG-1', enabled: true }]],
    ]);
  });

  test('does not blame a change for a rule that was broken as much before', () => {
    const four = ['1', '2', '3', '4'].flatMap((name) => pair(name, '5000'));
    const state = play([...four, { do: 'enable-users', count: 100 }]);
    const forbidden = changesOf(state).filter(({ why }) => why !== undefined);
    expect(forbidden.map(({ label }) => label)).toEqual(['Add PRG-5, a pair like PRG-1']);
    expect(forbidden[0]?.why).toMatch(/^V02: .* V01: /);
    const old = play([...pair('1', '25000'), { do: 'set-parameter', release: '12.0' }]);
    const tooLarge = changesOf(
      play([...pair('1', '5000'), { do: 'set-parameter', release: '12.0' }]),
    );
    expect(tooLarge.find(({ label }) => label.includes('25K'))?.why).toMatch(/^V09: .* V09: /);
    expect(changesOf(old).filter(({ why }) => why !== undefined)).toEqual([
      expect.objectContaining({ label: 'Add PRG-2, a pair like PRG-1' }),
    ]);
  });
});

function sizesOf(state: LabState): [string, readonly Step[]][] {
  return [...tipChanges(state, 1, null)]
    .filter(({ label }) => label.startsWith('Make'))
    .map(({ label, steps }) => [label, steps]);
}

function pairMore(state: LabState): [string, readonly Step[]] | undefined {
  return [...tipChanges(state, 1, null)]
    .filter(({ label }) => label.startsWith('Add'))
    .map(({ label, steps }): [string, readonly Step[]] => [label, steps])[0];
}
