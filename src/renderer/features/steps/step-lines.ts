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

/** Most lines that an effect takes (`steps.css`); what is longer ends in an ellipsis and is told whole by its title. */
const MOST_LINES = 4;

/**
 * Lines that a text takes where so many letters fit on one, broken between words. Counted, not measured: it is asked for
 * every step of a lab after each step.
 */
export function linesNeeded(text: string, perLine: number): number {
  if (text.length <= perLine) return 1;
  let lines = 1;
  let used = 0;
  for (const word of text.split(' ')) {
    if (used > 0 && used + 1 + word.length > perLine) {
      lines++;
      used = 0;
    }
    used += word.length + (used > 0 ? 1 : 0);
    // A name that is longer than a line goes on in the next one.
    lines += Math.floor(Math.max(0, used - 1) / perLine);
    used = used === 0 ? 0 : ((used - 1) % perLine) + 1;
    if (lines >= MOST_LINES) return MOST_LINES;
  }
  return lines;
}
