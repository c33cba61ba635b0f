import { useQuery, useSelection } from '../../hooks/use-lab';

/** The selected user and the step that gave it its present home, or null. */
export function usePlacedStep(): { readonly user: string; readonly step: number } | null {
  const selection = useSelection();
  const id = selection.kind === 'user' ? selection.id : null;
  const { result } = useQuery('lab.user', id === null ? null : { id });
  if (id === null || result === null || !result.ok || result.user.id !== id) return null;
  return { user: id, step: result.user.step };
}
