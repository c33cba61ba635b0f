import { pageStore } from '../../stores/page-store';

/** A lesson shown large, for a wall. Answers are hidden until they are asked for. */
export interface Presenting {
  readonly on: boolean;
  readonly revealed: boolean;
}

/** Whether a page presents; another lab ends it. */
export const presentingOf = pageStore<Presenting>({ on: false, revealed: false });
