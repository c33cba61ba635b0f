import type { App, Session, Shell, WebContents } from 'electron';
import { isHelpLink } from './external-links';
import type { Log } from './log';
import { isAppUrl, isReportUrl } from './origin';

/**
 * Schemes that stay inside the app: our own, and what a page makes in memory (a picture of a chart on its way to a
 * file). Everything else would leave it.
 */
const INNER_SCHEMES: ReadonlySet<string> = new Set(['app:', 'blob:', 'data:']);
/** The developer tools are pages of their own; a packaged app has none. */
const TOOLS_SCHEME = 'devtools:';

/** What the guards need to know of the app. */
export interface GuardOptions {
  readonly log: Log;
  readonly packaged: boolean;
}

/** Grants nothing that a page may ask for, and lets no request out. Checklist rows 10 and 15. */
export function setupSession(session: Session, { log, packaged }: GuardOptions): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    log.line(`refused the permission ${permission}`);
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((details, answer) => {
    const cancel = !staysInside(details.url, packaged);
    if (cancel) log.line(`refused a request for ${details.url}`);
    answer({ cancel });
  });
}

/** Whether a request stays inside the app. */
export function staysInside(address: string, packaged: boolean): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol } = new URL(address);
  if (protocol === 'app:') return isAppUrl(address) || isReportUrl(address);
  return INNER_SCHEMES.has(protocol) || (protocol === TOOLS_SCHEME && !packaged);
}

/** Guards every page of the app from the moment it exists. Checklist rows 7, 8, 9 and 11. */
export function setupContentsGuards(app: App, shell: Shell, { log }: GuardOptions): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents, shell, log));
}

function guardContents(contents: WebContents, shell: Shell, log: Log): void {
  const guard = (details: { readonly url: string; preventDefault: () => void }): void => {
    if (isAppUrl(details.url)) return;
    details.preventDefault();
    log.line(`refused to go to ${details.url}`);
  };
  contents.on('will-navigate', guard);
  contents.on('will-frame-navigate', guard);
  contents.on('will-redirect', guard);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (isHelpLink(url)) void shell.openExternal(url);
    else log.line(`refused a window for ${url}`);
    return { action: 'deny' };
  });
}
