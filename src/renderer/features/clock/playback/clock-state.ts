import { type App, useApp } from '../../../stores/app-context';
import { pageStore } from '../../../stores/page-store';
import { type Store, useStore } from '../../../stores/store';
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

/** Playhead and window of a page, kept while the tab is closed; another lab begins afresh. */
export const clockOf: (app: App) => Store<ClockState> = pageStore<ClockState>({
  of: '',
  playback: START,
  window: null,
});

/** Step whose failure a page was asked to show, from 0; null: the last failure. */
export const askedFailureOf = pageStore<number | null>(null);

/** Begins at 0 for another failure; the speed stays. */
export function showFailure(app: App, of: string): void {
  clockOf(app).set((old) =>
    old.of === of ? old : { of, playback: { ...START, speed: old.playback.speed }, window: null },
  );
}

/** Moves the playhead. The window grows when the playhead leaves it. */
export function movePlayhead(app: App, action: PlaybackAction, course: Course): void {
  clockOf(app).set((old) => {
    const playback = play(old.playback, action, course);
    const left = old.window !== null && playback.second > old.window;
    return { ...old, playback, window: left ? course.until : old.window };
  });
}

/** Shows the seconds up to `window`. */
export function setWindow(app: App, window: number): void {
  clockOf(app).set((old) => ({ ...old, window }));
}

/** The whole second of the playhead: components that show figures are drawn once a second. */
export function useSecond(): number {
  return useStore(clockOf(useApp()), (state) => Math.floor(state.playback.second));
}
