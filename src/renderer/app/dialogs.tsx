import { type ComponentType, lazy, Suspense } from 'react';
import { ProblemDialog } from '../features/frame/problem-dialog';
import { RenameDialog } from '../features/frame/rename-dialog';
import { RenameLabDialog } from '../features/frame/rename-lab-dialog';
import { UnsavedDialog } from '../features/frame/unsaved-dialog';
import { Palette } from '../features/palette/palette';
import { useApp } from '../stores/app-context';
import type { DialogState } from '../stores/screen';
import { useStore } from '../stores/store';

/** What a dialog gets: the fields of its state, and the way out. */
export type DialogProps<K extends DialogState['kind']> = Omit<
  Extract<DialogState, { readonly kind: K }>,
  'kind'
> & { readonly onClose: () => void };

type DialogTable = { readonly [K in DialogState['kind']]: ComponentType<DialogProps<K>> };

/** Larger dialogs come when they are first asked for; the palette is there at once, since people type on. */
const DIALOGS: DialogTable = {
  'enable-users': lazy(async () => ({
    default: (await import('../features/users/enable/enable-users-dialog')).EnableUsersDialog,
  })),
  'assign-users': lazy(async () => ({
    default: (await import('../features/users/assign-users-dialog')).AssignUsersDialog,
  })),
  'unassign-users': lazy(async () => ({
    default: (await import('../features/users/unassign-users-dialog')).UnassignUsersDialog,
  })),
  'add-group': lazy(async () => ({
    default: (await import('../features/board/add/add-group-dialog')).AddGroupDialog,
  })),
  'add-node': lazy(async () => ({
    default: (await import('../features/board/add/add-node-dialog')).AddNodeDialog,
  })),
  template: lazy(async () => ({
    default: (await import('../features/start/template-dialog')).TemplateDialog,
  })),
  'take-snapshot': lazy(async () => ({
    default: (await import('../features/snapshots/take-snapshot-dialog')).TakeSnapshotDialog,
  })),
  snapshots: lazy(async () => ({
    default: (await import('../features/snapshots/snapshots-dialog')).SnapshotsDialog,
  })),
  export: lazy(async () => ({
    default: (await import('../features/share/export-dialog')).ExportDialog,
  })),
  shortcuts: lazy(async () => ({
    default: (await import('../features/palette/shortcuts-dialog')).ShortcutsDialog,
  })),
  palette: Palette,
  'rename-lab': RenameLabDialog,
  rename: RenameDialog,
  unsaved: UnsavedDialog,
};

/** The dialog that is open, or none. A problem stands over everything else. */
export function Dialogs() {
  const { screen } = useApp();
  const state = useStore(screen, (value) => value.dialog);
  const close = (): void =>
    screen.set((old) => (old.dialog === state ? { ...old, dialog: null } : old));
  return (
    <>
      {state !== null && <Suspense fallback={null}>{open(state, close)}</Suspense>}
      <ProblemDialog />
    </>
  );
}

function open<K extends DialogState['kind']>(
  state: Extract<DialogState, { readonly kind: K }>,
  onClose: () => void,
) {
  const { kind, ...fields } = state;
  // The table pairs each kind with the component of its fields; TypeScript cannot follow that through the union.
  const Open = DIALOGS[kind as K] as ComponentType<object>;
  return <Open {...fields} {...{ onClose }} />;
}
