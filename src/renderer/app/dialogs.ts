import { addGroupDialog, addNodeDialog } from '../features/board/dialogs';
import { laterDialog } from '../features/clock/dialogs';
import {
  forkDialog,
  renameBranchDialog,
  renameDialog,
  renameLabDialog,
  replayBranchDialog,
  unsavedDialog,
} from '../features/frame/dialogs';
import { contractDialog } from '../features/help/dialogs';
import { paletteDialog, shortcutsDialog } from '../features/palette/dialogs';
import { exportDialog } from '../features/share/dialogs';
import { snapshotsDialog, takeSnapshotDialog } from '../features/snapshots/dialogs';
import { templateDialog } from '../features/start/dialogs';
import {
  assignUsersDialog,
  enableUsersDialog,
  unassignUsersDialog,
} from '../features/users/dialogs';

/** Every dialog that can stand over the window. */
export const DIALOGS = [
  enableUsersDialog,
  assignUsersDialog,
  unassignUsersDialog,
  addGroupDialog,
  addNodeDialog,
  templateDialog,
  renameLabDialog,
  renameDialog,
  unsavedDialog,
  forkDialog,
  renameBranchDialog,
  replayBranchDialog,
  takeSnapshotDialog,
  snapshotsDialog,
  exportDialog,
  laterDialog,
  shortcutsDialog,
  contractDialog,
  paletteDialog,
] as const;
