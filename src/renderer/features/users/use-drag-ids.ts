import { useEffect, useState } from 'react';
import { useApp } from '../../app-context';
import { isPicked, type Picked, pickedCount } from './picked';
import { scopeIds } from './run-bulk';

/** Most users that are dragged; more are moved with *Assign to…*, which needs no list of ids. */
const MOST = 5000;

/** The ids of what is ticked, for a drag that must have them at once; null: not known or too many. */
export function useDragIds(picked: Picked): readonly string[] | null {
  const app = useApp();
  const [fetched, setFetched] = useState<{
    readonly of: Picked;
    readonly ids: readonly string[];
  } | null>(null);

  useEffect(() => {
    if (picked.kind === 'ids' || pickedCount(picked) > MOST) return;
    let current = true;
    scopeIds(app, picked.scope).then(
      (ids) => {
        if (current) setFetched({ of: picked, ids: ids.filter((id) => isPicked(picked, id)) });
      },
      // Without the ids there is no drag; the bar below the table does the same.
      () => {},
    );
    return () => {
      current = false;
    };
  }, [app, picked]);

  if (picked.kind === 'ids') return picked.ids.size > MOST ? null : [...picked.ids];
  return fetched?.of === picked ? fetched.ids : null;
}
