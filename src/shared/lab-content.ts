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

/** The beginning of a file, as far as it is ASCII; zeros between the letters of UTF-16 do not count. */
function asciiHead(bytes: Uint8Array): string {
  const isSqlite = bytes[0] === SQLITE.charCodeAt(0) && bytes[1] === SQLITE.charCodeAt(1);
  let text = '';
  for (const byte of bytes.subarray(0, isSqlite ? SQLITE.length : HEAD_BYTES))
    if (isSqlite || (byte !== 0 && byte < 0x80)) text += String.fromCharCode(byte);
  return text;
}
