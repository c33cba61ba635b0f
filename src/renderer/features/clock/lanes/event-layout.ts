/** Where the label of one event stands. */
export interface PlacedEvent {
  /** Row of the label, from 0 at the top. */
  readonly row: number;
  /** The label stands left of its stem, because it would pass the right edge. */
  readonly left: boolean;
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly stem: number;
  readonly row: number;
}

/**
 * Puts event labels into rows so that none overlaps another and no stem runs through a label where that can
 * be had. Later events get the higher rows first.
 *
 * @param events position of the stem and width of the label, in one unit, in order of time
 * @param width  width of the lane
 * @param gap    free space between two labels
 */
export function layoutEvents(
  events: readonly { readonly x: number; readonly width: number }[],
  width: number,
  gap: number,
): readonly PlacedEvent[] {
  const spans: Span[] = [];
  const placed = new Array<PlacedEvent>(events.length);
  for (let index = events.length - 1; index >= 0; index -= 1) {
    const event = events[index]!;
    const left = event.x + event.width > width && event.x - event.width >= 0;
    const from = left ? event.x - event.width : event.x;
    const label = { from, to: from + event.width, stem: event.x };
    const row = freeRow(label, spans, gap);
    spans.push({ ...label, row });
    placed[index] = { row, left };
  }
  return placed;
}

function freeRow(label: Omit<Span, 'row'>, spans: readonly Span[], gap: number): number {
  const rows = Array.from({ length: spans.length + 1 }, (_, row) => row);
  const free = rows.filter(
    (row) => !spans.some((other) => other.row === row && touch(label, other, gap)),
  );
  const clear = free.find((row) => !spans.some((other) => crossed(label, row, other)));
  return clear ?? free[0] ?? spans.length;
}

function touch(a: Omit<Span, 'row'>, b: Span, gap: number): boolean {
  return a.from < b.to + gap && b.from < a.to + gap;
}

/** A stem reaches from the top of the lane down to its own label. */
function crossed(label: Omit<Span, 'row'>, row: number, other: Span): boolean {
  const throughLabel = other.row > row && label.from < other.stem && other.stem < label.to;
  const throughOther = row > other.row && other.from < label.stem && label.stem < other.to;
  return throughLabel || throughOther;
}
