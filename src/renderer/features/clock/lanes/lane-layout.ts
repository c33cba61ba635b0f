/** A lane of the clock, in px from the top of the drawing. */
export interface Lane {
  readonly top: number;
  readonly height: number;
}

export interface Lanes {
  readonly axis: Lane;
  readonly events: Lane;
  readonly tracks: readonly Lane[];
  readonly service: Lane;
  /** Services, link and status of the pair, where something happens in them. */
  readonly more: readonly Lane[];
  /** Absent where there is no room for it. */
  readonly load: Lane | null;
  readonly relogin: Lane;
  /** Height of all lanes; more than there is where the lanes need it. */
  readonly height: number;
  /** Width of the names at the left. */
  readonly names: number;
}

interface Measures {
  readonly axis: number;
  readonly eventRow: number;
  readonly eventPad: number;
  readonly track: number;
  readonly load: number;
  readonly relogin: number;
  readonly names: number;
}

/** In px at normal text size. */
const ROOMY: Measures = {
  axis: 34,
  eventRow: 28,
  eventPad: 6,
  track: 46,
  load: 108,
  relogin: 150,
  names: 168,
};
const TIGHT: Measures = {
  axis: 24,
  // The label of an event is a target of 24 px: the least that is easy to hit.
  eventRow: 24,
  eventPad: 4,
  track: 26,
  load: 0,
  relogin: 50,
  names: 120,
};

/** Height from which the lanes take their full size. */
const ENOUGH = 470;

/** Distance between two rows of event labels. */
export function eventRowHeight(height: number, scale: number): number {
  return measuresFor(height, scale).eventRow * scale;
}

/** Divides the height among the lanes; the re-login curve takes what is left. */
export function layoutLanes(
  { height, scale }: { readonly height: number; readonly scale: number },
  counts: { readonly eventRows: number; readonly tracks: number; readonly more: number },
): Lanes {
  const measures = measuresFor(height, scale);
  let top = 0;
  const lane = (size: number): Lane => {
    const placed = { top, height: size * scale };
    top += placed.height;
    return placed;
  };
  const axis = lane(measures.axis);
  const events = lane(measures.eventRow * Math.max(1, counts.eventRows) + measures.eventPad);
  const tracks = Array.from({ length: counts.tracks }, () => lane(measures.track));
  const service = lane(measures.track);
  const more = Array.from({ length: counts.more }, () => lane(measures.track));
  const load = measures.load === 0 ? null : lane(measures.load);
  const rest = Math.max(measures.relogin * scale, height - top);
  const relogin = { top, height: rest };
  return {
    axis,
    events,
    tracks,
    service,
    more,
    load,
    relogin,
    height: top + rest,
    names: measures.names * scale,
  };
}

function measuresFor(height: number, scale: number): Measures {
  return height >= ENOUGH * scale ? ROOMY : TIGHT;
}
