import type { CallAbout, LabEvent } from '../../src/shared/lab-api';

/** A lab behind some transport. Arguments and results are whatever the wire makes of them. */
export interface Driver {
  readonly call: (command: string, args: unknown, about?: CallAbout) => Promise<unknown>;
  /** Starts to collect events; more come in as they happen. */
  readonly subscribe: () => Promise<Subscription>;
  readonly close: () => Promise<void>;
}

export interface Subscription {
  /** The events so far, once there are at least this many. */
  readonly events: (atLeast: number) => Promise<readonly LabEvent[]>;
  readonly stop: () => Promise<void>;
}

/** Waits until there are enough events, and a moment longer, for one that should not come. */
export async function collected(
  read: () => Promise<readonly LabEvent[]> | readonly LabEvent[],
  atLeast: number,
): Promise<readonly LabEvent[]> {
  const until = Date.now() + 10_000;
  let events = await read();
  while (events.length < atLeast && Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    events = await read();
  }
  await new Promise((resolve) => setTimeout(resolve, 50));
  return read();
}
