/** Works out at once what may also be worked out in slices: a generator that stops where others may have a turn. */
export function atOnce<T>(slices: Generator<unknown, T>): T {
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
  }
}
