/** `npm run test:full`: every journey on both hosts, every size and theme. */
export const FULL = process.env['IMPLAB_FULL'] === '1';
