import { DEV_PAGE, DEV_POLICY } from './dev-page';

/**
 * Content policy of the page, sent as a header by both hosts: nothing but our own files, no inline script or style,
 * no frame around us. It is not in the HTML because the development server adds an inline module.
 */
export const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers of every answer of both hosts. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': DEV_PAGE === '' ? CONTENT_POLICY : DEV_POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};
