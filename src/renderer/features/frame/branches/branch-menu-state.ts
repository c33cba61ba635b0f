import { pageStore } from '../../../stores/page-store';

/** Whether the menu of branches is open; the key for it works wherever the focus is. */
export const branchMenuOf = pageStore(false);
