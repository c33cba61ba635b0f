/** A line of today's counts. */
export interface CountRow {
  readonly node: string;
  readonly users: number;
  readonly devices: number;
}

/** Counts pasted from a table: node, users and, where there is a third column, devices. Bad lines are told by number. */
export function readCounts(text: string): {
  readonly rows: readonly CountRow[];
  readonly bad: readonly number[];
} {
  const rows: CountRow[] = [];
  const bad: number[] = [];
  text.split(/\r?\n/).forEach((line, index) => {
    if (line.trim() === '') return;
    const cells = line.split(/\t|;|,(?!\d{3}\b)/).map((cell) => cell.trim());
    const [node = '', users = '', devices] = cells;
    const count = whole(users);
    const more = devices === undefined || devices === '' ? count : whole(devices);
    if (count === null && index === 0) return;
    if (node === '' || count === null || more === null || cells.length > 3) bad.push(index + 1);
    else rows.push({ node, users: count, devices: more });
  });
  return { rows, bad };
}

function whole(text: string): number | null {
  const digits = text.replace(/[\s\u202f\u00a0.,']/gu, '');
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null;
}
