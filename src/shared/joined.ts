import type { Step } from './step';

/** Steps that a person does at once: each after the first belongs to the one before, and so is undone with it. */
export function asOneAction(steps: readonly Step[]): readonly Step[] {
  return steps.map((step, index) => (index === 0 ? step : { ...step, joined: true }));
}

/** Steps `from` up to and without `to` of a journal: one action of a person. */
export interface ActionSpan {
  readonly from: number;
  readonly to: number;
}

/**
 * The action that a step belongs to. The first step of a journal begins one, whatever it says.
 *
 * @param isJoined  whether a step of the journal belongs to the one before
 */
export function actionOf(
  index: number,
  length: number,
  isJoined: (index: number) => boolean,
): ActionSpan {
  let from = index;
  while (from > 0 && isJoined(from)) from--;
  let to = index + 1;
  while (to < length && isJoined(to)) to++;
  return { from, to };
}
