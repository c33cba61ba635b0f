/** One block of a plan on paper or as text: what to do, where, what to see. */
export interface SheetItem {
  readonly title: string;
  /** A time or a place before the title: "22:10". */
  readonly lead?: string;
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
  const blocks = items.flatMap(({ lead, title: what, done, lines }) => [
    `- [${done ? 'x' : ' '}] ${lead === undefined ? '' : `${lead} `}**${what}**`,
    ...lines.map((line) => `  ${line}  `),
  ]);
  const parts = [`# ${title}`, '', ...intro.flatMap((line) => [line, '']), ...blocks];
  if (notes.length > 0) parts.push('', ...notes.map((note) => `> ${note}`));
  return `${parts.join('\n')}\n`;
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
