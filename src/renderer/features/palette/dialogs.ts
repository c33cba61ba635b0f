import type { DialogManifest } from '../../manifests/dialog';

export const paletteDialog: DialogManifest<'palette'> = {
  id: 'palette',
  soon: true,
  load: async () => (await import('./palette')).Palette,
};

export const shortcutsDialog: DialogManifest<'shortcuts'> = {
  id: 'shortcuts',
  load: async () => (await import('./shortcuts-dialog')).ShortcutsDialog,
};
