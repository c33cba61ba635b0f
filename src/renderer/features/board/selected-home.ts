import { useEffect } from 'react';
import { usePosition, useQuery, useSelection } from '../../hooks/use-lab';
import { useApp } from '../../stores/app-context';
import { pageStore } from '../../stores/page-store';

/** The selected user and the node that is its home; null: no user is selected, or it has none. */
export interface SelectedHome {
  readonly user: string;
  readonly node: string;
}

/** Where the selected user is at home, for all cards of a page. */
export const selectedHomeOf = pageStore<SelectedHome | null>(null);

/** Keeps `selectedHomeOf` in step with the selection: asked once for the whole board, not by each card. */
export function useSelectedHome(): void {
  const app = useApp();
  const selection = useSelection();
  const position = usePosition();
  const user = selection.kind === 'user' ? selection.id : null;
  const { answer } = useQuery('lab.user', user === null ? null : { id: user, ...position });
  const node = answer !== null && answer.user.id === user ? answer.user.assignedTo : null;
  useEffect(() => {
    selectedHomeOf(app).set((old) => {
      if (user === null || node === null) return null;
      return old?.user === user && old.node === node ? old : { user, node };
    });
  }, [app, user, node]);
}
