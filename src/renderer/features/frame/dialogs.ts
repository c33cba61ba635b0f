import type { DialogManifest } from '../../manifests/dialog';
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
