import type { RefCallback } from 'react';

/** Parts of the window that an action brings the focus to. */
export type FocusPlace = 'steps' | 'board' | 'dock' | 'inspector' | 'mode';

const PLACES = new Map<FocusPlace, HTMLElement>();

function refOf(place: FocusPlace): RefCallback<HTMLElement> {
  return (element) => {
    if (element === null) return;
    PLACES.set(place, element);
    return () => {
      if (PLACES.get(place) === element) PLACES.delete(place);
    };
  };
}

/** The ref by which a component says that it is the place. */
export const FOCUS_REFS: Readonly<Record<FocusPlace, RefCallback<HTMLElement>>> = {
  steps: refOf('steps'),
  board: refOf('board'),
  dock: refOf('dock'),
  inspector: refOf('inspector'),
  mode: refOf('mode'),
};

/** The element of a place, or null while it is not drawn. */
export function placeElement(place: FocusPlace): HTMLElement | null {
  return PLACES.get(place) ?? null;
}

/** Brings the focus to a place, unless it is in there already; a group of choices gives it to the chosen one. */
export function focusPlace(place: FocusPlace): void {
  const element = PLACES.get(place);
  if (element === undefined || element.contains(document.activeElement)) return;
  (element.querySelector<HTMLElement>(':scope > [data-selected]') ?? element).focus();
}
