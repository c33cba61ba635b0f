import type { DialogManifest } from '../../manifests/dialog';
import { Palette } from './palette';

/** There at once, since people type on. */
export const paletteDialog: DialogManifest<'palette'> = {
  id: 'palette',
  draw: { component: Palette },
};

export const shortcutsDialog: DialogManifest<'shortcuts'> = {
  id: 'shortcuts',
  draw: { load: async () => (await import('./shortcuts-dialog')).ShortcutsDialog },
};
