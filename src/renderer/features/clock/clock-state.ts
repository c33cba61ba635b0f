import { createStore, useStore } from '../../store';
import { type Course, type Playback, type PlaybackAction, play } from './playback';

/** Playhead and window of the clock that is shown. */
export interface ClockState {
  /** Which failure they belong to: opening another one starts over. */
  readonly of: string;
  readonly playback: Playback;
  /** Last second in sight; null: as much as the failure needs at first. */
  readonly window: number | null;
}

const START: Playback = { second: 0, playing: false, speed: 10 };

/** One per page, kept while the tab is closed. */
export const clockState = createStore<ClockState>({ of: '', playback: START, window: null });

/** Begins at 0 for another failure; the speed stays. */
export function showFailure(of: string): void {
  clockState.set((old) =>
    old.of === of ? old : { of, playback: { ...START, speed: old.playback.speed }, window: null },
  );
}

/** Moves the playhead. The window grows when the playhead leaves it. */
export function movePlayhead(action: PlaybackAction, course: Course): void {
  clockState.set((old) => {
    const playback = play(old.playback, action, course);
    const left = old.window !== null && playback.second > old.window;
    return { ...old, playback, window: left ? course.until : old.window };
  });
}

/** Shows the seconds up to `window`. */
export function setWindow(window: number): void {
  clockState.set((old) => ({ ...old, window }));
}

/** The whole second of the playhead: components that show figures are drawn once a second. */
export function useSecond(): number {
  return useStore(clockState, (state) => Math.floor(state.playback.second));
}
