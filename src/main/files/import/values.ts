import { formatCount } from '../../../shared/format';

/** `#` keeps the stored value (domain 5.1). */
export const KEEP = '#';

const YES = new Set([
  't',
  'true',
  'y',
  'yes',
  '1',
  '-1',
  'on',
  'enabled',
  'wahr',
  'ja',
  'j',
  'vrai',
  'oui',
  'verdadero',
  'verdadeiro',
  'sí',
  'si',
  'sim',
  'vero',
  'waar',
  'sant',
  '$true',
  '.t.',
  'checked',
]);
const NO = new Set([
  'f',
  'false',
  'n',
  'no',
  '0',
  'off',
  'disabled',
  'falsch',
  'nein',
  'faux',
  'non',
  'falso',
  'não',
  'nao',
  'onwaar',
  'nee',
  'falskt',
  'nej',
  '$false',
  '.f.',
  'unchecked',
]);

/** A boolean in any spelling met; null for what is none. */
export function readFlag(cell: string): boolean | null {
  const word = cell.toLowerCase();
  return YES.has(word) ? true : NO.has(word) ? false : null;
}

const NOTHING = new Set([
  'null',
  'none',
  '<none>',
  '(none)',
  '[none]',
  'nil',
  '-',
  '--',
  '---',
  '–',
  '—',
  'n/a',
  'na',
  '#n/a',
  '#nv',
  'unassigned',
  'not assigned',
  '<unassigned>',
  '(unassigned)',
  '<null>',
  '(null)',
  '[null]',
  'undefined',
  'keine',
  'keiner',
  'nicht zugewiesen',
  'aucun',
  'non affecté',
  'ninguno',
  'nessuno',
  'geen',
]);

/** True for the spellings that tables use where there is no value. */
export function isNothing(cell: string): boolean {
  return NOTHING.has(cell.toLowerCase());
}

const GROUPED = /^\d{1,3}(?:[ ,.'’\u00a0\u202f\u2009]\d{3})+$/;

/** A count as people and programs write it: `2841`, `2 841`, `2,841`, `2.841`; null for anything else. */
export function readCount(cell: string): number | null {
  const trimmed = cell.trim();
  const digits = GROUPED.test(trimmed) ? trimmed.replace(/\D/g, '') : trimmed;
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null;
}

const ERROR_CELL =
  /^#(?:N\/A|NAME\?|REF!|VALUE!|DIV\/0!|NULL!|NUM!|SPILL!|CALC!|NV|WERT!|BEZUG!|ZAHL!|#+)?$/i;
const EXPONENT = /^[+-]?\d(?:[.,]\d+)?E[+-]?\d{2,3}$/i;
const MONTHS =
  'jan|feb|mär|mar|mrz|apr|mai|may|jun|jul|aug|sep|sept|okt|oct|nov|dez|dec|janv|févr|mars|avr|juin|juil|août|déc|ene|abr|ago|dic';
const MONTH_DATE = new RegExp(
  `^(?:\\d{1,2}[-./ ]{1,2}(?:${MONTHS})[a-z.]*(?:[-./ ]{1,2}\\d{2,4})?|(?:${MONTHS})[-./ ]{1,2}\\d{2,4})$`,
  'iu',
);
const FULL_DATE =
  /^(?:\d{1,2}[-./]\d{1,2}[-./](?:\d{2}|\d{4})|\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}\/\d{1,2})(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?$/;

const MAY_BE_DAMAGED = /^(?:[#+\-\d]|[TFW][A-Z]{3}|VRAI|\p{L}{3,6}[-./ ]{1,2}\d{2,4}$)/u;

/** What a spreadsheet did to a user id, in words; null where it did nothing that can be seen. */
export function damageOf(id: string): string | null {
  // Nearly every id is a word with no digit or sign at its head that is no month and no truth value.
  if (!MAY_BE_DAMAGED.test(id)) return null;
  if (ERROR_CELL.test(id) && id !== KEEP) return 'is an error of a spreadsheet';
  if (EXPONENT.test(id)) return 'is a number that a spreadsheet rounded; its digits are lost';
  if (MONTH_DATE.test(id) || FULL_DATE.test(id)) return 'is a date that a spreadsheet made of it';
  if (/^\d+[.,]0+$/.test(id)) return 'is a number with decimals that a program added';
  if (/^(?:TRUE|FALSE|WAHR|FALSCH|VRAI|FAUX)$/.test(id))
    return 'is a truth value that a spreadsheet made of it';
  return null;
}

/** Letters that nobody sees: joiners, soft hyphens, marks of byte order and of direction, spaces that do not break. */
const UNSEEN = /\u034f|\p{Cf}|\p{Zs}|[\u115f\u1160\u17b4\u17b5\u3164\uffa0]|[\ufe00-\ufe0f]/gu;

/** Nothing but visible ASCII: no letter of it can be hidden or have another form. */
const PLAIN = /^[!-~]*$/;

/** The same for ids that people cannot tell apart: without what nobody sees, in one case and one form. */
export function looseId(id: string): string {
  if (PLAIN.test(id)) return id.toLowerCase();
  return id.normalize('NFKC').replace(UNSEEN, '').toLowerCase();
}

/** The hidden letters of an id by their codes, "U+200B"; "" for none. */
export function unseenIn(id: string): string {
  if (PLAIN.test(id)) return '';
  const codes = [...new Set(id.replaceAll(' ', '').match(UNSEEN) ?? [])].map(
    (letter) => `U+${letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`,
  );
  return codes.join(', ');
}

/** Lines in words: "line 4", "lines 3 112 to 3 125", "lines 4, 9 and 12 more". At most so many are named. */
export function linesInWords(unit: string, lines: readonly number[], most = 10): string {
  const [first, last] = [lines[0]!, lines.at(-1)!];
  if (lines.length > 2 && last - first === lines.length - 1)
    return `${unit}s ${formatCount(first)} to ${formatCount(last)}`;
  const named = lines.slice(0, most).map(formatCount).join(', ');
  const more = lines.length - most;
  return `${unit}${lines.length === 1 ? '' : 's'} ${named}${more > 0 ? ` and ${formatCount(more)} more` : ''}`;
}
