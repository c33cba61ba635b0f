import { type ComponentType, Suspense } from 'react';
import { ProblemDialog } from '../features/frame/problem-dialog';
import type { DialogProps } from '../manifests/dialog';
import { type Load, loaded } from '../manifests/load';
import type { DialogState } from '../manifests/registry';
import { useApp } from '../stores/app-context';
import { useStore } from '../stores/store';
import { DIALOGS } from './dialogs';

/** The dialog that is open, or none. A problem stands over everything else. */
export function OpenDialog() {
  const { screen } = useApp();
  const state = useStore(screen, (value) => value.dialog);
  const close = (): void =>
    screen.set((old) => (old.dialog === state ? { ...old, dialog: null } : old));
  return (
    <>
      {state !== null && <Suspense fallback={null}>{drawn(state, close)}</Suspense>}
      <ProblemDialog />
    </>
  );
}

function drawn({ kind, ...asked }: DialogState, onClose: () => void) {
  const { load } = DIALOGS.find(({ id }) => id === kind)!;
  // The list pairs each id with the component of its fields; TypeScript cannot follow that through the union.
  const Drawn = loaded(load as Load<DialogProps<object>>) as ComponentType<DialogProps<object>>;
  return <Drawn {...asked} onClose={onClose} />;
}
