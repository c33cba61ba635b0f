import { usePosition, useQuery, useSelection } from '../../../hooks/use-lab';
import { useApp } from '../../../stores/app-context';

/** How the selection marks a node, and what pressing it does. */
export function useNodeMarks(name: string): {
  readonly isSelected: boolean;
  /** The selected user, where this is its home. */
  readonly homeOf: string | null;
  readonly select: () => void;
} {
  const app = useApp();
  const selection = useSelection();
  const position = usePosition();
  const user = selection.kind === 'user' ? selection.id : null;
  const { result } = useQuery('lab.user', user === null ? null : { id: user, ...position });
  const home = result?.ok && result.user.id === user ? result.user.assignedTo : null;
  return {
    isSelected: selection.kind === 'node' && selection.name === name,
    homeOf: home === name ? user : null,
    select: () => {
      if (user !== null && home !== null && home !== name) {
        app.selection.set({ kind: 'user', id: user, whyNot: name });
      } else app.selection.set({ kind: 'node', name });
    },
  };
}
