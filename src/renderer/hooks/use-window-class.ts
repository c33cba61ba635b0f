import { useSyncExternalStore } from 'react';
import { textScale } from '../ui/text-scale';

/**
 * Width of the window in normal text sizes. `wide`: two columns of groups; `compact`: smaller panels;
 * `drawer`: the inspector is drawn over the board; `strip`: the steps fold to their numbers.
 */
export type WindowClass = 'wide' | 'normal' | 'compact' | 'drawer' | 'strip';

const WIDTHS: readonly (readonly [number, WindowClass])[] = [
  [100, 'wide'],
  [85.0625, 'normal'],
  [73.75, 'compact'],
  [60, 'drawer'],
];

/** Class of a window this many rem wide. */
export function windowClass(rem: number): WindowClass {
  return WIDTHS.find(([least]) => rem >= least)?.[1] ?? 'strip';
}

/** Class of this window; follows its width and the text size. */
export function useWindowClass(): WindowClass {
  return useSyncExternalStore(watch, current);
}

/** Height in normal text sizes under which a board and a dock do not both fit. */
const SHORT_REM = 32;

/** The window is too low for a board with a dock under it; follows its height and the text size. */
export function useShortWindow(): boolean {
  return useSyncExternalStore(watch, isShort);
}

function isShort(): boolean {
  return document.documentElement.clientHeight / (16 * textScale()) < SHORT_REM;
}

/** Text size of the page against the normal one; follows the setting of the browser. */
export function useTextScale(): number {
  return useSyncExternalStore(watch, textScale);
}

function current(): WindowClass {
  return windowClass(document.documentElement.clientWidth / (16 * textScale()));
}

function watch(listener: () => void): () => void {
  const observer = new ResizeObserver(listener);
  observer.observe(document.documentElement);
  // The page is as high as its content; the window is told by its own event.
  window.addEventListener('resize', listener);
  // The probe is one line of text high, so a change of the text size is seen too.
  const probe = document.createElement('span');
  probe.className = 'probe';
  probe.setAttribute('aria-hidden', 'true');
  document.body.append(probe);
  observer.observe(probe);
  return () => {
    observer.disconnect();
    window.removeEventListener('resize', listener);
    probe.remove();
  };
}
