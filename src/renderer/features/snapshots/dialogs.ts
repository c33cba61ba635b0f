import type { DialogManifest } from '../../manifests/dialog';

export const takeSnapshotDialog: DialogManifest<'take-snapshot'> = {
  id: 'take-snapshot',
  load: async () => (await import('./take-snapshot-dialog')).TakeSnapshotDialog,
};

export const snapshotsDialog: DialogManifest<'snapshots'> = {
  id: 'snapshots',
  load: async () => (await import('./snapshots-dialog')).SnapshotsDialog,
};
