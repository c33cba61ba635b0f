import { useApp } from '../../stores/app-context';
import { useStore } from '../../stores/store';
import { ROWS_A_PAGE, type WhatIfChoice, whatIfChoiceOf } from './what-if-state';

/** What is looked at, and how to look at something else: another list begins at its first rows. */
export function useChoice(): readonly [WhatIfChoice, (change: Partial<WhatIfChoice>) => void] {
  const store = whatIfChoiceOf(useApp());
  const choice = useStore(store, (value) => value);
  return [choice, (change) => store.set((old) => ({ ...old, rows: ROWS_A_PAGE, ...change }))];
}
