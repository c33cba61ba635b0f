/** Mean width of a character of the label font, in px at 11 px size; where nothing can be measured. */
const MEAN = 6.2;
const SIZE = 11;
const MAX_CACHED = 2000;

const widths = new Map<string, number>();
let pen: CanvasRenderingContext2D | null | undefined;

/** How wide a chart label is, in px. Labels are 11 px at normal text size; for others scale up. */
export function textWidth(text: string, scale: number): number {
  let width = widths.get(text);
  if (width === undefined) {
    width = measure(text);
    if (widths.size >= MAX_CACHED) widths.clear();
    widths.set(text, width);
  }
  return width * scale;
}

/** Shortens words to what fits, with an ellipsis at their end. */
export function fitText(text: string, width: number, scale: number): string {
  return shortened(text, width, scale, (letters, kept) => `${letters.slice(0, kept).join('')}…`);
}

/**
 * Shortens a name to what fits, with an ellipsis inside it: names of nodes mostly differ at their end
 * ("imp-fra-1a", "imp-fra-1b"), which is kept.
 */
export function fitName(name: string, width: number, scale: number): string {
  return shortened(name, width, scale, (letters, kept) => {
    const head = Math.floor(kept / 2);
    return `${letters.slice(0, head).join('')}…${letters.slice(head - kept).join('')}`;
  });
}

function shortened(
  text: string,
  width: number,
  scale: number,
  shorten: (letters: readonly string[], kept: number) => string,
): string {
  if (textWidth(text, scale) <= width) return text;
  const letters = [...text];
  for (let kept = letters.length - 1; kept > 1; kept -= 1) {
    const short = shorten(letters, kept);
    if (textWidth(short, scale) <= width) return short;
  }
  return '…';
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
