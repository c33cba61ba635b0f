/** Scheme of the page. Not `file:`: that one may read every file, and its pages have no origin of their own. */
export const APP_SCHEME = 'app';
const APP_HOST = 'lab';
/** Address of the page. */
export const APP_URL = `${APP_SCHEME}://${APP_HOST}/`;
/** Host of reports that are being printed; they get no script and no bridge. */
export const REPORT_HOST = 'report';

/** Whether an address belongs to the page: parsed, never compared as text. An empty or broken one does not. */
export function isAppUrl(address: string): boolean {
  return hasHost(address, APP_HOST);
}

/** Whether an address is a report of ours on its way to the printer. */
export function isReportUrl(address: string): boolean {
  return hasHost(address, REPORT_HOST);
}

function hasHost(address: string, host: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === `${APP_SCHEME}:` && url.host === host;
}
