import type { Selection } from '../../stores/selection';

/** Index of the step to mark: the one looked at, the one selected, or the one that placed the selected user. */
export function marked(
  selection: Selection,
  looking: number | null,
  placed: number | null,
): number | null {
  if (looking !== null) return looking === 0 ? null : looking - 1;
  if (selection.kind === 'step') return selection.index;
  return selection.kind === 'user' ? placed : null;
}
