import { createPortal } from 'react-dom';
import type { SheetText } from '../../../../shared/plan-words/sheet';

/** The sheet for the printer: nothing of it is seen on the screen. */
export function PrintSheet({ sheet }: { readonly sheet: SheetText }) {
  return createPortal(
    <article className="print-sheet">
      <h1>{sheet.title}</h1>
      {sheet.intro.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <ol>
        {sheet.items.map(({ title, lead, done, lines }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: items have no identity but their order.
          <li key={index}>
            <b>
              {done ? '☒' : '☐'} {lead} {title}
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
