import { MAX_NAME } from './limits';

/** What a name may be, for messages. Source: docs/scenario-format.md, "Names". */
export const NAME_RULE = `a name of 1 to ${MAX_NAME} characters without control characters`;

/** Control and bidirectional control characters, and halves of surrogate pairs, which are no letters. */
const BARRED = /[\p{Cc}\p{Cs}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

/** The name without white space around it, or null where it is not within the rules. */
export function readName(text: string): string | null {
  // Nearly all names are short plain ASCII; 1,000,000 of them are looked at in one file.
  if (isPlain(text)) return text;
  const name = text.trim();
  return name.length > 0 && charactersIn(name) <= MAX_NAME && !BARRED.test(name) ? name : null;
}

/**
 * The beginning of generated names, or null where no name can begin so. White space before it goes, as in
 * every name; white space at its end stands before the number and stays.
 */
export function readPrefix(text: string): string | null {
  const prefix = text.trimStart();
  return charactersIn(prefix) < MAX_NAME && !BARRED.test(prefix) ? prefix : null;
}

/** Letters and signs as people count them on the wire: code points. */
export function charactersIn(text: string): number {
  let pairs = 0;
  for (let index = 0; index < text.length; index++)
    if ((text.charCodeAt(index) & 0xfc00) === 0xdc00) pairs++;
  return text.length - pairs;
}

function isPlain(text: string): boolean {
  if (text.length === 0 || text.length > MAX_NAME) return false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code <= 0x20 || code >= 0x7f) return false;
  }
  return true;
}
