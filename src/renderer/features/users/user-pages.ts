import type { UserQuery } from '../../../shared/lab-api';
import type { Problem } from '../../../shared/outcome';
import type { UserRowView } from '../../../shared/view';
import { problemOf } from '../../stores/answers';

/** What is listed, without paging. */
export type UserListing = Omit<UserQuery, 'offset' | 'limit'>;

export type FetchUsers = (query: UserQuery) => Promise<{
  readonly total: number;
  readonly rows: readonly UserRowView[];
}>;

/** What the table draws: rows that are here, and how many there are in all. */
export interface UserPages {
  /** Users found, or null before the first answer. */
  readonly total: number | null;
  /** The row at a place of the listing, or undefined while it is on its way. */
  readonly row: (index: number) => UserRowView | undefined;
  /** Rows still shown belong to an older listing or revision. */
  readonly stale: boolean;
  /** Why rows in sight are missing. */
  readonly problem: Problem | null;
}

export interface UserPageCache {
  /** Shows another listing or the same one of a newer lab; what is shown stays until the first answer. */
  readonly show: (listing: UserListing, revision: number) => void;
  /** The rows from `from` up to and without `to` are in sight: fetches what is missing. */
  readonly want: (from: number, to: number) => void;
  /** The ids from `from` to `to`, both included, fetched where they are missing. */
  readonly ids: (from: number, to: number) => Promise<readonly string[]>;
  /** Asks again for what could not be had. */
  readonly again: () => void;
  readonly subscribe: (listener: () => void) => () => void;
  readonly snapshot: () => UserPages;
}

/** Rows asked for at once. */
export const PAGE = 100;
const KEPT_PAGES = 100;

/** Loads a long list page by page and forgets the pages that were not seen for longest. */
export function createUserPages(fetch: FetchUsers): UserPageCache {
  const listeners = new Set<() => void>();
  let generation = 0;
  let listing: UserListing = {};
  let key = '';
  let sight: readonly [number, number] = [0, PAGE];
  let pages = new Map<number, readonly UserRowView[]>();
  let pending = new Set<number>();
  let total: number | null = null;
  let stale = true;
  let problem: Problem | null = null;
  let shown = snapshotOf();

  function snapshotOf(): UserPages {
    const now = pages;
    const row = (index: number) => now.get(Math.floor(index / PAGE))?.[index % PAGE];
    return { total, row, stale, problem };
  }

  function publish(): void {
    shown = snapshotOf();
    for (const listener of listeners) listener();
  }

  async function load(page: number): Promise<void> {
    const mine = generation;
    pending.add(page);
    const answer = await fetch({ ...listing, offset: page * PAGE, limit: PAGE }).catch(problemOf);
    if (mine !== generation) return;
    pending.delete(page);
    problem = 'code' in answer ? answer : null;
    if ('code' in answer) return publish();
    // The first answer of a new listing replaces what was shown; until then the old rows stay to be read.
    pages = stale ? new Map() : new Map(pages);
    stale = false;
    total = answer.total;
    pages.set(page, answer.rows);
    for (const old of pages.keys()) {
      if (pages.size <= KEPT_PAGES) break;
      if (!inSight(old)) pages.delete(old);
    }
    publish();
    loadMissing();
  }

  function inSight(page: number): boolean {
    return page >= Math.floor(sight[0] / PAGE) && page * PAGE < sight[1];
  }

  function loadMissing(): void {
    const last = total === null || stale ? sight[1] : Math.min(sight[1], total);
    for (let page = Math.floor(sight[0] / PAGE); page * PAGE < last; page += 1) {
      if ((stale || !pages.has(page)) && !pending.has(page)) void load(page);
    }
  }

  return {
    show(next, revision) {
      const nextKey = JSON.stringify([next, revision]);
      if (nextKey === key) return;
      key = nextKey;
      listing = next;
      generation += 1;
      pending = new Set();
      stale = true;
      problem = null;
      publish();
      loadMissing();
    },
    want(from, to) {
      sight = [from, Math.max(to, from + 1)];
      if (key !== '') loadMissing();
    },
    async ids(from, to) {
      const mine = listing;
      const found: string[] = [];
      for (let page = Math.floor(from / PAGE); page * PAGE <= to; page += 1) {
        const offset = page * PAGE;
        const here = stale ? undefined : pages.get(page);
        const rows = here ?? (await fetch({ ...mine, offset, limit: PAGE })).rows;
        found.push(...rows.slice(Math.max(0, from - offset), to - offset + 1).map(({ id }) => id));
        if (rows.length < PAGE) break;
      }
      return found;
    },
    again() {
      problem = null;
      publish();
      loadMissing();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    snapshot: () => shown,
  };
}
