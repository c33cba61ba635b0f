import type { Scope } from '../../../shared/load-journal';
import { type App, useApp } from '../../stores/app-context';
import { pageStore } from '../../stores/page-store';
import { useStore } from '../../stores/store';
import type { Course } from './line-points';

/** What the load figures show. Kept while the tab is closed. */
export interface LoadOptions {
  readonly scope: Scope;
  readonly course: Course;
}

const optionsOf = pageStore<LoadOptions>({ scope: 'node', course: 'steps' });

/** What the load figures show now. */
export function useLoadOptions(): LoadOptions {
  return useStore(optionsOf(useApp()), (value) => value);
}

/** Changes what the load figures show. */
export function setLoadOptions(app: App, change: Partial<LoadOptions>): void {
  optionsOf(app).set((old) => ({ ...old, ...change }));
}
