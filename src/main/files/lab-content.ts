import { isSqlite } from './implab-header';

const HEAD_BYTES = 65_536;
const LAB_ENDING = /\.(?:implab~?|json|html?)$/i;

/**
 * True for a file that is to be read as a lab: a database, a report, or JSON with the fields of a scenario. The name
 * decides only where the content is neither a lab nor text in lists, so that its fault is told in the right words.
 */
export function looksLikeLab(bytes: Uint8Array, name: string): boolean {
  if (isSqlite(bytes)) return true;
  const head = new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES)).replace(/^\uFEFF/, '');
  if (/^\s*<!doctype html>/i.test(head)) return true;
  if (/"(?:format|steps)"\s*:/.test(head) && /^\s*\{/.test(head)) return true;
  return LAB_ENDING.test(name) && !/^\s*[[{<]/.test(head) && !LIST.test(head);
}

/** A line of at least two cells, as a list of users has it. */
const LIST = /^[^\n]*[,;\t|][^\n]*$/m;
