import type { DialogManifest } from '../../manifests/dialog';

export const templateDialog: DialogManifest<'template'> = {
  id: 'template',
  load: async () => (await import('./template-dialog')).TemplateDialog,
};
