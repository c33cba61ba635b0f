import type { ViewManifest } from '../../manifests/view';

/** Every failure at once, the tipping point, and the modes side by side; worked out on a copy of the lab. */
export const whatIfView: ViewManifest<'what-if'> = {
  id: 'what-if',
  label: 'What if',
  keys: ['Mod+2', 'G I'],
  synonyms: ['failure matrix', 'tipping point', 'shoot-out', 'capacity', 'redundancy', 'growth'],
  load: async () => (await import('./what-if-view')).WhatIfView,
};
