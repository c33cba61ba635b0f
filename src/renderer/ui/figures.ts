/** How figures are written on the page: the words of both sides, and days, which only a page tells. */

export {
  countOf,
  formatChange,
  formatClock,
  formatCount,
  formatPercent,
  formatSeconds,
  listNames,
  shortSize,
  slotName,
} from '../../shared/format';

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
