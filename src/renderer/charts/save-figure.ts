import { download } from '../host';
import { type DataTable, toCsv } from './csv';
import { pictureOf, pngOf } from './picture';

/** What a figure can be saved as. */
export type FigureFormat = 'png' | 'svg' | 'csv';

/** A figure on the screen and the table with the same numbers. */
export interface Figure {
  /** Words for the file name: "load by node". */
  readonly name: string;
  readonly title: string;
  readonly table: DataTable;
  /** The drawing, or null while the table is shown instead. */
  readonly drawing: SVGSVGElement | null;
}

/** Saves a figure as a download. A picture needs the drawing on the screen. */
export async function saveFigure(figure: Figure, format: FigureFormat): Promise<void> {
  const name = `${figure.name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.${format}`;
  if (format === 'csv') {
    download({ name, mime: 'text/csv', data: base64(`\ufeff${toCsv(figure.table)}`) });
    return;
  }
  if (figure.drawing === null) return;
  const picture = pictureOf(figure.drawing, figure.title);
  if (format === 'svg') download({ name, mime: 'image/svg+xml', data: base64(picture.svg) });
  else download({ name, mime: 'image/png', data: await pngOf(picture) });
}

/** Text as UTF-8 in base64. */
function base64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(binary);
}
