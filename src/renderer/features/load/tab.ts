import type { DockTabManifest } from '../../manifests/dock-tab';

/** The load of each node now and over the steps. */
export const loadTab: DockTabManifest<'load'> = {
  id: 'load',
  label: 'Load',
  synonyms: ['graphs', 'charts', 'capacity'],
  figures: true,
  load: async () => (await import('./load-tab')).LoadTab,
  tools: async () => (await import('./load-tools')).LoadTools,
};
