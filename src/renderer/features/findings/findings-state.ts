import { pageStore } from '../../stores/page-store';
import type { FindingFilter } from './filter-findings';

/** Which findings the list of a page shows; another lab begins with all. */
export const findingFilterOf = pageStore<FindingFilter>({ place: null, severity: null });
