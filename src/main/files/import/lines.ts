/** Where the line that begins here ends: before its line end, be it CR, LF or both. */
export function lineEnd(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset);
  const stop = feed < 0 ? text.length : feed;
  const turn = text.slice(offset, stop).indexOf('\r');
  return turn < 0 ? stop : offset + turn;
}

/** Where the next line begins. */
export function nextLine(text: string, end: number): number {
  return text.charCodeAt(end) === 0x0d && text.charCodeAt(end + 1) === 0x0a ? end + 2 : end + 1;
}

/** A line of a text and its number, from 1. */
export interface NumberedLine {
  readonly line: number;
  readonly text: string;
}

/** Every line of a text. */
export function numberedLines(text: string): NumberedLine[] {
  return text.split(/\r\n|\r|\n/).map((line, index) => ({ line: index + 1, text: line }));
}
