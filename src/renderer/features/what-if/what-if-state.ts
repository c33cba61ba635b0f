import type { FailureScopeName } from '../../../shared/what-if-view';
import { pageStore } from '../../stores/page-store';

/** What a person looks at in *What if*. */
export interface WhatIfChoice {
  readonly scope: FailureScopeName;
  /** Nodes that fail together, for the scope `set`. */
  readonly set: readonly string[];
  readonly problemsOnly: boolean;
  readonly show: 'map' | 'table';
  /** Rows shown; more are fetched on request. */
  readonly rows: number;
  /** Users who come each month; 0: not told. */
  readonly growth: number;
  /** Devices of each further user. */
  readonly devices: number;
}

/** Rows that are shown at first, and added each time. */
export const ROWS_A_PAGE = 100;

export const whatIfChoiceOf = pageStore<WhatIfChoice>({
  scope: 'two',
  set: [],
  problemsOnly: false,
  show: 'map',
  rows: ROWS_A_PAGE,
  growth: 0,
  devices: 1,
});
