import type { Rectangle } from 'electron';

/** Where the window was, and whether it filled the screen. Bounds in device-independent pixels. */
export interface WindowState {
  readonly bounds: Rectangle;
  readonly maximized: boolean;
}

/** Smallest window in which every panel has a place (interface rules, "Frame and panels"). */
export const MIN_SIZE = { width: 800, height: 560 } as const;
const USUAL_SIZE = { width: 1440, height: 900 } as const;
/** Pixels of the title bar that must be on a display, so that the window can be taken hold of. */
const HANDLE = { width: 120, height: 40 } as const;

/**
 * Bounds for a new window: as they were, unless the display they were on is gone.
 *
 * @param remembered  from the settings, or null at the first start
 * @param workAreas   of all displays, the main one first
 */
export function placeWindow(
  remembered: Rectangle | null,
  workAreas: readonly Rectangle[],
): Rectangle {
  const home = workAreas.find((area) => remembered !== null && showsHandle(remembered, area));
  if (remembered !== null && home !== undefined) {
    return { ...remembered, ...sizeWithin(remembered, home) };
  }
  const area = workAreas[0] ?? { x: 0, y: 0, ...USUAL_SIZE };
  const size = sizeWithin(remembered ?? USUAL_SIZE, area);
  return {
    x: area.x + Math.round((area.width - size.width) / 2),
    y: area.y + Math.round((area.height - size.height) / 2),
    ...size,
  };
}

/** Pixels between two windows, right and down. */
const STEP = 28;

/** Bounds that hide none of the windows that are open at the very same place. */
export function besides(bounds: Rectangle, open: readonly Rectangle[]): Rectangle {
  const isTaken = open.some(({ x, y }) => x === bounds.x && y === bounds.y);
  if (!isTaken) return bounds;
  return besides({ ...bounds, x: bounds.x + STEP, y: bounds.y + STEP }, open);
}

type Size = Pick<Rectangle, 'width' | 'height'>;

function sizeWithin(size: Size, area: Rectangle): Size {
  return {
    width: Math.min(Math.max(size.width, MIN_SIZE.width), area.width),
    height: Math.min(Math.max(size.height, MIN_SIZE.height), area.height),
  };
}

function showsHandle(bounds: Rectangle, area: Rectangle): boolean {
  const right = Math.min(bounds.x + bounds.width, area.x + area.width);
  const across = right - Math.max(bounds.x, area.x);
  const down = area.y + area.height - bounds.y;
  return across >= HANDLE.width && bounds.y >= area.y && down >= HANDLE.height;
}
