/** The turn of one piece of work. */
export interface Turn {
  /** From here on others have their turns; the work goes on beside them. */
  giveWay(): void;
  /** A turn again, for the end of work that gave way; at once where it did not. */
  again<T>(work: () => T | Promise<T>): Promise<T>;
}

/** Work that is done one piece after another. */
export interface Turns {
  take<T>(work: (turn: Turn) => Promise<T>): Promise<T>;
}

export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work);
    last = next.catch(() => {
      // Whoever asked for the work hears of its failure; the next in turn need not.
    });
    return next;
  };
  return {
    async take(work) {
      const { result } = await inTurn(async () => {
        let hasGivenWay = false;
        let giveWay = (): void => {};
        const wayGiven = new Promise<void>((resolve) => {
          giveWay = () => {
            hasGivenWay = true;
            resolve();
          };
        });
        const result = work({
          giveWay,
          again: async (end) => (hasGivenWay ? inTurn(async () => end()) : end()),
        });
        // Heard of below, where the one who asked waits for it.
        result.catch(() => {});
        await Promise.race([result.catch(() => {}), wayGiven]);
        return { result };
      });
      return result;
    },
  };
}
