import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyStep } from '../../../src/main/engine/apply';
import { measure } from '../../../src/main/engine/measure';
import { nodeAt, topologyOrder } from '../../../src/main/engine/order';
import { survivorSurplus, worstOverload } from '../../../src/main/engine/planning/survivor';
import type { LabState } from '../../../src/main/engine/state';
import { anyRun, play } from '../random-lab';

/** The definition itself: every node fails on a copy of the lab, one at a time. */
function byPlaying(state: LabState) {
  const { topology } = state;
  let worst: { failed: number; node: number; surplus: number } | null = null;
  for (const failed of topologyOrder(topology)) {
    const name = nodeAt(topology, failed).name;
    const step = { do: 'fail-node', node: name } as const;
    const applied = applyStep(state, step, { index: 0, settle: true });
    if (!applied.ok) continue;
    const { load } = measure(applied.state);
    for (const node of topologyOrder(topology)) {
      const surplus = load[node]! - nodeAt(topology, node).capacity;
      if (surplus > (worst?.surplus ?? 0)) worst = { failed, node, surplus };
    }
  }
  return worst;
}

describe('the survivor surplus of a lab', () => {
  test('is what failing every node on a copy gives, in any lab, settled or not', () => {
    fc.assert(
      fc.property(anyRun, fc.boolean(), (steps, settle) => {
        const state = play(steps, undefined, settle);
        const expected = byPlaying(state);
        expect(worstOverload(state)).toEqual(expected);
        expect(survivorSurplus(state)).toBe(expected?.surplus ?? 0);
      }),
      { numRuns: 100 },
    );
  });

  test('is 0 in an empty lab', () => {
    expect(survivorSurplus(play([]))).toBe(0);
  });
});
