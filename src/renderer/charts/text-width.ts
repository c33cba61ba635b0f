/** Mean width of a character of the label font, in px at 11 px size; where nothing can be measured. */
const MEAN = 6.2;
const SIZE = 11;
const MOST_KEPT = 2000;

const widths = new Map<string, number>();
let pen: CanvasRenderingContext2D | null | undefined;

/** How wide a chart label is, in px. Labels are 11 px at normal text size; for others scale up. */
export function textWidth(text: string, scale: number): number {
  let width = widths.get(text);
  if (width === undefined) {
    width = measure(text);
    if (widths.size >= MOST_KEPT) widths.clear();
    widths.set(text, width);
  }
  return width * scale;
}

/** Shortens a name to what fits, with an ellipsis. */
export function fitText(text: string, width: number, scale: number): string {
  if (textWidth(text, scale) <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && textWidth(`${letters.join('')}…`, scale) > width) letters.pop();
  return letters.length <= 1 ? '…' : `${letters.join('')}…`;
}

function measure(text: string): number {
  pen ??= createPen();
  if (pen === null) return [...text].length * MEAN;
  // Labels are set in regular and medium weight; the wider one is measured, so that none is cut.
  return pen.measureText(text).width;
}

function createPen(): CanvasRenderingContext2D | null {
  if (typeof document === 'undefined') return null;
  const context = document.createElement('canvas').getContext('2d');
  if (context !== null) {
    context.font = `550 ${SIZE}px ${getComputedStyle(document.body).fontFamily}`;
  }
  return context;
}
