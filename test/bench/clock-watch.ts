/** Runs some work several times and gives the median and the worst time in milliseconds. */
export async function timed(
  runs: number,
  action: (run: number) => unknown,
): Promise<{ readonly median: number; readonly worst: number }> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    await action(run);
    times.push(performance.now() - start);
  }
  return summary(times);
}

/** Median and worst of some times. */
export function summary(times: readonly number[]): {
  readonly median: number;
  readonly worst: number;
} {
  const sorted = times.toSorted((a, b) => a - b);
  return { median: sorted[sorted.length >> 1]!, worst: sorted.at(-1)! };
}

/** One line of the table: what, median, worst, what is asked of it. */
export function report(
  what: string,
  { median, worst }: { readonly median: number; readonly worst: number },
  asked: string,
): void {
  console.log(
    `${what.padEnd(46)} ${median.toFixed(1).padStart(8)} ${worst.toFixed(1).padStart(8)}   ${asked}`,
  );
}
