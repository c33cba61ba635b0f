import type { DialogManifest } from '../../manifests/dialog';

/** The scenario format, to read offline. */
export const contractDialog: DialogManifest<'contract'> = {
  id: 'contract',
  load: async () => (await import('./contract-dialog')).ContractDialog,
};
