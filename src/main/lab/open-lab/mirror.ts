import type { Pause } from '../../../shared/slices';
import type { LabStore } from '../../store/lab-store';
import type { Stored } from '../../store/meta';

/** A database that follows a lab: a commit is done without it, and who reads from it brings it up first. */
export interface Mirror {
  /**
   * Brings it to a moment of the lab, in slices, and reads from it. Readers have it one after another, so that it stays as
   * they brought it.
   */
  read<T>(moment: Stored, pause: Pause, read: (store: LabStore) => T | Promise<T>): Promise<T>;
  /** Closes it when the last reader is done. */
  close(): void;
}

/** Follows with a database that nobody else uses. */
export function mirrorOn(store: LabStore): Mirror {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => T | Promise<T>): Promise<T> => {
    const next = last.then(work);
    last = next.catch(() => {
      // The reader hears of it; what it began is taken back.
    });
    return next;
  };
  return {
    read: (moment, pause, read) =>
      inTurn(async () => {
        await store.fill(moment, (users) => pause(users, moment.state.users.rows));
        return read(store);
      }),
    close() {
      void inTurn(() => store.close());
    },
  };
}
