import { useLab } from '../../hooks/use-lab';
import type { DockTabManifest } from '../../manifests/dock-tab';
import { formatCount } from '../../ui/figures';
import { setUsers } from './users-state';

/** A filter of `UserQuery`, or null for all users. */
export interface UsersAsked {
  readonly filter: string | null;
}

/** The users of the lab: search, filter, sort, tick, change. */
export const usersTab: DockTabManifest<'users', UsersAsked> = {
  id: 'users',
  label: 'Users',
  synonyms: ['people', 'search users'],
  load: async () => (await import('./users-tab')).UsersTab,
  useBadge() {
    const users = useLab((view) => view.totals.users);
    return { text: formatCount(users), bad: false };
  },
  take: (app, { filter }) => setUsers(app, { filter }),
};
