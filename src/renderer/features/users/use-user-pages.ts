import { useEffect, useState, useSyncExternalStore } from 'react';
import { usePosition, useSnapshot } from '../../hooks/use-lab';
import { goodAnswer } from '../../stores/answers';
import { useApp } from '../../stores/app-context';
import { useStore } from '../../stores/store';
import { createUserPages, type UserPageCache, type UserPages } from './user-pages';
import { usersOf } from './users-state';

/** The users found now, page by page, kept up with the lab, the search, the filter and the sort. */
export function useUserPages(): UserPages & { readonly cache: UserPageCache } {
  const app = useApp();
  const { lab } = app;
  const [cache] = useState(() =>
    createUserPages((query) => goodAnswer(lab.call('lab.users', query))),
  );
  const { search, filter, sort, descending } = useStore(usersOf(app), (state) => state);
  const revision = useSnapshot((snapshot) => snapshot.now?.revision ?? -1);
  const { position } = usePosition();

  useEffect(() => {
    cache.show(
      {
        sort,
        descending,
        ...(search === '' ? {} : { search }),
        ...(filter === null ? {} : { filter }),
        ...(position === undefined ? {} : { position }),
      },
      revision,
    );
  }, [cache, search, sort, descending, filter, position, revision]);

  return { ...useSyncExternalStore(cache.subscribe, cache.snapshot), cache };
}
