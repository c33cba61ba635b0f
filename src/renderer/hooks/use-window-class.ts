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
  // The probe is one line of text high, so a change of the text size is seen too.
  const probe = document.createElement('span');
  probe.className = 'probe';
  probe.setAttribute('aria-hidden', 'true');
  document.body.append(probe);
  observer.observe(probe);
  return () => {
    observer.disconnect();
    probe.remove();
  };
}
