import type { ViewManifest } from '../../manifests/view';
import { chosenSidesOf } from './compare-state';
import type { ChosenSides } from './sides';

/** Two moments, snapshots or files side by side; a side that is not asked for stays as it is. */
export const compareView: ViewManifest<'compare', Partial<ChosenSides>> = {
  id: 'compare',
  label: 'Compare',
  keys: ['Mod+4', 'G C'],
  synonyms: ['diff', 'difference'],
  load: async () => (await import('./compare-view')).CompareView,
  take: (app, sides) => chosenSidesOf(app).set((old) => ({ ...old, ...sides })),
};
