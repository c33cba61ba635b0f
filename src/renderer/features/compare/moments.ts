import { best } from '../../parts/find';
import { formatCount } from '../../ui/figures';
import { type Moments, NOW, type Side, sideKey, sideName, sideNote } from './sides';

/** One line of the choice of a side. */
export interface MomentEntry {
  readonly key: string;
  readonly side: Side;
  readonly name: string;
  readonly note: string;
}

export interface MomentSection {
  readonly title: string;
  readonly entries: readonly MomentEntry[];
  /** Entries that answer too and are not listed. */
  readonly more: number;
}

const MOST = 40;

/** What can be compared and answers to the typed text: moments, snapshots and steps, the newest first. */
export function momentSections(moments: Moments, typed: string): readonly MomentSection[] {
  const { rows, snapshots } = moments;
  const fixed: readonly Side[] = [NOW, { kind: 'step', position: 0 }];
  const named: readonly Side[] = snapshots
    .map(({ name }): Side => ({ kind: 'snapshot', name }))
    .toReversed();
  const steps: readonly Side[] = rows
    .map((_, index): Side => ({ kind: 'step', position: index + 1 }))
    .toReversed();
  return [
    section('Moments', fixed, moments, typed),
    section('Snapshots', named, moments, typed),
    section('After a step', steps, moments, typed),
  ].filter(({ entries }) => entries.length > 0);
}

function section(
  title: string,
  sides: readonly Side[],
  moments: Moments,
  typed: string,
): MomentSection {
  const number = stepNumber(typed);
  const exact = number === null ? [] : sides.filter((side) => isAfter(side, number));
  const found =
    exact.length > 0
      ? exact
      : best(sides, typed, {
          textOf: (side) => `${sideName(side)} ${sideNote(side, moments)}`,
          most: sides.length,
        });
  return {
    title,
    entries: found.slice(0, MOST).map((side) => ({
      key: sideKey(side),
      side,
      name: sideName(side),
      note: noteOf(side, moments),
    })),
    more: Math.max(0, found.length - MOST),
  };
}

function noteOf(side: Side, moments: Moments): string {
  const note = sideNote(side, moments);
  const undone = side.kind === 'step' && side.position > moments.position;
  return undone ? `${note}, undone` : note;
}

/** A number that is typed alone means that step. */
function stepNumber(typed: string): number | null {
  const digits = typed.replace(/[\s\u202f]/g, '');
  return /^\d+$/.test(digits) ? Number(digits) : null;
}

function isAfter(side: Side, position: number): boolean {
  return side.kind === 'step' && side.position === position;
}

/** "12 more" under a section, or nothing. */
export function moreWords(more: number): string {
  return more === 0 ? '' : `${formatCount(more)} more: type a number or a word to find them`;
}
