/** Days and times of plans: calendar days of the person, not lab time. */

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const MONTHS = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
] as const;
const LONG_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** A day as fields take it: `2026-11-30`. */
export function isoDay(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The day so many days after one. */
export function dayAfter(day: string, days: number): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + days);
}

/** "Mon 30 Nov". */
export function dayName(date: Date): string {
  return `${DAYS[date.getDay()]} ${date.getDate()} ${MONTHS[date.getMonth()]}`;
}

/** "30 November 2026". */
export function longDay(date: Date): string {
  return `${date.getDate()} ${LONG_MONTHS[date.getMonth()]} ${date.getFullYear()}`;
}

/** "March 2029", so many months after a day. */
export function monthAfter(from: Date, months: number): string {
  const date = new Date(from.getFullYear(), from.getMonth() + months, 1);
  return `${LONG_MONTHS[date.getMonth()]} ${date.getFullYear()}`;
}

/** "22:10", so many seconds after a start; the day is named from the next one on: "Sun 00:10". */
export function timeAfter(day: string, start: string, seconds: number): string {
  const [hours = 0, minutes = 0] = start.split(':').map(Number);
  const first = dayAfter(day, 0);
  const total = hours * 60 + minutes + Math.floor(seconds / 60);
  const two = (value: number) => String(value).padStart(2, '0');
  const time = `${two(Math.floor(total / 60) % 24)}:${two(total % 60)}`;
  const days = Math.floor(total / 1440);
  return days === 0 ? time : `${DAYS[(first.getDay() + days) % 7]} ${time}`;
}

/** "1 h 33 min", "9 min", "30 s". */
export function spanName(seconds: number): string {
  if (seconds < 60) return `${seconds}\u202fs`;
  const minutes = Math.round(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const parts = [
    ...(hours > 0 ? [`${hours}\u202fh`] : []),
    ...(rest > 0 || hours === 0 ? [`${rest}\u202fmin`] : []),
  ];
  return parts.join(' ');
}

/** Devices as a share of capacity in whole percent: 26. */
export function percentOf(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 100);
}
