import type { LabView } from '../../../shared/view';
import { formatCount } from '../../ui/figures';

type Snapshots = LabView['snapshots'];

/** A name for the next snapshot that is not taken: "After step 14", "After step 14 (2)". */
export function freeSnapshotName(snapshots: Snapshots, position: number): string {
  const taken = new Set(snapshots.map(({ name }) => name));
  const plain = position === 0 ? 'Empty lab' : `After step ${position}`;
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? plain : `${plain} (${number})`;
    if (!taken.has(name)) return name;
  }
}

/** When it was taken: "step 14, Enable 20 users". */
export function takenAt(step: number, label: string | undefined): string {
  if (step === 0) return 'before the first step';
  const number = `after step ${formatCount(step)}`;
  return label === undefined ? number : `${number}, ${label}`;
}
