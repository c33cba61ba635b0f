import { capitalised, countOf, formatCount, listNames } from '../../../shared/format';
import {
  type FailureCase,
  type FailureKind,
  type Tip,
  type TipPoint,
  worstSurplus,
} from '../../../shared/what-if';

/** Cases as the sentence needs them. */
export type CaseFigures = Pick<FailureCase, 'kind' | 'failed' | 'noService' | 'over'>;

/** Amounts that are named one by one; the table has them all. */
const MAX_AMOUNTS = 2;

/**
 * The failures in one answer: which single node does harm and how much, that all others are safe, and how many pairs,
 * whole groups or chosen sets do harm.
 */
export function failureSentence(cases: readonly CaseFigures[]): string {
  const singles = cases.filter(({ kind }) => kind === 'one');
  if (singles.length === 0) return 'No node is up, so none can fail.';
  const harmful = singles.filter(isHarmful).length;
  const rest =
    harmful === 0
      ? 'Any single node can fail safely.'
      : harmful < singles.length
        ? 'Every other single node can fail safely.'
        : '';
  const parts = [
    ...overloadWords(singles),
    ...serviceWords(singles),
    rest,
    ...(['two', 'group', 'set'] as const).map((kind) => kindWords(cases, kind)),
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** The failure puts a node over its capacity or leaves somebody without service. */
export function isHarmful({
  noService,
  over,
}: {
  readonly noService: number;
  readonly over: readonly unknown[];
}): boolean {
  return noService > 0 || over.length > 0;
}

function overloadWords(singles: readonly CaseFigures[]): string[] {
  return byAmount(singles, ({ over }) => worstSurplus(over)).map(([surplus, same]) => {
    const over = new Set(same.map((each) => listNames(each.over.map(({ node }) => node))));
    const survivor = over.size === 1 ? [...over][0] : 'the survivor';
    return `Losing ${orNames(same)} overloads ${survivor} by ${formatCount(surplus)}.`;
  });
}

function serviceWords(singles: readonly CaseFigures[]): string[] {
  return byAmount(singles, ({ noService }) => noService).map(
    ([devices, same]) =>
      `Losing ${orNames(same)} leaves ${countOf(devices, 'device')} without service.`,
  );
}

/** Cases by an amount that is not 0, the largest first; of many amounts the largest. */
function byAmount(
  cases: readonly CaseFigures[],
  amountOf: (each: CaseFigures) => number,
): [number, CaseFigures[]][] {
  const groups = new Map<number, CaseFigures[]>();
  for (const each of cases) {
    const amount = amountOf(each);
    if (amount > 0) groups.set(amount, [...(groups.get(amount) ?? []), each]);
  }
  return [...groups].toSorted(([a], [b]) => b - a).slice(0, MAX_AMOUNTS);
}

const KIND_WORDS: Readonly<Record<Exclude<FailureKind, 'one'>, readonly [string, string]>> = {
  two: ['pair of failures', 'pairs of failures'],
  group: ['whole group', 'whole groups'],
  set: ['chosen set', 'chosen sets'],
};

/** "3 pairs of failures leave 6 000 devices without service." */
function kindWords(cases: readonly CaseFigures[], kind: Exclude<FailureKind, 'one'>): string {
  const amounts = cases
    .filter((each) => each.kind === kind && each.noService > 0)
    .map(({ noService }) => noService);
  if (amounts.length === 0) return '';
  const most = Math.max(...amounts);
  const upTo = Math.min(...amounts) === most ? '' : 'up to ';
  const verb = amounts.length === 1 ? 'leaves' : 'leave';
  return `${countOf(amounts.length, ...KIND_WORDS[kind])} ${verb} ${upTo}${countOf(most, 'device')} without service.`;
}

/** "3A or 3B"; of many, the first ones and how many more. */
function orNames(cases: readonly CaseFigures[], most = 4): string {
  const names = cases.map(({ failed }) => failed.join(' and '));
  if (names.length > most)
    return `any of ${names.slice(0, most - 1).join(', ')} and ${formatCount(names.length - most + 1)} more`;
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} or ${last}`;
}

/** The tipping point in one answer: "Redundancy ended 2 996 users ago. Room for 12 005 more until 3A is full." */
export function tipSentence({ redundancyEnds, firstFull, noRoom }: Omit<Tip, 'changes'>): string {
  if (redundancyEnds === null && firstFull === null && noRoom?.more === 1)
    return 'The next user stays unassigned, and so does whoever comes after: nobody is placed.';
  return [redundancyWords(redundancyEnds), fullWords(firstFull), roomWords(noRoom)]
    .filter((part) => part !== '')
    .join(' ');
}

function redundancyWords(point: TipPoint | null): string {
  if (point === null) return 'Any single failure stays safe, however many users come.';
  const { more, failed, node } = point;
  const why = `losing ${failed} would overload ${node}`;
  if (more < 0) return `Redundancy ended ${countOf(-more, 'user')} ago: ${why}.`;
  if (more === 1) return `Redundancy ends with the next user: then ${why}.`;
  return `Redundancy lasts for ${formatCount(more - 1)} more; with the next one ${why}.`;
}

function fullWords(point: TipPoint | null): string {
  if (point === null) return 'No node ever goes over its capacity with everything up.';
  const { more, node } = point;
  if (more < 0) return `${node} is over its capacity by the last ${countOf(-more, 'user')}.`;
  if (more === 1) return `${node} is full: the next user puts it over its capacity.`;
  return `Room for ${formatCount(more - 1)} more until ${node} is full.`;
}

function roomWords(point: TipPoint | null): string {
  if (point === null) return '';
  const { more } = point;
  if (more < 0) return `Without the last ${countOf(-more, 'user')} everybody would have a node.`;
  return more === 1
    ? 'The next user stays unassigned.'
    : capitalised(`the user after ${formatCount(more - 1)} more finds no node.`);
}
