/** Mean width of a character of the label font, in px at 11 px size. Wide enough that labels never touch. */
const MEAN = 6.2;

/** About how wide a chart label is, in px. */
export function textWidth(text: string, scale: number): number {
  return [...text].length * MEAN * scale;
}

/** Shortens a name to what fits, with an ellipsis. */
export function fitText(text: string, width: number, scale: number): string {
  const letters = [...text];
  const room = Math.floor(width / (MEAN * scale));
  if (letters.length <= room) return text;
  return room < 2 ? '…' : `${letters.slice(0, room - 1).join('')}…`;
}
