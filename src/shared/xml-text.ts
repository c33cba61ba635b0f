/** What XML 1.0 forbids (production Char): control characters, halves of letters, U+FFFE and U+FFFF. */
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** A text that any reader of XML takes: the sign for an unknown character stands for what XML forbids. */
export function xmlText(text: string): string {
  return text.replace(FORBIDDEN, '\uFFFD');
}
