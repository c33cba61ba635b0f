import { PAGE_HEADERS } from '../files/page-headers';

/** Where the script of the door lies; with the door, all that is served to a browser without the cookie. */
export const DOOR_SCRIPT = '/door.js';

const TEXT = 'Open the address that implab printed when it started.';

const PAGE = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>implab</title>
<p>${TEXT}</p>
<script src="${DOOR_SCRIPT}"></script>
</html>
`;

/**
 * A tab that has the key of this run in its memory, or beside another tab that has it, gets its cookie back: a page
 * on another port of this machine may have overwritten it, and could lock us out otherwise.
 */
const SCRIPT = `const channel = new BroadcastChannel('implab.key');
const enter = async (key) => {
  sessionStorage.setItem('implab.key', key);
  const headers = { 'content-type': 'application/json', 'x-implab-key': key };
  const { ok } = await fetch('/api/enter', { method: 'POST', headers, body: '{}' });
  if (ok) location.reload();
};
channel.onmessage = ({ data }) => data.key && enter(data.key);
const kept = sessionStorage.getItem('implab.key');
if (kept) enter(kept);
else channel.postMessage({ wants: true });
`;

/** What a browser without our cookie is shown in place of the page. */
export function doorPage(): Response {
  return new Response(PAGE, {
    status: 403,
    headers: { ...PAGE_HEADERS, 'content-type': 'text/html; charset=utf-8' },
  });
}

export function doorScript(): Response {
  return new Response(SCRIPT, {
    headers: { ...PAGE_HEADERS, 'content-type': 'text/javascript; charset=utf-8' },
  });
}
