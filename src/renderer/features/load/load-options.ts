import { createStore, useStore } from '../../store';
import type { Scope } from './columns';
import type { Course } from './line-points';

/** What the load figures show. Kept while the tab is closed. */
export interface LoadOptions {
  readonly scope: Scope;
  readonly course: Course;
}

const options = createStore<LoadOptions>({ scope: 'node', course: 'steps' });

/** What the load figures show now. */
export function useLoadOptions(): LoadOptions {
  return useStore(options, (value) => value);
}

/** Changes what the load figures show. */
export function setLoadOptions(change: Partial<LoadOptions>): void {
  options.set((old) => ({ ...old, ...change }));
}
