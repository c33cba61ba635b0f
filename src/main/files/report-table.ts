import { type NameFinder, nameParts, staysWhole } from '../../shared/name-parts';
import { type Html, html, join } from './html';

/** A sentence as markup, with the names in it set apart. */
export type Say = (sentence: string) => Html;

/** Names stand in `<bdi>`: they turn nothing beside them, and short ones do not break. */
export function sayWith(finder: NameFinder): Say {
  return (sentence) =>
    join(
      nameParts(sentence, finder).map(({ text, isName }) =>
        !isName
          ? html`${text}`
          : staysWhole(text)
            ? html`<bdi class="whole">${text}</bdi>`
            : html`<bdi>${text}</bdi>`,
      ),
    );
}

/** A column; `figures`: numbers, right aligned. */
export interface Column {
  readonly label: Html | string;
  readonly figures?: boolean;
}

export type Cell = Html | string | { readonly cell: Html | string; readonly bad?: boolean };

/** A table with its caption; the first cell of a row is its head. Wide ones scroll on a screen, by keyboard too. */
export function reportTable(
  caption: Html,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  name = 'Table',
): Html {
  const heads = columns.map(
    ({ label, figures }) => html`<th scope="col"${figures ? html` class="n"` : ''}>${label}</th>`,
  );
  const body = rows.map(
    (cells) =>
      html`<tr>${join(cells.map((cell, index) => cellOf(cell, index, columns[index]?.figures ?? false)))}</tr>`,
  );
  return html`<div class="wide" role="region" aria-label="${name}" tabindex="0"><table><caption>${caption}</caption>
<thead><tr>${join(heads)}</tr></thead>
<tbody>${join(body)}</tbody></table></div>`;
}

function cellOf(given: Cell, index: number, figures: boolean): Html {
  const { cell, bad = false } =
    typeof given === 'object' && 'cell' in given ? given : { cell: given };
  const classes = [...(figures ? ['n'] : []), ...(bad ? ['bad'] : [])].join(' ');
  const attribute = classes === '' ? '' : html` class="${classes}"`;
  return index === 0
    ? html`<th scope="row"${attribute}>${cell}</th>`
    : html`<td${attribute}>${cell}</td>`;
}
