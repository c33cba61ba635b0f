/** How figures are written: U+202F in thousands and before %, a true minus, clocks as h:mm:ss. */

const THIN = '\u202f';
const MINUS = '\u2212';

/** A count: 900, 5 600, −12. */
export function formatCount(value: number): string {
  const whole = Math.round(Math.abs(value)).toString();
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, THIN);
  return value < 0 && grouped !== '0' ? MINUS + grouped : grouped;
}

/** A change: +700, −20, 0. */
export function formatChange(value: number): string {
  return value > 0 ? `+${formatCount(value)}` : formatCount(value);
}

/** A share as whole percent: 16 %. Something that is not nothing never shows as 0 %, nor less than all as 100 %. */
export function formatPercent(part: number, whole: number): string {
  if (whole === 0) return part === 0 ? `0${THIN}%` : '?';
  const share = (part / whole) * 100;
  if (share > 0 && share < 1) return `under 1${THIN}%`;
  if (share < 100 && share > 99) return `99${THIN}%`;
  return `${formatCount(share)}${THIN}%`;
}

/** Lab time as h:mm:ss. */
export function formatClock(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return `${formatCount(hours)}:${twoDigits(minutes)}:${twoDigits(seconds % 60)}`;
}

/** A span inside a failover, in seconds: 1 800 s. */
export function formatSeconds(seconds: number): string {
  return `${formatCount(seconds)}${THIN}s`;
}

/** A count with its noun: "1 user", "5 600 users". */
export function countOf(value: number, one: string, many: string = `${one}s`): string {
  return `${formatCount(value)} ${value === 1 ? one : many}`;
}

/** "1st" or "2nd", for the slots of a group. */
export function ordinalSlot(slot: 1 | 2): '1st' | '2nd' {
  return slot === 1 ? '1st' : '2nd';
}

/** Names in a sentence: "imp1", "imp1 and imp2", "imp1, imp2 and 3 more". */
export function nameList(names: readonly string[], most = 3): string {
  const shown = names.slice(0, names.length > most ? most - 1 : most);
  const rest = names.length - shown.length;
  const all = rest > 0 ? [...shown, `${formatCount(rest)} more`] : shown;
  const last = all.at(-1) ?? '';
  return all.length < 2 ? last : `${all.slice(0, -1).join(', ')} and ${last}`;
}

/** A VM template as people call it: "5K", "500". */
export function ovaName(ova: string): string {
  return ova.length > 3 ? `${ova.slice(0, -3)}K` : ova;
}

/** A day as people say it beside a list: "Today, 09:12", "Yesterday", "19 Nov". */
export function formatDay(iso: string, now: Date): string {
  const then = new Date(iso);
  const days = Math.round((startOfDay(now) - startOfDay(then)) / 86_400_000);
  if (days === 0) return `Today, ${twoDigits(then.getHours())}:${twoDigits(then.getMinutes())}`;
  if (days === 1) return 'Yesterday';
  const month = MONTHS[then.getMonth()] ?? '';
  const year = then.getFullYear() === now.getFullYear() ? '' : ` ${then.getFullYear()}`;
  return `${then.getDate()} ${month}${year}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
