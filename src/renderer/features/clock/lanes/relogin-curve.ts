import type { ClockView } from '../../../../shared/lab-api';

/** What the curve needs of a failure: how many clients log in again, and between which seconds. */
export type ReloginWindow = Pick<ClockView['relogin'], 'clients' | 'lower' | 'upper'>;

/**
 * Clients that are offline `second` seconds after the loss: all of them before the lower limit, then a
 * uniform decline to none at the upper limit.
 *
 * @source decision D9 of the domain page: arrivals are uniform between the two limits
 */
export function offlineAt({ clients, lower, upper }: ReloginWindow, second: number): number {
  if (second < lower) return clients;
  if (second >= upper) return 0;
  return Math.round((clients * (upper - second)) / (upper - lower));
}

/** Clients that log in each second between the limits; all at once where the limits are equal. */
export function loginsPerSecond({ clients, lower, upper }: ReloginWindow): number {
  return upper > lower ? clients / (upper - lower) : clients;
}
