import { pageStore } from '../stores/page-store';

/** Whether the note of the lab stands above the board, as the guide of a sample; another lab begins without. */
export const guideOf = pageStore(false);
