import { useCallback } from 'react';
import { useApp } from '../../../stores/app-context';
import { useStore } from '../../../stores/store';
import { selectedHomeOf } from '../selected-home';

/** How the selection marks a node, and what pressing it does. Another node's marks do not draw this one again. */
export function useNodeMarks(name: string): {
  readonly isSelected: boolean;
  /** The selected user, where this is its home. */
  readonly homeOf: string | null;
  readonly select: () => void;
} {
  const app = useApp();
  const isSelected = useStore(
    app.selection,
    (chosen) => chosen.kind === 'node' && chosen.name === name,
  );
  const homeOf = useStore(selectedHomeOf(app), (home) => (home?.node === name ? home.user : null));
  const select = useCallback(() => {
    const home = selectedHomeOf(app).get();
    if (home !== null && home.node !== name) {
      app.selection.set({ kind: 'user', id: home.user, whyNot: name });
    } else app.selection.set({ kind: 'node', name });
  }, [app, name]);
  return { isSelected, homeOf, select };
}
