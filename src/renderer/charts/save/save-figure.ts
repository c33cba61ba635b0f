import { download, textFile } from '../../host/host';
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
    download(textFile(name, 'text/csv', `\ufeff${toCsv(figure.table)}`));
    return;
  }
  if (figure.drawing === null) return;
  const picture = pictureOf(figure.drawing, figure.title);
  if (format === 'svg') download(textFile(name, 'image/svg+xml', picture.svg));
  else download({ name, mime: 'image/png', data: await pngOf(picture) });
}
