/** A refusal at the door: HTTP status and one line of text. */
export interface GateRefusal {
  readonly status: 403 | 415;
  readonly text: string;
}

/** What the door looks at. Header names are in lower case; an absent header is undefined. */
export interface GateRequest {
  readonly method: string;
  readonly header: (name: string) => string | undefined;
}

/**
 * Decides whether a request may come in at all, before any route sees it.
 *
 * A foreign `Host` means that a name was pointed at this machine (DNS rebinding). A foreign `Origin` or fetch site is
 * another page of the same browser; other ports of 127.0.0.1 count as the same site there, so cookies alone do not
 * keep them out. A form can post text but not `application/json`.
 *
 * @param host  the only `Host` we answer to, e.g. `127.0.0.1:4670`
 * @returns     null when the request may come in
 */
export function refuseAtGate(request: GateRequest, host: string): GateRefusal | null {
  if (request.header('host') !== host) {
    return { status: 403, text: 'This server answers only to its own address.' };
  }
  const reads = request.method === 'GET' || request.method === 'HEAD';
  const origin = request.header('origin');
  // Browsers send Origin with every POST of a page; a reading request of our own page has none.
  if (origin === undefined ? !reads : origin !== `http://${host}`) {
    return { status: 403, text: 'Requests of other pages are refused.' };
  }
  const site = request.header('sec-fetch-site');
  const foreign = site !== undefined && site !== 'same-origin' && site !== 'none';
  // Following a link from elsewhere opens our page as usual; it carries no cookie.
  const link = reads && request.header('sec-fetch-mode') === 'navigate';
  if (foreign && !link) return { status: 403, text: 'Requests of other pages are refused.' };
  if (!reads && !isJson(request.header('content-type'))) {
    return { status: 415, text: 'Only application/json is read here.' };
  }
  return null;
}

function isJson(contentType: string | undefined): boolean {
  return contentType?.split(';', 1)[0]?.trim().toLowerCase() === 'application/json';
}
