import { formatCount } from '../../ui/figures';
import type { LoadColumn } from './columns';

/** A figure of a column with its name, for the tip. */
export interface ColumnLine {
  readonly label: string;
  readonly value: string;
  readonly tone?: string;
}

/** The figures of a column, in the order of the stack; those that are 0 and say nothing are left out. */
export function columnLines(column: LoadColumn): readonly ColumnLine[] {
  const lines: (ColumnLine & { readonly shown: boolean })[] = [
    { label: 'Serves', value: formatCount(column.load), shown: true },
    { label: 'of its own', value: formatCount(column.ownServed), shown: column.peerServed > 0 },
    { label: 'for its peer', value: formatCount(column.peerServed), shown: column.peerServed > 0 },
    { label: 'Over', value: formatCount(column.over), tone: 'over-t', shown: column.over > 0 },
    {
      label: 'Without service',
      value: formatCount(column.noService),
      tone: 'none-t',
      shown: column.noService > 0,
    },
    { label: 'Served by the peer', value: formatCount(column.away), shown: column.away > 0 },
    {
      label: column.redundant ? 'One node carries' : 'Capacity',
      value: formatCount(column.capacity),
      shown: true,
    },
    {
      label: 'If the peer fails',
      value: formatCount(column.ghost ?? 0),
      shown: column.ghost !== null,
    },
    { label: 'Assigned users', value: formatCount(column.assigned), shown: true },
  ];
  return lines.filter(({ shown }) => shown).map(({ shown: _, ...line }) => line);
}

/** The column in one sentence, for screen readers. */
export function describeColumn(column: LoadColumn): string {
  const figures = columnLines(column).map(({ label, value }) => `${label.toLowerCase()} ${value}`);
  return `${column.label}, ${column.caption}: ${figures.join(', ')}.`;
}

/**
 * Where the figures of own load and of the ghost stand, in px from the top: each at its own top where both find room,
 * else the own figure alone, above both.
 *
 * @param own    top of the stack
 * @param ghost  top of the ghost; null: it has none
 * @param line   height of a line of text
 */
export function figurePlaces(
  own: number,
  ghost: number | null,
  line: number,
): { readonly own: number; readonly ghost: number | null } {
  if (ghost === null || ghost >= own) return { own: own - 5, ghost: null };
  return own - ghost > line + 8
    ? { own: own - 5, ghost: ghost - 5 }
    : { own: ghost - 5, ghost: null };
}

/** The figure above a column and its tone; `short` is for where `text` would touch its neighbours. */
export interface TotalLabel {
  readonly text: string;
  readonly short: string;
  readonly tone: string;
}

/** The figure above a column: what it serves, and of how many where it serves nobody. */
export function totalLabel(column: LoadColumn): TotalLabel {
  if (column.noService > 0 && column.load === 0) {
    const text = `∅ ${formatCount(column.noService)} without service`;
    return { text, short: `∅ ${formatCount(column.noService)}`, tone: 'none-t' };
  }
  if (column.away > 0 && column.load === 0) {
    // Alone a figure over a node that is down would say nothing: its caption says that it is.
    return { text: `0 of ${formatCount(column.away)} served`, short: '', tone: '' };
  }
  const text = formatCount(column.load);
  return { text, short: text, tone: column.over > 0 ? 'over-t' : '' };
}
