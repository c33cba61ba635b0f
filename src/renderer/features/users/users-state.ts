import type { UserQuery } from '../../../shared/lab-api';
import type { App } from '../../stores/app-context';
import { pageStore } from '../../stores/page-store';
import { NOBODY, type Picked } from './picked';

/** What the users tab remembers while it is closed. */
export interface UsersState {
  readonly search: string;
  /** A filter of `UserQuery`, or null for all. */
  readonly filter: string | null;
  readonly sort: NonNullable<UserQuery['sort']>;
  readonly descending: boolean;
  readonly picked: Picked;
}

const FRESH: UsersState = {
  search: '',
  filter: null,
  sort: 'arrival',
  descending: false,
  picked: NOBODY,
};

/** What the users tab of a page remembers; another lab begins afresh. */
export const usersOf = pageStore<UsersState>(FRESH);

/** Changes what the users tab of a page remembers. */
export function setUsers(app: App, change: Partial<UsersState>): void {
  usersOf(app).set((old) => ({ ...old, ...change }));
}

/** Sorts by a column; the same column again turns the order round, and then goes back to arrival. */
export function sortUsers(app: App, sort: UsersState['sort']): void {
  usersOf(app).set((old) => {
    if (old.sort !== sort) return { ...old, sort, descending: false };
    if (!old.descending) return { ...old, descending: true };
    return { ...old, sort: 'arrival', descending: false };
  });
}
