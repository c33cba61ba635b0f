/** Markup that is safe to put into a page. Made by `html` only, or by `raw` from our own constants. */
export interface Html {
  readonly text: string;
}

type Part = Html | string | number;

/** Markup from a template: every value is escaped, unless it is markup itself. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let text = strings[0]!;
  parts.forEach((part, index) => {
    text += (typeof part === 'object' ? part.text : escapeHtml(String(part))) + strings[index + 1]!;
  });
  return { text };
}

/** A text of our own that is markup already. Never for anything a person wrote. */
export function raw(text: string): Html {
  return { text };
}

export function join(parts: readonly Html[]): Html {
  return { text: parts.map(({ text }) => text).join('') };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** Characters that would turn the order of what stands around them. */
const STEERING = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

function escapeHtml(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => ENTITIES[character]!)
    .replace(STEERING, (character) => `&#${character.charCodeAt(0)};`);
}
