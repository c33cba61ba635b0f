/**
 * Characters that steer what shows a text instead of being shown: control characters of both sets (with them every
 * escape sequence of a terminal), half letters, and those that turn the direction of writing or break a line.
 */
const STEERING = /[\p{Cc}\p{Cs}\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/**
 * A text that any terminal, log, dialog or title can show on one line: what would steer it is spelled out, such as
 * `\u001b`. Between the quotes of JSON that means the same character, so that a line of JSON stays what it was.
 */
export function printable(text: string): string {
  return text.replace(STEERING, spelled);
}

/** The same for a text of several lines, which keeps its line feeds and tabs. */
export function printableLines(text: string): string {
  return text.replace(STEERING, (character) =>
    character === '\n' || character === '\t' ? character : spelled(character),
  );
}

/** A text for a dialog or title of the system: printable, and no longer than can be read at a glance. */
export function brief(text: string, most = 300): string {
  const short =
    text.length > most ? `${text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')}…` : text;
  return printableLines(short);
}

function spelled(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
