import type { Pause } from './opening/open';

/** Works out in slices what the engine offers so: others may have a turn at every stop. */
export async function inSlices<T>(slices: Generator<unknown, T>, pause: Pause): Promise<T> {
  for (let stops = 1; ; stops++) {
    const { done, value } = slices.next();
    if (done) return value;
    await pause(stops, 0);
  }
}

/** All that a generator gives, with a breath after each. @param total  how many there will be; 0: not known */
export async function allInSlices<T>(slices: Generator<T>, pause: Pause, total = 0): Promise<T[]> {
  const all: T[] = [];
  for (const each of slices) {
    all.push(each);
    await pause(all.length, total);
  }
  return all;
}
