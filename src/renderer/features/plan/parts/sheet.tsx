import { createPortal } from 'react-dom';

/** One block of a plan on paper or as text: what to do, where, what to see. */
export interface SheetItem {
  readonly title: string;
  /** A time or a place before the title: "22:10". */
  readonly at?: string;
  readonly done?: boolean;
  readonly lines: readonly string[];
}

/** A plan to be printed or kept as text. */
export interface SheetText {
  readonly title: string;
  readonly intro: readonly string[];
  readonly items: readonly SheetItem[];
  readonly notes: readonly string[];
}

/** The sheet as Markdown, a box before each item. */
export function sheetMarkdown({ title, intro, items, notes }: SheetText): string {
  const blocks = items.flatMap(({ at, title: what, done, lines }) => [
    `- [${done ? 'x' : ' '}] ${at === undefined ? '' : `${at} `}**${what}**`,
    ...lines.map((line) => `  ${line}  `),
  ]);
  const parts = [`# ${title}`, '', ...intro.flatMap((line) => [line, '']), ...blocks];
  if (notes.length > 0) parts.push('', ...notes.map((note) => `> ${note}`));
  return `${parts.join('\n')}\n`;
}

/** The sheet for the printer: nothing of it is seen on the screen. */
export function PrintSheet({ sheet }: { readonly sheet: SheetText }) {
  return createPortal(
    <article className="print-sheet">
      <h1>{sheet.title}</h1>
      {sheet.intro.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <ol>
        {sheet.items.map(({ title, at, done, lines }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: items have no identity but their order.
          <li key={index}>
            <b>
              {done ? '☒' : '☐'} {at} {title}
            </b>
            {lines.map((line) => (
              <span key={line}>{line}</span>
            ))}
          </li>
        ))}
      </ol>
      {sheet.notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </article>,
    document.body,
  );
}

/** A file name of a title: letters and digits, dashes between. */
export function fileStem(title: string): string {
  return (
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '') || 'plan'
  );
}
