/** Where a refusal of a fix is shown. */
export const FINDINGS_PLACE = 'findings';
