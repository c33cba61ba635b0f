/**
 * How long users are without service, expected over years: a model. Failures come at random at the rates given,
 * repairs take times with the means given, clients come back at a random moment between the re-login limits (D9).
 * What a failure leads to is the engine's own table of states; a test plays years of it.
 */

/** One pair or node. Rates in failures an hour, times in hours; re-login limits and delays in seconds. */
export interface PairModel {
  readonly machineRate: number;
  readonly machineHours: number;
  readonly serviceRate: number;
  readonly serviceHours: number;
  /** From the repair until users are given back. */
  readonly fallbackHours: number;
  readonly lower: number;
  readonly upper: number;
  /** Until the loss of a machine, or of a service, is noticed. */
  readonly heartbeat: number;
  readonly serviceDelay: number;
  /** Until the first of two lost machines that is back carries alone. */
  readonly initialization: number;
}

const HOURS_A_YEAR = 8766;
const SECONDS_AN_HOUR = 3600;

/**
 * Share of a year that a user of a HA pair is without service, as minutes a year. Steady state of the pair: both
 * nodes up; one machine or one service lost; repaired and waiting for fallback; both machines lost; and the failed
 * states, from which only Recover with both nodes able leads back.
 */
export function pairMinutes(model: PairModel): number {
  const { machineRate: a, serviceRate: b, machineHours, serviceHours, fallbackHours } = model;
  const m = 1 / machineHours;
  const s = 1 / serviceHours;
  const back = 1 / Math.max(fallbackHours, 1 / SECONDS_AN_HOUR);
  const flows: readonly (readonly [from: State, to: State, rate: number])[] = [
    ['normal', 'machine', 2 * a],
    ['normal', 'service', 2 * b],
    ['machine', 'repaired', m],
    ['machine', 'dark', a],
    ['machine', 'failedBoth', b],
    ['service', 'repaired', s],
    ['service', 'failedBoth', a],
    ['service', 'failedServices', b],
    ['repaired', 'normal', back],
    ['repaired', 'machine', 2 * a],
    ['repaired', 'service', 2 * b],
    ['dark', 'machine', 2 * m],
    ['failedMachine', 'normal', m],
    ['failedMachine', 'dark', a],
    ['failedMachine', 'failedBoth', b],
    ['failedService', 'normal', s],
    ['failedService', 'failedBoth', a],
    ['failedService', 'failedServices', b],
    ['failedBoth', 'failedService', m],
    ['failedBoth', 'failedMachine', s],
    ['failedServices', 'failedService', 2 * s],
  ];
  const share = steadyState(flows);
  const nobody =
    share.dark +
    share.failedMachine +
    share.failedService +
    share.failedBoth +
    share.failedServices +
    2 * m * share.dark * (model.initialization / SECONDS_AN_HOUR);
  // A node that serves its own users, or all of them, is lost while the other can take over.
  const losses =
    (share.normal + share.repaired) *
    (a * loginHours(model, model.heartbeat) + b * loginHours(model, model.serviceDelay));
  // Half of the users of a pair are at home on the node that is given them back.
  const fallbacks = share.repaired * back * 0.5 * loginHours(model, 0);
  return (nobody + losses + fallbacks) * HOURS_A_YEAR * 60;
}

/** The same for a node that nobody covers: its users wait for the repair. */
export function aloneMinutes(model: PairModel): number {
  const { machineRate: a, serviceRate: b, machineHours, serviceHours } = model;
  const up = 1 / (1 + a * machineHours + b * serviceHours);
  const hours = a * repairHours(model, machineHours) + b * repairHours(model, serviceHours);
  return up * hours * HOURS_A_YEAR * 60;
}

/**
 * Hours from the loss of the server until a user is signed in again, where service is back after `gap` seconds:
 * the mean of the later of both, over moments that are spread evenly between the re-login limits.
 */
export function loginHours(
  { lower, upper }: Pick<PairModel, 'lower' | 'upper'>,
  gap: number,
): number {
  if (gap <= lower || upper <= lower) return Math.max(gap, (lower + upper) / 2) / SECONDS_AN_HOUR;
  if (gap >= upper) return gap / SECONDS_AN_HOUR;
  const mean = (gap * (gap - lower) + (upper ** 2 - gap ** 2) / 2) / (upper - lower);
  return mean / SECONDS_AN_HOUR;
}

/** Mean of the later of the repair, of random length, and of the moment between the re-login limits. */
function repairHours({ lower, upper }: PairModel, mean: number): number {
  const low = lower / SECONDS_AN_HOUR;
  const high = upper / SECONDS_AN_HOUR;
  const decay = (hours: number) => Math.exp(-hours / mean);
  const average = high > low ? ((decay(low) - decay(high)) * mean) / (high - low) : decay(low);
  return mean + (low + high) / 2 - (1 - average) * mean;
}

const STATES = [
  'normal',
  'machine',
  'service',
  'repaired',
  'dark',
  'failedMachine',
  'failedService',
  'failedBoth',
  'failedServices',
] as const;
type State = (typeof STATES)[number];

/** Shares of time of each state: flows in and out of every state are equal, and the shares sum to 1. */
function steadyState(
  flows: readonly (readonly [State, State, number])[],
): Readonly<Record<State, number>> {
  const size = STATES.length;
  const rows = STATES.map(() => new Array<number>(size + 1).fill(0));
  for (const [from, to, rate] of flows) {
    rows[STATES.indexOf(from)]![STATES.indexOf(from)]! -= rate;
    rows[STATES.indexOf(to)]![STATES.indexOf(from)]! += rate;
  }
  // One equation says nothing new; the sum takes its place.
  rows[size - 1] = new Array<number>(size + 1).fill(1);
  const shares = solved(rows);
  return Object.fromEntries(STATES.map((state, index) => [state, shares[index]!])) as Record<
    State,
    number
  >;
}

/** Gauss with the largest pivot of each column. */
function solved(rows: number[][]): number[] {
  const size = rows.length;
  for (let step = 0; step < size; step++) {
    const pivot = rows
      .slice(step)
      .reduce(
        (best, row, i) => (Math.abs(row[step]!) > Math.abs(rows[best]![step]!) ? step + i : best),
        step,
      );
    [rows[step], rows[pivot]] = [rows[pivot]!, rows[step]!];
    for (let other = 0; other < size; other++) {
      if (other === step) continue;
      const factor = rows[other]![step]! / rows[step]![step]!;
      for (let column = step; column <= size; column++)
        rows[other]![column]! -= factor * rows[step]![column]!;
    }
  }
  return rows.map((row, index) => row[size]! / row[index]!);
}
