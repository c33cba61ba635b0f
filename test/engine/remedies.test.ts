/** Every way out that the app offers is one that the engine accepts, over random labs. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyStep } from '../../src/main/engine/apply';
import { lint } from '../../src/main/engine/lint';
import { measure } from '../../src/main/engine/measure';
import { newState } from '../../src/main/engine/new-state';
import { describeRefusal } from '../../src/main/engine/remedies/describe-refusal';
import { stepsBack } from '../../src/main/engine/remedies/way-back';
import { inFailover } from '../../src/main/engine/serve';
import type { LabState } from '../../src/main/engine/state';
import { sourceOf } from '../../src/main/engine/words/sources';
import { remedyOfState } from '../../src/main/engine/words/state-words';
import { stepEffect } from '../../src/main/engine/words/step-effect';
import { stepLabel } from '../../src/main/engine/words/step-label';
import type { Remedy } from '../../src/shared/refusal';
import type { Step } from '../../src/shared/step';
import { anyRun, play } from './random-lab';

const RUNS = { numRuns: 300 };

/** A word that only a hole in a sentence leaves behind. */
const HOLES = /undefined|NaN|\bnull\b|\s{2}|^\s|\s$|\[object|\s[.,;:]/;

function tryRemedy(state: LabState, { label, steps }: Remedy): LabState {
  let now = state;
  steps.forEach((step, index) => {
    const applied = applyStep(now, step, { index: 900 + index, settle: true });
    if (!applied.ok)
      throw new Error(`"${label}" is refused ${applied.refusal.code} at ${JSON.stringify(step)}`);
    now = applied.state;
  });
  return now;
}

describe('ways out', () => {
  test('every remedy of a refusal is accepted, and its words have no holes', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        let state = newState();
        run.forEach((step, index) => {
          const applied = applyStep(state, step, { index, settle: true });
          if (applied.ok) {
            state = applied.state;
            return;
          }
          const view = describeRefusal(applied.refusal, step, state);
          expect(view.remedies.length).toBeLessThanOrEqual(2);
          expect([view.title, view.message].join(' ')).not.toMatch(HOLES);
          expect(view.message).toMatch(/\.$/);
          for (const remedy of view.remedies) {
            expect(remedy.label).not.toMatch(HOLES);
            tryRemedy(state, remedy);
          }
        });
      }),
      RUNS,
    );
  });

  test('every fix of a finding is accepted, and its words have no holes', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        const state = play(run);
        for (const finding of lint(state)) {
          const view = finding.view();
          expect([view.title, view.message, view.advice].join(' ')).not.toMatch(HOLES);
          expect(view.message).toMatch(/\.$/);
          expect(view.advice).toMatch(/\.$/);
          expect(view.sources.filter((mark) => sourceOf(mark) === null)).toEqual([]);
          for (const fix of view.fixes) tryRemedy(state, fix);
        }
      }),
      RUNS,
    );
  });

  test('a fix that moves users or makes room ends the finding it is offered for', () => {
    const cured = new Set([
      'V05',
      'V07',
      'V08',
      'V10',
      'V11',
      'V12',
      'V14',
      'V15',
      'V20',
      'V21',
      'V22',
      'V24',
      'V25',
      'V38',
      'L02',
      'L03',
      'L04',
      'L05',
    ]);
    fc.assert(
      fc.property(anyRun, (run) => {
        const state = play(run);
        for (const finding of lint(state).filter(({ code }) => cured.has(code))) {
          const [fix] = finding.view().fixes;
          if (!fix || inFailover(state.topology)) continue;
          const after = lint(tryRemedy(state, fix));
          const still = after.some(
            ({ code, place }) =>
              code === finding.code && JSON.stringify(place) === JSON.stringify(finding.place),
          );
          expect(still, `${finding.code} ${finding.at}: ${fix.label}`).toBe(false);
        }
      }),
      RUNS,
    );
  });

  test('each node of a cluster with mixed versions is brought to the version of most', () => {
    const nodes = ['14', '15', '12.5', '15'].map(
      (version, i): Step => ({
        do: 'add-node',
        group: i < 2 ? 'PRG-1' : 'PRG-2',
        name: `imp${i + 1}`,
        ova: '5000',
        version,
      }),
    );
    let state = play([
      { do: 'add-group', name: 'PRG-1' },
      { do: 'add-group', name: 'PRG-2' },
      ...nodes,
    ]);
    const odd = () => lint(state).filter(({ code }) => code === 'V08');
    expect(odd().map(({ at }) => at)).toEqual(['imp1', 'imp3']);
    for (const finding of odd()) {
      const [fix] = finding.view().fixes;
      state = tryRemedy(state, fix!);
    }
    expect(odd()).toEqual([]);
  });

  test('one button enables HA for every group that lacks it', () => {
    const pair = (group: string, ha: boolean): Step[] => [
      { do: 'add-group', name: group, ha },
      { do: 'add-node', group, name: `${group}-a`, ova: '5000' },
      { do: 'add-node', group, name: `${group}-b`, ova: '5000' },
    ];
    const state = play([...pair('PRG-1', true), ...pair('PRG-2', false), ...pair('PRG-3', false)]);
    const mixed = lint(state).find(({ code }) => code === 'V19')!;
    const [fix] = mixed.view().fixes;
    expect(fix!.label).toBe('Enable HA for PRG-2 and PRG-3');
    expect(lint(tryRemedy(state, fix!)).map(({ code }) => code)).not.toContain('V19');
  });

  test('the unassigned are assigned after the way back, in one button', () => {
    const state = play([
      { do: 'add-group', name: 'PRG-1', ha: true },
      { do: 'add-node', group: 'PRG-1', name: 'imp1', ova: '5000' },
      { do: 'add-node', group: 'PRG-1', name: 'imp2', ova: '5000' },
      { do: 'set-mode', mode: 'none' },
      { do: 'enable-users', count: 4 },
      { do: 'fail-node', node: 'imp1' },
    ]);
    const waiting = lint(state).find(({ code }) => code === 'V21')!;
    const [fix] = waiting.view().fixes;
    const after = tryRemedy(state, fix!);
    expect(after.users.counts.unassigned).toBe(0);
    expect(lint(after).map(({ code }) => code)).not.toContain('V21');
  });

  test('the way back ends every failover and serves everybody whose machine it repaired', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        const state = play(run);
        const steps = stepsBack(state);
        const after = tryRemedy(state, { label: 'way back', steps });
        expect(inFailover(after.topology)).toBe(false);
        expect(measure(after).noService).toBe(0);
      }),
      RUNS,
    );
  });

  test('every step has a label, every effect and state words without holes', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        play(run, (state, before, step: Step) => {
          expect(stepLabel(step)).not.toBe('');
          expect([stepLabel(step), stepEffect(before, state, step)].join(' ').trim()).not.toMatch(
            HOLES,
          );
          state.topology.nodes.forEach((node, index) => {
            if (node) expect(remedyOfState(state, index)).toMatch(/^\S.*\.$/);
          });
        });
      }),
      RUNS,
    );
  });
});
