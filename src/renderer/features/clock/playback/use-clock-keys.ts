import { type KeyboardEvent, useCallback } from 'react';
import type { ClockView } from '../../../../shared/lab-api';
import { useApp } from '../../../stores/app-context';
import { movePlayhead } from './clock-state';
import { courseOf } from './clock-stops';
import type { PlaybackAction } from './playback';

/** Keys of the playhead, by name and Shift. */
const KEYS: Readonly<Record<string, PlaybackAction>> = {
  ArrowLeft: { type: 'move', seconds: -1 },
  ArrowRight: { type: 'move', seconds: 1 },
  ArrowDown: { type: 'move', seconds: -1 },
  ArrowUp: { type: 'move', seconds: 1 },
  PageDown: { type: 'move', seconds: -10 },
  PageUp: { type: 'move', seconds: 10 },
  'Shift+ArrowLeft': { type: 'event', direction: -1 },
  'Shift+ArrowRight': { type: 'event', direction: 1 },
  Home: { type: 'jump', second: 0 },
  End: { type: 'jump', second: Number.MAX_SAFE_INTEGER },
  ' ': { type: 'toggle' },
};

/** Moves the playhead by keys; a button that has the focus keeps Space and Enter. */
export function useClockKeys(clock: ClockView | null): (event: KeyboardEvent) => void {
  const app = useApp();
  return useCallback(
    (event) => {
      if (clock === null || event.ctrlKey || event.altKey || event.metaKey) return;
      const inButton = event.target instanceof Element && event.target.closest('button') !== null;
      if (inButton && (event.key === ' ' || event.key === 'Enter')) return;
      const action = KEYS[event.shiftKey ? `Shift+${event.key}` : event.key];
      if (action === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      movePlayhead(app, action, courseOf(clock));
    },
    [app, clock],
  );
}
