import type { ReplayRow } from '../../../shared/branch';
import type { Step } from '../../../shared/step';
import { describeRefusal } from '../../engine/remedies/describe-refusal';
import type { LabState } from '../../engine/state';
import { stepEffect } from '../../engine/words/step-effect';
import { stepLabel } from '../../engine/words/step-label';
import type { ReplayedBranch } from '../open-lab/branch-states';
import { performStep } from '../open-lab/perform';

/** The own steps of a branch that are done, without what says that they belong to a step before the fork. */
export function replayable({ branch }: ReplayedBranch): readonly Step[] {
  return branch.steps.slice(branch.at, Math.max(branch.at, branch.position));
}

/**
 * Tries the own steps of a branch after the last step of another, one after another; a refused one changes nothing.
 * Nothing is committed.
 */
export function tryReplay(
  from: ReplayedBranch,
  onto: ReplayedBranch,
  settle: boolean,
): ReplayRow[] {
  const start = onto.branch.position;
  const states: LabState[] = [];
  const stateAt = (position: number): LabState =>
    position <= start ? onto.history.stateAt(position) : states[position - start - 1]!;
  let before = onto.state;
  return replayable(from).map((step, own): ReplayRow => {
    const index = from.branch.at + own;
    const standing = { index: start + own, settle, stateAt };
    const { entry, after, refusal } = performStep(before, step, standing);
    states.push(after);
    const row = { index, label: stepLabel(step) };
    const state = before;
    before = after;
    if (refusal !== null && entry.refused !== (step.refused ?? null)) {
      const { code, message } = describeRefusal(refusal, step, state);
      return { ...row, outcome: 'refused', code, text: message };
    }
    const effect = refusal ? `Refused, ${refusal.code}` : stepEffect(state, after, step);
    const there = from.history.rows[index]!;
    const isSame = effect === there.effect && entry.failed === there.failed;
    return { ...row, outcome: isSame ? 'same' : 'other', code: null, text: effect };
  });
}
