import { printable } from '../../shared/printable';

export { printable } from '../../shared/printable';

/** The way to a value inside a file: field names and positions. */
export type Path = readonly (string | number)[];

const PLAIN_FIELD = /^[\p{L}\p{N}_-]{1,64}$/u;
const LONGEST_FIELD = 40;

/** A path as people and messages write it: `steps[3].capacity`, `homes["a b"]`; "" for the whole. */
export function placeText(path: Path): string {
  let text = '';
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`;
    else if (PLAIN_FIELD.test(part)) text += text === '' ? part : `.${part}`;
    else text += `[${shown(part)}]`;
  }
  return text;
}

/** A value as messages quote it: short, on one line, without characters that steer a terminal. */
export function shown(value: unknown): string {
  if (typeof value === 'string') {
    const short = value.length > LONGEST_FIELD ? `${value.slice(0, LONGEST_FIELD)}…` : value;
    return printable(JSON.stringify(short));
  }
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  return String(value);
}
