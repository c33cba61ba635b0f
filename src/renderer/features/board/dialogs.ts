import type { DialogManifest } from '../../manifests/dialog';

/** The free slot that the node is for. */
export interface AddNodeAsked {
  readonly group: string;
  readonly slot: 1 | 2;
}

export const addGroupDialog: DialogManifest<'add-group'> = {
  id: 'add-group',
  load: async () => (await import('./add/add-group-dialog')).AddGroupDialog,
};

export const addNodeDialog: DialogManifest<'add-node', AddNodeAsked> = {
  id: 'add-node',
  load: async () => (await import('./add/add-node-dialog')).AddNodeDialog,
};
