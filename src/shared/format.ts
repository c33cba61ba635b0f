/** Narrow no-break space: groups thousands, and stands before % and units. */
export const THIN_SPACE = '\u202f';
const MINUS = '\u2212';
const ORDINALS = ['', '1st', '2nd'] as const;

/** A whole number with thin spaces in the thousands: 5600 is "5 600", -3 is "−3". Parts are rounded. */
export function formatCount(value: number): string {
  const whole = Math.round(Math.abs(value)).toString();
  const digits = whole.replace(/\B(?=(\d{3})+(?!\d))/g, THIN_SPACE);
  return value < 0 && digits !== '0' ? MINUS + digits : digits;
}

/** A change with its sign: "+800", "−100", "0". */
export function formatChange(value: number): string {
  return value > 0 ? `+${formatCount(value)}` : formatCount(value);
}

/**
 * Share of a whole in whole percent, "112 %"; "?" of nothing. Something that is not nothing never shows as
 * 0 %, nor less than all as 100 %.
 */
export function formatPercent(part: number, whole: number): string {
  if (whole <= 0) return part === 0 ? `0${THIN_SPACE}%` : '?';
  const percent = (part * 100) / whole;
  if (percent > 0 && percent < 1) return `under 1${THIN_SPACE}%`;
  if (percent > 99 && percent < 100) return `99${THIN_SPACE}%`;
  return `${formatCount(percent)}${THIN_SPACE}%`;
}

/** A time inside a failover: "60 s". */
export function formatSeconds(seconds: number): string {
  return `${formatCount(seconds)}${THIN_SPACE}s`;
}

/** Lab time as h:mm:ss: 252 is "0:04:12". */
export function formatClock(seconds: number): string {
  const minutes = Math.floor(seconds / 60) % 60;
  return `${formatCount(Math.floor(seconds / 3600))}:${pad(minutes)}:${pad(seconds % 60)}`;
}

/** A count with its noun: "1 user", "5 600 users". */
export function countOf(value: number, one: string, many = `${one}s`): string {
  return `${formatCount(value)} ${value === 1 ? one : many}`;
}

/** Short name of a node size: "5K OVA" for a template, "6 000 capacity" for an own figure. */
export function sizeName(capacity: number, ova: string | null): string {
  return ova === null ? `${formatCount(capacity)} capacity` : `${shortSize(capacity)} OVA`;
}

/** Size in words for a sentence: "5K", "500", "6 000". */
export function shortSize(capacity: number): string {
  return capacity >= 1000 && capacity % 1000 === 0
    ? `${formatCount(capacity / 1000)}K`
    : formatCount(capacity);
}

/** "1st" or "2nd". */
export function slotName(slot: number): string {
  return ORDINALS[slot] ?? `${slot}th`;
}

/** Far more letters than a title, a generation or a version needs; millions of them would hold up a page. */
const LETTERS_SHOWN = 500;

/** A text that people write freely, to be shown on one line. */
export function shortened(text: string): string {
  return text.length > LETTERS_SHOWN
    ? `${text.slice(0, LETTERS_SHOWN).replace(/[\uD800-\uDBFF]$/, '')}…`
    : text;
}

/** Names in a sentence: "imp1", "imp1 and imp2", "imp1, imp2 and imp3"; beyond `limit` "and 4 more". */
export function listNames(names: readonly string[], limit = 4): string {
  if (names.length > limit) {
    return `${names.slice(0, limit - 1).join(', ')} and ${names.length - limit + 1} more`;
  }
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

/** The number people see for a step that the journal counts from 0. */
export function stepNumber(index: number): string {
  return `step ${formatCount(index + 1)}`;
}

/** The sentence with its first letter in capitals. A name that stands first keeps its spelling: pass words only. */
export function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
