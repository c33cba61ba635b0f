import type { LabDiff } from '../../../shared/lab-api';
import type { DataTable } from '../../charts/save/csv';
import { formatChange, formatCount, listNames } from '../../ui/figures';

/** One node of the figure: its load on both sides, in devices; null where it is not there. */
export interface LoadRow {
  readonly node: string;
  readonly before: number | null;
  readonly after: number | null;
  /** Of the loads, what is of its own users; the rest is served for the peer. */
  readonly ownBefore: number | null;
  readonly ownAfter: number | null;
  readonly assignedBefore: number | null;
  readonly assignedAfter: number | null;
  /** On the later side, else on the earlier one. */
  readonly capacity: number;
  /** On the earlier side, where it is another one; else null. */
  readonly oldCapacity: number | null;
}

/** The nodes of both sides, in the order of the comparison. */
export function loadRows({ nodes }: LabDiff): readonly LoadRow[] {
  return nodes.map((node) => {
    const { capacityBefore, capacityAfter } = node;
    const capacity = capacityAfter ?? capacityBefore ?? 0;
    const other = capacityAfter !== null && capacityBefore !== capacityAfter;
    return {
      node: node.node,
      before: node.loadBefore,
      after: node.loadAfter,
      ownBefore: node.ownBefore,
      ownAfter: node.ownAfter,
      assignedBefore: node.assignedBefore,
      assignedAfter: node.assignedAfter,
      capacity,
      oldCapacity: other ? capacityBefore : null,
    };
  });
}

/** The largest figure that must find room. */
export function rowTop(row: LoadRow): number {
  return Math.max(row.before ?? 0, row.after ?? 0, row.capacity, row.oldCapacity ?? 0);
}

/** What changed for a node, in a word or two: "+700", "new", "gone", "same". */
export function changeWords({ before, after }: LoadRow): string {
  if (before === null) return 'new';
  if (after === null) return 'gone';
  return before === after ? 'same' : formatChange(after - before);
}

/** Load above the capacity on the later side, 0 where there is none. */
export function overAfter({ after, capacity }: LoadRow): number {
  return Math.max(0, (after ?? 0) - capacity);
}

/** Devices served for the peer on one side; null where the node is not there. */
export function peerOf(row: LoadRow, side: 'before' | 'after'): number | null {
  const [load, own] = side === 'before' ? [row.before, row.ownBefore] : [row.after, row.ownAfter];
  return load === null || own === null ? null : load - own;
}

/** " (2 900 own, 2 700 for its peer)"; nothing where it serves its own only. */
function partWords(row: LoadRow, side: 'before' | 'after'): string {
  const peer = peerOf(row, side) ?? 0;
  const own = (side === 'before' ? row.ownBefore : row.ownAfter) ?? 0;
  return peer === 0 ? '' : ` (${formatCount(own)} own, ${formatCount(peer)} for its peer)`;
}

/** A row in full, for the tip and for screen readers. */
export function describeRow(row: LoadRow): string {
  const { node, before, after } = row;
  if (before === null) return `${node}: not there before, ${formatCount(after ?? 0)} after.`;
  if (after === null) return `${node}: ${formatCount(before)} before, gone after.`;
  const surplus = overAfter(row);
  const over = surplus > 0 ? `, ${formatCount(surplus)} over its capacity` : '';
  return `${node}: ${formatCount(before)} before${partWords(row, 'before')}, ${formatCount(after)} after${partWords(row, 'after')}${over}.`;
}

/** The figure as a table. Loads in devices, assigned in users. */
export function loadTable(rows: readonly LoadRow[]): DataTable {
  return {
    title: 'Load by node, before and after',
    columns: [
      'Node',
      'Assigned before',
      'Assigned after',
      'Own before',
      'For peer before',
      'Load before',
      'Own after',
      'For peer after',
      'Load after',
      'Change',
      'Capacity',
    ],
    rows: rows.map((row) => [
      row.node,
      row.assignedBefore,
      row.assignedAfter,
      row.ownBefore,
      peerOf(row, 'before'),
      row.before,
      row.ownAfter,
      peerOf(row, 'after'),
      row.after,
      changeWords(row),
      row.capacity,
    ]),
  };
}

/** One sentence on the loads, for the head of the figure. */
export function loadSentence(rows: readonly LoadRow[]): string {
  const changed = rows.filter(({ before, after }) => before !== after);
  if (rows.length === 0) return 'No node on either side.';
  if (changed.length === 0) return 'Every node carries the same load.';
  const largest = changed.reduce((most, row) => (size(row) > size(most) ? row : most));
  const over = rows.filter((row) => overAfter(row) > 0).map(({ node }) => node);
  const verb = over.length === 1 ? 'is' : 'are';
  const overNow = over.length === 0 ? '' : ` ${listNames(over, 3)} ${verb} over capacity.`;
  return `${largest.node} changes most: ${figure(largest.before)} to ${figure(largest.after)}.${overNow}`;
}

function size({ before, after }: LoadRow): number {
  return Math.abs((after ?? 0) - (before ?? 0));
}

function figure(load: number | null): string {
  return load === null ? 'not there' : formatCount(load);
}
