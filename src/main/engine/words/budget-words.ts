import { countOf, formatCount } from '../../../shared/format';
import { type Cost, type OverBudget, SECONDS_OF_WORK } from '../budget';

/**
 * Why a replay was ended: "after 37 of 100 steps it has taken 710 MB and 12 s; all of them would take some 1.9 GB and
 * 32 s"; of an answer what it has taken. Without a full stop.
 *
 * @param estimate  what all would take
 */
export function budgetWords(over: OverBudget, estimate: Cost = over.estimate): string {
  const { done, total, taken } = over;
  if (total === 0) return `it asks for very much: so far it has taken ${costWords(taken)}`;
  const whole =
    done < total ? `; all of them would take some ${costWords(estimate)}` : ', which is too much';
  return `its steps ask for very much: after ${formatCount(done)} of ${countOf(total, 'step')} they have taken ${costWords(taken)}${whole}`;
}

/** "about 4 min and 1.2 GB of memory": what a file would take that is opened all the same. */
export function anywayWords({ bytes, work }: Cost): string {
  return `about ${timeWords(work * SECONDS_OF_WORK)} and ${memoryWords(bytes)} of memory`;
}

/** "1.9 GB and 32 s": memory, and seconds on a slow machine. */
function costWords({ bytes, work }: Cost): string {
  return `${memoryWords(bytes)} and ${timeWords(work * SECONDS_OF_WORK)}`;
}

/** "1.9 GB". */
export function memoryWords(bytes: number): string {
  return bytes < 1e9
    ? `${formatCount(Math.ceil(bytes / 1e6))}\u202fMB`
    : `${(bytes / 1e9).toFixed(1)}\u202fGB`;
}

function timeWords(seconds: number): string {
  return seconds < 120
    ? `${formatCount(Math.ceil(seconds))}\u202fs`
    : `${formatCount(Math.round(seconds / 60))}\u202fmin`;
}
