import type { DiffSide } from '../../../shared/lab-api';
import type { LabView, StepRow } from '../../../shared/view';
import { formatCount } from '../../ui/figures';

/** A file chosen for comparison, read once. */
export interface SideFile {
  /** Tells two files of one name apart. */
  readonly id: number;
  readonly name: string;
  /** Bytes in base64. */
  readonly data: string;
}

/** One side of a comparison as a person chose it. `now` stays now, whatever is done meanwhile. */
export type Side =
  | { readonly kind: 'now' }
  /** The open lab after so many steps. */
  | { readonly kind: 'step'; readonly position: number }
  | { readonly kind: 'snapshot'; readonly name: string }
  | { readonly kind: 'branch'; readonly name: string }
  | { readonly kind: 'file'; readonly file: SideFile };

/** What was chosen; null: not yet, so the usual one. */
export interface ChosenSides {
  readonly before: Side | null;
  readonly after: Side | null;
}

/** Two sides to compare. */
export interface Sides {
  readonly before: Side;
  readonly after: Side;
}

/** What the sides are told from. */
export interface Moments {
  readonly rows: readonly StepRow[];
  /** Steps done. */
  readonly position: number;
  /** Steps after which one looks at the lab; null: now. */
  readonly looking: number | null;
  readonly snapshots: LabView['snapshots'];
}

export const NOW: Side = { kind: 'now' };

/**
 * The sides that were chosen, completed: before is what one looks at, else the newest snapshot, else the lab
 * before its last step; after is now.
 */
export function completeSides(chosen: ChosenSides, moments: Moments): Sides {
  return { before: chosen.before ?? usualBefore(moments), after: chosen.after ?? NOW };
}

function usualBefore({ position, looking, snapshots }: Moments): Side {
  if (looking !== null) return { kind: 'step', position: looking };
  const newest = snapshots.at(-1);
  if (newest !== undefined) return { kind: 'snapshot', name: newest.name };
  return { kind: 'step', position: Math.max(0, position - 1) };
}

/** What is left of a choice when another lab is opened: files. */
export function withoutMoments({ before, after }: ChosenSides): ChosenSides {
  const kept = (side: Side | null): Side | null => (side?.kind === 'file' ? side : null);
  return { before: kept(before), after: kept(after) };
}

/** A side as the lab understands it. */
export function diffSide(side: Side, position: number): DiffSide {
  if (side.kind === 'now') return { kind: 'position', position };
  if (side.kind === 'step') return { kind: 'position', position: side.position };
  if (side.kind === 'snapshot' || side.kind === 'branch') return side;
  return { kind: 'file', name: side.file.name, data: side.file.data };
}

/** Equal keys mean the same side; a file's bytes are not part of it. */
export function sideKey(side: Side): string {
  if (side.kind === 'step') return `step ${side.position}`;
  if (side.kind === 'snapshot') return `snapshot ${side.name}`;
  if (side.kind === 'branch') return `branch ${side.name}`;
  return side.kind === 'file' ? `file ${side.file.id}` : 'now';
}

/** "Now", "After step 12", "Monday". */
export function sideName(side: Side): string {
  if (side.kind === 'now') return 'Now';
  if (side.kind === 'snapshot' || side.kind === 'branch') return side.name;
  if (side.kind === 'file') return side.file.name;
  return side.position === 0 ? 'Before the first step' : `After step ${formatCount(side.position)}`;
}

/** What the name leaves out: the step, or what kind of thing it is. */
export function sideNote(side: Side, { rows, position, snapshots }: Moments): string {
  if (side.kind === 'file') return 'file';
  if (side.kind === 'branch') return 'branch';
  if (side.kind === 'snapshot') {
    const taken = snapshots.find(({ name }) => name === side.name);
    return taken === undefined ? 'deleted snapshot' : `snapshot of step ${formatCount(taken.step)}`;
  }
  if (side.kind === 'now') return position === 0 ? 'no step yet' : `step ${formatCount(position)}`;
  return rows[side.position - 1]?.label ?? '';
}

/** Whether the steps of this side stand in the open lab's journal, so that one can go and look. */
export function isOfOpenLab(side: Side): boolean {
  return side.kind !== 'file' && side.kind !== 'branch';
}
