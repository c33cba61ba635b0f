import type { Protocol, Session } from 'electron';
import { plainResponse, serveStatic } from '../files/static-files';
import { APP_SCHEME, isAppUrl, isReportUrl } from './origin';

/** Makes `app:` a scheme with an origin, like https. Only before the app is ready. Checklist row 5. */
export function setupScheme(protocol: Protocol): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true },
    },
  ]);
}

/**
 * Serves the built page at `app://lab/`, and reports that are being printed at their own address.
 *
 * @param root    absolute folder of the built page
 * @param report  the report at an address, or null
 */
export function setupProtocol(
  session: Session,
  root: string,
  report: (address: string) => Response | null,
): void {
  session.protocol.handle(APP_SCHEME, async (request) => {
    if (isAppUrl(request.url)) return serveStatic(root, request);
    const answer = isReportUrl(request.url) ? report(request.url) : null;
    return answer ?? plainResponse(404, 'Not found.');
  });
}
