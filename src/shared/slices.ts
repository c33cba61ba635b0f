/** Work that can be done in slices is a generator that stops where others may have a turn. */
export type Slices<T> = Generator<unknown, T>;

/** Tells how far a piece of work is; may take its time, so that the program stays answerable. */
export type Pause = (done: number, total: number) => Promise<void>;

/** Does it at once. */
export function atOnce<T>(slices: Slices<T>): T {
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
  }
}

/** Does it with a pause at every stop. */
export async function inSlices<T>(slices: Slices<T>, pause: Pause): Promise<T> {
  for (let stops = 1; ; stops++) {
    const { done, value } = slices.next();
    if (done) return value;
    await pause(stops, 0);
  }
}

/** All that a generator gives, with a pause after each. @param total  how many there will be; 0: not known */
export async function allInSlices<T>(slices: Generator<T>, pause: Pause, total = 0): Promise<T[]> {
  const all: T[] = [];
  for (const each of slices) {
    all.push(each);
    await pause(all.length, total);
  }
  return all;
}
