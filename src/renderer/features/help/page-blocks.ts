/** A part of a page: a heading, running text, or lines that keep their form (code, tables, lists). */
export interface PageBlock {
  readonly kind: 'head' | 'text' | 'lines';
  readonly text: string;
}

/** Parts of a page in Markdown, for reading: marks of emphasis are left out, tables and code stay as they are. */
export function blocksOf(page: string): readonly PageBlock[] {
  const blocks: PageBlock[] = [];
  let lines: string[] = [];
  let kind = 'text' as PageBlock['kind'];
  const end = (): void => {
    const joined = lines.join(kind === 'text' ? ' ' : '\n').trim();
    if (joined !== '') blocks.push({ kind, text: kind === 'lines' ? joined : plain(joined) });
    lines = [];
    kind = 'text';
  };
  let inCode = false;
  for (const line of page.split('\n')) {
    if (line.startsWith('```')) {
      end();
      inCode = !inCode;
      kind = inCode ? 'lines' : 'text';
    } else if (inCode) lines.push(line);
    else if (line.trim() === '') end();
    else if (/^#{1,6} /.test(line)) {
      end();
      blocks.push({ kind: 'head', text: plain(line.replace(/^#+ /, '')) });
    } else {
      const keeps: boolean =
        /^(\||\s*([-*]|\d+\.) )/.test(line) || (kind === 'lines' && /^\s/.test(line));
      if (keeps !== (kind === 'lines')) end();
      kind = keeps ? 'lines' : 'text';
      lines.push(keeps ? plain(line) : line.trim());
    }
  }
  end();
  return blocks;
}

function plain(text: string): string {
  return text.replaceAll('**', '').replaceAll('`', '');
}
