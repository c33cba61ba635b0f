import type { DialogManifest } from '../../manifests/dialog';
import { ForkDialog, RenameBranchDialog } from './branches/fork-dialog';
import { RenameDialog } from './rename-dialog';
import { RenameLabDialog } from './rename-lab-dialog';
import { UnsavedDialog } from './unsaved-dialog';

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
  draw: { component: RenameLabDialog },
};

export const renameDialog: DialogManifest<'rename', RenameAsked> = {
  id: 'rename',
  draw: { component: RenameDialog },
};

/** Asks whether to save before another lab takes the place of this one. */
export const unsavedDialog: DialogManifest<'unsaved', UnsavedAsked> = {
  id: 'unsaved',
  draw: { component: UnsavedDialog },
};

/** Asks for the name of a branch that begins after so many steps. */
export const forkDialog: DialogManifest<'fork', { readonly at: number }> = {
  id: 'fork',
  draw: { component: ForkDialog },
};

export const renameBranchDialog: DialogManifest<'rename-branch', { readonly name: string }> = {
  id: 'rename-branch',
  draw: { component: RenameBranchDialog },
};

export const replayBranchDialog: DialogManifest<'replay-branch', { readonly name: string }> = {
  id: 'replay-branch',
  draw: { load: async () => (await import('./branches/replay-dialog')).ReplayDialog },
};
