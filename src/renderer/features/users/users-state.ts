import type { UserQuery } from '../../../shared/lab-api';
import { createStore } from '../../store';
import { NOBODY, type Picked } from './picked';

/** What the users tab remembers while it is closed. The filter is `usersFilter` of the screen. */
export interface UsersState {
  readonly search: string;
  readonly sort: NonNullable<UserQuery['sort']>;
  readonly descending: boolean;
  readonly picked: Picked;
}

const FRESH: UsersState = { search: '', sort: 'arrival', descending: false, picked: NOBODY };

/** One per page, like the lab it belongs to. */
export const usersState = createStore<UsersState>(FRESH);

export function setUsers(change: Partial<UsersState>): void {
  usersState.set((old) => ({ ...old, ...change }));
}

/** Sorts by a column; the same column again turns the order round, and then goes back to arrival. */
export function sortUsers(sort: UsersState['sort']): void {
  usersState.set((old) => {
    if (old.sort !== sort) return { ...old, sort, descending: false };
    if (!old.descending) return { ...old, descending: true };
    return { ...old, sort: 'arrival', descending: false };
  });
}
