import type { StepRow } from '../../../shared/view';

/** One line of the list: a step, or several that belong together and unfold. */
export interface StepLine {
  readonly key: string;
  readonly row: StepRow;
  /** Index of the last step it stands for. */
  readonly last: number;
  /** What it says of itself: of the step, or of all steps together. */
  readonly label: string;
  readonly effect: string;
  /** One of the steps together failed. */
  readonly failed: boolean;
  /** Steps that it unfolds to; 0: it is a single step. */
  readonly steps: number;
  readonly isUnfolded: boolean;
  /** It belongs to the line of several steps above it. */
  readonly isInside: boolean;
}

/** @param unfolded  indexes of the first steps of the actions that are unfolded */
export function linesOf(
  rows: readonly StepRow[],
  unfolded: ReadonlySet<number>,
): readonly StepLine[] {
  const lines: StepLine[] = [];
  let showsInside = false;
  for (const row of rows) {
    const { index, action } = row;
    if (action !== null) {
      showsInside = unfolded.has(index);
      const last = index + action.steps - 1;
      lines.push({
        key: `action-${index}`,
        row,
        last,
        label: action.label,
        effect: action.effect,
        failed: rows.slice(index, last + 1).some(({ failed }) => failed),
        steps: action.steps,
        isUnfolded: showsInside,
        isInside: false,
      });
    } else if (!row.joined) showsInside = false;
    const isInside = action !== null || row.joined;
    if (isInside && !showsInside) continue;
    lines.push({
      key: `step-${index}`,
      row,
      last: index,
      label: row.label,
      effect: row.effect,
      failed: row.failed,
      steps: 0,
      isUnfolded: false,
      isInside,
    });
  }
  return lines;
}

/** The line that a step is seen on: its own, or the one of the action it is folded into; -1: none. */
export function lineOf(lines: readonly StepLine[], index: number): number {
  const own = lines.findIndex(({ steps, row }) => steps === 0 && row.index === index);
  return own >= 0 ? own : lines.findIndex(({ row, last }) => row.index <= index && index <= last);
}
