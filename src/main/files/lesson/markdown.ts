/** Code is shown as it is, so nothing in it counts. */
const CODE = /```[\s\S]*?(?:```|$)|`[^`\n]*`/g;
/** A tag, a comment, a declaration or an address in angle brackets. */
const HTML = /<(?:[a-zA-Z/!?])[^>]*>?/;
const IMAGE = /!\[/;
const LINK = /\]\(\s*(?!look:\d+\s*\))/;
const REFERENCE = /^ {0,3}\[[^\]]+\]:\s*\S/m;
const REFERENCE_LINK = /\]\[[^\]]*\]/;

/**
 * What a text has that the markdown of lessons knows nothing of, or null. Allowed are text, emphasis, lists, tables,
 * code, source chips such as `[S2]` and pointers at a mark such as `[imp2](look:2)`; never HTML, images or links to
 * elsewhere.
 */
export function markdownFault(text: string): string | null {
  const shown = text.replace(CODE, '');
  if (IMAGE.test(shown)) return 'must hold no images';
  if (HTML.test(shown)) return 'must hold no HTML; write a < b with spaces, or use code';
  if (LINK.test(shown) || REFERENCE.test(shown) || REFERENCE_LINK.test(shown))
    return 'must hold no links but source chips such as [S2] and marks such as [imp2](look:2)';
  return null;
}
