const HEAD_BYTES = 65_536;
const SQLITE = 'SQLite format 3\0';
const LAB_ENDING = /\.(?:implab~?|json|html?)$/i;
/** A line of at least two cells, as a list of users has it. */
const LIST = /^[^\n]*[,;\t|][^\n]*$/m;

/**
 * True for a file that is to be opened as a lab: a database, a report, or JSON with the fields of a scenario or a
 * lesson. Everything else may be a list of users. The name decides only where the content is neither, so that its
 * fault is told in the right words.
 */
export function looksLikeLab(bytes: Uint8Array, name: string): boolean {
  const head = asciiHead(bytes);
  if (head.startsWith(SQLITE)) return true;
  if (/^\s*<!doctype html>/i.test(head)) return true;
  if (/"(?:format|steps)"\s*:/.test(head) && /^[^[<]*\{/.test(head)) return true;
  return LAB_ENDING.test(name) && !/^\s*[[{<]/.test(head) && !LIST.test(head);
}

const ARCHIVES: readonly { readonly at: number; readonly text: string }[] = [
  { at: 0, text: '\x1f\x8b' },
  { at: 0, text: 'PK\x03\x04' },
  { at: 257, text: 'ustar' },
];
/** What commands of the product print, and an AXL answer about groups. */
const CLUSTER = /^\s*admin\s*:|<[^>]*PresenceRedundancyGroup/im;

/** What a file holds for the page, told by its beginning. */
export type Content = 'lab' | 'users' | 'cluster' | 'cluster-archive';

/**
 * What a file is to be opened as. A cluster's answers may hold users alone: `cluster` is what a lab that is open can
 * take as users as well, `cluster-archive` is not.
 */
export function contentOf(bytes: Uint8Array, name: string): Content {
  const isArchive = ARCHIVES.some(({ at, text }) =>
    [...text].every((char, index) => bytes[at + index] === char.charCodeAt(0)),
  );
  if (isArchive) return 'cluster-archive';
  if (looksLikeLab(bytes, name)) return 'lab';
  return CLUSTER.test(asciiHead(bytes)) ? 'cluster' : 'users';
}

/** The beginning of a file, as far as it is ASCII; zeros between the letters of UTF-16 do not count. */
function asciiHead(bytes: Uint8Array): string {
  const isSqlite = bytes[0] === SQLITE.charCodeAt(0) && bytes[1] === SQLITE.charCodeAt(1);
  let text = '';
  for (const byte of bytes.subarray(0, isSqlite ? SQLITE.length : HEAD_BYTES))
    if (isSqlite || (byte !== 0 && byte < 0x80)) text += String.fromCharCode(byte);
  return text;
}
