import type { ViewManifest } from '../manifests/view';

/** Steps, board over the dock, inspector. It is fetched before somebody opens a lab. */
export const workbenchView: ViewManifest<'workbench'> = {
  id: 'workbench',
  label: 'Workbench',
  keys: ['Mod+1', 'G W'],
  synonyms: ['board', 'home'],
  soon: true,
  load: async () => (await import('./workbench-view')).WorkbenchView,
};
