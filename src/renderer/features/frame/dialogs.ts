import type { DialogManifest } from '../../manifests/dialog';

export interface RenameAsked {
  readonly what: 'group' | 'node';
  readonly name: string;
}

export interface UnsavedAsked {
  /** Replaces the lab, once it is saved or given up. */
  readonly proceed: () => void;
}

export const renameLabDialog: DialogManifest<'rename-lab'> = {
  id: 'rename-lab',
  soon: true,
  load: async () => (await import('./rename-lab-dialog')).RenameLabDialog,
};

export const renameDialog: DialogManifest<'rename', RenameAsked> = {
  id: 'rename',
  soon: true,
  load: async () => (await import('./rename-dialog')).RenameDialog,
};

/** Asks whether to save before another lab takes the place of this one. */
export const unsavedDialog: DialogManifest<'unsaved', UnsavedAsked> = {
  id: 'unsaved',
  load: async () => (await import('./unsaved-dialog')).UnsavedDialog,
};

/** Asks for the name of a branch that begins after so many steps. */
export const forkDialog: DialogManifest<'fork', { readonly at: number }> = {
  id: 'fork',
  soon: true,
  load: async () => (await import('./branches/fork-dialog')).ForkDialog,
};

export const renameBranchDialog: DialogManifest<'rename-branch', { readonly name: string }> = {
  id: 'rename-branch',
  soon: true,
  load: async () => (await import('./branches/fork-dialog')).RenameBranchDialog,
};

export const replayBranchDialog: DialogManifest<'replay-branch', { readonly name: string }> = {
  id: 'replay-branch',
  load: async () => (await import('./branches/replay-dialog')).ReplayDialog,
};
