import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { goodAnswer } from '../../stores/answers';
import { useApp } from '../../stores/app-context';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { setUsers } from './users-state';

export interface NothingFoundProps {
  readonly search: string;
  /** `''`: all users. */
  readonly filter: string;
}

/** A search or a filter that finds nobody, and the nearest one that does. */
export function NothingFound({ search, filter }: NothingFoundProps) {
  const app = useApp();
  const shorter = useShorterSearch(search, filter);
  const showAll = (): void => setUsers(app, { filter: null });
  if (search === '') {
    return (
      <EmptyState
        icon={Search}
        title={EMPTY_FILTERS[filter] ?? `Nobody is assigned to ${filter}`}
        action={
          <Button small onPress={showAll}>
            Show all users
          </Button>
        }
      />
    );
  }
  return (
    <EmptyState
      icon={Search}
      title={`No user matches “${search}”`}
      action={
        shorter === null ? (
          <Button small onPress={() => setUsers(app, { search: '' })}>
            Clear the search
          </Button>
        ) : (
          <Button small onPress={() => setUsers(app, { search: shorter })}>
            Search for “{shorter}”
          </Button>
        )
      }
    >
      Ids are searched without regard to capitals and spaces.
    </EmptyState>
  );
}

const EMPTY_FILTERS: Readonly<Record<string, string>> = {
  unassigned: 'Nobody is unassigned',
  waiting: 'Nobody waits',
  'no-service': 'Nobody is without service',
  ineligible: 'Everybody is eligible',
};

/** Letters that are taken off in search of a match. */
const MOST = 8;

/** The longest beginning of a search that finds somebody, or null. */
function useShorterSearch(search: string, filter: string): string | null {
  const { lab } = useApp();
  const [found, setFound] = useState<{ readonly of: string; readonly text: string } | null>(null);
  useEffect(() => {
    let current = true;
    async function look(): Promise<void> {
      for (
        let length = search.length - 1;
        length > 0 && search.length - length <= MOST;
        length -= 1
      ) {
        const text = search.slice(0, length);
        const scope = filter === '' ? {} : { filter };
        const { total } = await goodAnswer(
          lab.call('lab.users', { search: text, ...scope, offset: 0, limit: 1 }),
        );
        if (!current) return;
        if (total > 0) return setFound({ of: search, text });
      }
    }
    // What fails here is only a hint; the search itself tells about a lab that does not answer.
    look().catch(() => {});
    return () => {
      current = false;
    };
  }, [lab, search, filter]);
  return found?.of === search ? found.text : null;
}
