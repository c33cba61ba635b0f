import type { Ova, Release } from './model';

/** How a redundancy group is used: the busiest node counts, or the whole group. */
export type ReloginStyle = 'active-active' | 'active-standby';

/** One printed table: its rows in users, and the client logins a second that its upper limits allow. */
export interface ReloginTable {
  readonly rows: readonly number[];
  readonly rate: number;
  /** Printed upper limits, in seconds, that break `round(120 + users / rate)`, by row. */
  readonly odd: Readonly<Record<number, number>>;
}

/** Which edition of the active/standby tables a release has (S6 until 12.5 SU2, S5 from 12.5 SU3). */
export type ReloginEdition = 'S5' | 'S6';

/** The lower limit is printed as 120 s in every row. */
export const RELOGIN_LOWER = 120;
/** Upper limit of a node as the product ships (domain 4.1). */
export const RELOGIN_UPPER = 537;

/** Edition by release. Tables before 12.5(1) could not be read; theirs is used. */
export const RELOGIN_EDITION: Readonly<Record<Release, ReloginEdition>> = {
  '9': 'S6',
  '10': 'S6',
  '11': 'S6',
  '12.0': 'S6',
  '12.5': 'S6',
  '12.5SU3': 'S5',
  '14': 'S5',
  '15': 'S5',
};

/** Releases whose own tables could not be read. */
export const RELOGIN_NOT_READ: ReadonlySet<Release> = new Set(['9', '10', '11', '12.0']);

const TO_5000 = [100, ...every(500, 500, 5000)];

/** Active/active tables, the same in both editions (domain 4.6). */
export const ACTIVE_ACTIVE: Readonly<Record<Ova, ReloginTable>> = {
  '500': table([100, 250], 1.5),
  '1000': table([100, 250, 500], 3),
  '2000': table([100, 500, 1000], 3),
  '5000': table([100, ...every(500, 500, 2500)], 6),
  '15000': table([...TO_5000, 6000, 7000, 7500], 15),
  '25000': table([...TO_5000, 6000, 7000, 7500, ...every(1000, 8000, 12_000), 12_500], 9),
};

const STANDBY_ROWS: Readonly<Record<Ova, readonly number[]>> = {
  '500': [100, 250, 500],
  '1000': [100, 250, 500, 750, 1000],
  '2000': [100, ...every(250, 250, 2000)],
  '5000': TO_5000,
  '15000': [...TO_5000, ...every(1000, 6000, 15_000)],
  '25000': [...TO_5000, ...every(1000, 6000, 25_000)],
};

/**
 * Active/standby tables by edition (domain 4.6). The newer edition prints one row of the 5K table one
 * second high, and six rows of the 25K table shifted by one step: they stay as printed and are flagged.
 */
export const ACTIVE_STANDBY: Readonly<Record<ReloginEdition, Readonly<Record<Ova, ReloginTable>>>> =
  {
    S6: {
      '500': table(STANDBY_ROWS['500'], 1.5),
      '1000': table(STANDBY_ROWS['1000'], 3),
      '2000': table(STANDBY_ROWS['2000'], 3),
      '5000': table(STANDBY_ROWS['5000'], 6),
      '15000': table(STANDBY_ROWS['15000'], 15),
      '25000': table(STANDBY_ROWS['25000'], 16),
    },
    S5: {
      '500': table(STANDBY_ROWS['500'], 1.5),
      '1000': table(STANDBY_ROWS['1000'], 3),
      '2000': table(STANDBY_ROWS['2000'], 3),
      '5000': table(STANDBY_ROWS['5000'], 3, { 100: 154 }),
      '15000': table(STANDBY_ROWS['15000'], 6),
      '25000': table(STANDBY_ROWS['25000'], 8, {
        8000: 1058,
        9000: 1120,
        10000: 1245,
        11000: 1370,
        12000: 1495,
        13000: 1620,
      }),
    },
  };

/** Users of the last row of a table: beyond it there is no value. */
export function lastRow({ rows }: ReloginTable): number {
  return rows.at(-1) ?? 0;
}

function table(
  rows: readonly number[],
  rate: number,
  odd: Readonly<Record<number, number>> = {},
): ReloginTable {
  return { rows, rate, odd };
}

function every(step: number, from: number, to: number): number[] {
  return Array.from({ length: (to - from) / step + 1 }, (_, i) => from + i * step);
}
