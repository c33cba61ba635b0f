import { countOf, formatCount, formatPercent, shortSize } from '../format';
import type { AskedSize, SizeDesign, SizingView } from '../plan-api';
import { monthAfter } from './days';

/** "1 × 25K pair". */
export function designName({ ova, groups, nodes }: SizeDesign): string {
  const unit = nodes > groups ? 'pair' : 'node';
  return `${groups} × ${shortSize(Number(ova))} ${unit}${groups === 1 ? '' : 's'}`;
}

const NUMBERS = ['No', 'One', 'Two', 'Three'] as const;

/** What comes out, the answer first. */
export function sizeSentence(
  { designs, best, demand, end }: SizingView,
  asked: AskedSize,
  year: number,
): { readonly answer: string; readonly more: string } {
  const design = best === null ? undefined : designs[best];
  if (design === undefined)
    return {
      answer: `No design of release ${asked.release} carries them:`,
      more: `${countOf(demand, 'device')} of ${countOf(end, 'user')} in ${year}.`,
    };
  const unit = design.nodes > design.groups ? 'pair' : 'node';
  const name = `${NUMBERS[design.groups] ?? formatCount(design.groups)} ${unit}${design.groups === 1 ? '' : 's'} of ${shortSize(Number(design.ova))} nodes`;
  const last = design.years.at(-1)!;
  return {
    answer: `${name} ${design.groups === 1 ? 'is' : 'are'} the smallest that ${design.groups === 1 ? 'fits' : 'fit'}:`,
    more:
      asked.survive === 'one'
        ? `after a failure in ${year} the survivor is ${formatPercent(last.afterFailure, design.capacity)} full.`
        : `in ${year} a node is ${formatPercent(last.perNode, design.capacity)} full.`,
  };
}

/** What a design comes to, and its tone. */
export function verdictOf(
  design: SizeDesign,
  isBest: boolean,
  today: Date,
): { readonly text: string; readonly tone: 'ok' | 'warn' | 'over' } {
  if (design.fits) return { text: isBest ? 'Fits, the smallest' : 'Fits', tone: 'ok' };
  if (design.untilMonths !== null)
    return { text: `Fits until ${monthAfter(today, design.untilMonths)}`, tone: 'warn' };
  if (design.short > 0)
    return { text: `Too small by ${formatCount(design.short)} today`, tone: 'over' };
  return { text: 'Ruled out by a feature', tone: 'over' };
}

/** Fits first, the smallest before; then by month, then by shortage. Indexes into `designs`. */
export function orderOf({ designs, best }: SizingView): number[] {
  const rank = (design: number) => {
    const { fits, untilMonths, short, nodes, capacity } = designs[design]!;
    return [
      design === best ? 0 : fits ? 1 : untilMonths !== null ? 2 : 3,
      fits ? nodes : untilMonths !== null ? -untilMonths : short,
      capacity,
    ];
  };
  return designs
    .map((_, index) => index)
    .sort((a, b) => {
      const [x, y] = [rank(a), rank(b)];
      return x[0]! - y[0]! || x[1]! - y[1]! || x[2]! - y[2]!;
    });
}

/** What stands for the documents of a rule that breaks. */
export const RULE_SOURCES: Readonly<Record<string, readonly string[]>> = {
  V09: ['S4'],
  V10: ['S1', 'S4'],
  V11: ['S4'],
  V12: ['S4'],
  V13: ['S4'],
  V14: ['S4'],
  V26: ['S4', 'S31'],
  V27: ['S31', 'S4'],
  V29: ['S4'],
};
