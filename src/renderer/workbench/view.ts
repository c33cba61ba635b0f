import type { ViewManifest } from '../manifests/view';
import { WorkbenchView } from './workbench-view';

/** Steps, board over the dock, inspector; there at once, since everything else is reached from it. */
export const workbenchView: ViewManifest<'workbench'> = {
  id: 'workbench',
  label: 'Workbench',
  keys: ['Mod+1', 'G W'],
  synonyms: ['board', 'home'],
  draw: { component: WorkbenchView },
};
