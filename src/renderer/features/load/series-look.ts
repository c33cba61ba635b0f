import type { JournalSeries } from '../../../shared/load-journal';

/** Hues there are; further groups begin again, and their names at the line ends tell them apart. */
const HUES = 4;

/** Colour of a line: the hue of its group, ink for the cluster, grey for what has left the lab. */
export function inkOf(series: Pick<JournalSeries, 'key' | 'group'>): string {
  if (series.group !== null) return `var(--group-${(series.group % HUES) + 1})`;
  return series.key === 'cluster' ? 'var(--text-1)' : 'var(--text-3)';
}

/** Dash of a line: solid for the first slot, dashed for the second. */
export function dashOf(series: Pick<JournalSeries, 'slot'>): string | undefined {
  return series.slot === 2 ? '5 3' : undefined;
}
