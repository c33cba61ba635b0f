import { countOf } from '../format';
import type { MovesView } from '../plan-api';
import type { ChecklistItem } from './checklist';
import { dayAfter, dayName } from './days';
import type { SheetText } from './sheet';

/** A plan of moves on paper: what it comes to, and what is to be done in the real product with its ticks. */
export function movesSheet(
  title: string,
  plan: MovesView,
  items: readonly ChecklistItem[],
  firstNight: string,
  ticks: readonly string[],
): SheetText {
  return {
    title: `Moves for ${title}`,
    intro: [
      `Plan ${plan.hash}: ${countOf(plan.total, 'move')}, ${countOf(plan.batches.length, 'night')} from ${dayName(dayAfter(firstNight, 0))}.`,
      ...plan.moves.map(({ from, to, count }) => `${from} to ${to}: ${countOf(count, 'user')}`),
    ],
    items: items.map(({ id, title: what, where, command, detail, sources }) => ({
      title: what,
      done: ticks.includes(`${plan.hash} ${id}`),
      lines: [
        ...(where === null ? [] : [where]),
        ...(command === null ? [] : [command]),
        detail,
        ...(sources.length === 0 ? [] : [`Sources: ${sources.join(', ')}`]),
      ],
    })),
    notes: plan.relogin.map(
      ({ node, upper, upperNow }) => `Re-login upper limit of ${node}: ${upperNow} s → ${upper} s`,
    ),
  };
}
