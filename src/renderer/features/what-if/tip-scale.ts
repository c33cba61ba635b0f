import type { TipPoint, TipPoints } from '../../../shared/what-if';
import { niceScale } from '../../charts/layout/scale';
import { formatCount } from '../../ui/figures';

/** A stretch of the line: how the lab is doing with so many users. */
export interface TipBand {
  readonly from: number;
  readonly to: number;
  readonly look: 'safe' | 'works' | 'over';
  readonly text: string;
}

/** A point of the line with its label. */
export interface TipMark {
  readonly key: string;
  readonly users: number;
  readonly figure: string;
  readonly text: string;
  readonly look: 'redundancy' | 'today' | 'full' | 'room';
}

export interface TipLine {
  /** Users at the right end. */
  readonly max: number;
  readonly ticks: readonly number[];
  readonly bands: readonly TipBand[];
  readonly marks: readonly TipMark[];
}

/** The line of users: where redundancy ends, today, where the first node is full, where nobody finds room. */
export function tipLine(points: TipPoints, users: number, growth: number): TipLine {
  const { redundancyEnds, firstFull, noRoom } = points;
  const known = [redundancyEnds, firstFull, noRoom].filter((point) => point !== null);
  const top = Math.max(users, ...known.map((point) => point.users), 8);
  const { max, ticks } = niceScale(top * 1.2);
  const safeTo = redundancyEnds?.users ?? max;
  const worksTo = firstFull?.users ?? max;
  const bands: TipBand[] = [
    { from: 0, to: Math.min(safeTo, worksTo), look: 'safe', text: 'Any single failure is safe' },
    {
      from: safeTo,
      to: Math.max(safeTo, worksTo),
      look: 'works',
      text: redundancyEnds
        ? `Works, but losing ${redundancyEnds.failed} overloads ${redundancyEnds.node}`
        : '',
    },
    {
      from: worksTo,
      to: max,
      look: 'over',
      text: `${firstFull?.node ?? ''} is over capacity with every node up`,
    },
  ];
  return {
    max,
    ticks,
    bands: bands.filter(({ from, to }) => to > from),
    marks: marksOf(points, users, growth),
  };
}

function marksOf(points: TipPoints, users: number, growth: number): TipMark[] {
  const mark = (point: TipPoint | null, look: TipMark['look'], text: string): readonly TipMark[] =>
    point === null
      ? []
      : [{ key: look, users: point.users, figure: formatCount(point.users), text, look }];
  return [
    ...mark(points.redundancyEnds, 'redundancy', 'redundancy ends'),
    {
      key: 'today',
      users: users,
      figure: `Today ${formatCount(users)}`,
      text: growth > 0 ? `+${formatCount(growth)} a month` : '',
      look: 'today' as const,
    },
    ...mark(points.firstFull, 'full', 'first node full'),
    ...mark(points.noRoom, 'room', 'no room'),
  ].toSorted((a, b) => a.users - b.users);
}

/** The month in which so many more users have come, "July 2028"; null without growth, or where it was long ago. */
export function monthOf(point: TipPoint | null, growth: number, today: Date): string | null {
  if (point === null || growth <= 0 || point.more <= 0) return null;
  const months = Math.ceil(point.more / growth);
  if (months > MAX_MONTHS) return null;
  const then = new Date(today.getFullYear(), today.getMonth() + months, 1);
  return new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric' }).format(then);
}

const MAX_MONTHS = 1200;
