/** What part of the users the table shows, without order and paging. */
export interface UserScope {
  readonly search: string;
  /** A node name, `unassigned`, `waiting`, `no-service`, `ineligible`, or `''` for all. */
  readonly filter: string;
}

/**
 * The users that are ticked: ids one by one, or everything that a scope finds except some.
 * `all` needs no list of ids, so that ticking 75 000 users costs nothing.
 */
export type Picked =
  | { readonly kind: 'ids'; readonly ids: ReadonlySet<string> }
  | {
      readonly kind: 'all';
      readonly scope: UserScope;
      /** Users the scope found when it was ticked. */
      readonly total: number;
      readonly except: ReadonlySet<string>;
    };

export const NOBODY: Picked = { kind: 'ids', ids: new Set() };

/** Whether a user is ticked. For `all` the user must be one that the scope finds. */
export function isPicked(picked: Picked, id: string): boolean {
  return picked.kind === 'ids' ? picked.ids.has(id) : !picked.except.has(id);
}

export function pickedCount(picked: Picked): number {
  return picked.kind === 'ids' ? picked.ids.size : Math.max(0, picked.total - picked.except.size);
}

/** Ticks or unticks each of `ids`. */
export function pick(picked: Picked, ids: Iterable<string>, on: boolean): Picked {
  const all = picked.kind === 'all';
  const next = new Set(all ? picked.except : picked.ids);
  for (const id of ids) {
    if (on === all) next.delete(id);
    else next.add(id);
  }
  return all ? { ...picked, except: next } : { kind: 'ids', ids: next };
}

/** Ticks everything that `scope` finds. */
export function pickAll(scope: UserScope, total: number): Picked {
  return total === 0 ? NOBODY : { kind: 'all', scope, total, except: new Set() };
}

/** How the box in the table's head stands: all of what is shown, some of it, or nothing ticked. */
export function headState(picked: Picked, total: number): 'none' | 'some' | 'all' {
  const count = pickedCount(picked);
  if (count === 0) return 'none';
  return picked.kind === 'all' && picked.except.size === 0 && count >= total ? 'all' : 'some';
}

/** Whether what is listed now surely lacks some of what is ticked. `total`: users listed. */
export function hidesPicked(picked: Picked, scope: UserScope, total: number): boolean {
  if (pickedCount(picked) > total) return true;
  if (picked.kind === 'all') {
    const whole = scope.search === '' && scope.filter === '';
    return !whole && (scope.search !== picked.scope.search || scope.filter !== picked.scope.filter);
  }
  const plain = (text: string): string => text.replaceAll(' ', '').toLowerCase();
  const wanted = plain(scope.search);
  return wanted !== '' && [...picked.ids].some((id) => !plain(id).includes(wanted));
}
