/** Seconds of the lab per second of the viewer. */
export const SPEEDS = [1, 10, 60] as const;
export type Speed = (typeof SPEEDS)[number];

/** The playhead of the failover clock. `second` is fractional while it plays. */
export interface Playback {
  readonly second: number;
  readonly playing: boolean;
  readonly speed: Speed;
}

/** The bounds and stops of one failure. */
export interface Course {
  /** Last second. */
  readonly until: number;
  /** Seconds at which something happens, rising. */
  readonly stops: readonly number[];
}

export type PlaybackAction =
  | { readonly type: 'toggle' }
  | { readonly type: 'pause' }
  | { readonly type: 'speed'; readonly speed: Speed }
  /** The viewer's clock has moved on. */
  | { readonly type: 'tick'; readonly milliseconds: number }
  | { readonly type: 'jump'; readonly second: number }
  | { readonly type: 'move'; readonly seconds: number }
  | { readonly type: 'event'; readonly direction: 1 | -1 };

/** Moves the playhead. Playing ends at the last second; starting there begins again. */
export function play(state: Playback, action: PlaybackAction, course: Course): Playback {
  const clamped = (second: number) => Math.min(course.until, Math.max(0, second));
  switch (action.type) {
    case 'toggle':
      if (state.playing) return { ...state, playing: false };
      return { ...state, playing: true, second: state.second >= course.until ? 0 : state.second };
    case 'pause':
      return { ...state, playing: false };
    case 'speed':
      return { ...state, speed: action.speed };
    case 'tick': {
      const second = clamped(state.second + (action.milliseconds / 1000) * state.speed);
      return { ...state, second, playing: second < course.until };
    }
    case 'jump':
      return { ...state, second: clamped(Math.round(action.second)), playing: false };
    case 'move':
      return {
        ...state,
        second: clamped(Math.floor(state.second) + action.seconds),
        playing: false,
      };
    case 'event': {
      const second = neighbour(course, state.second, action.direction);
      return { ...state, second, playing: state.playing && second < course.until };
    }
  }
}

/** The stop before or after `second`; the ends where there is none. */
export function neighbour(course: Course, second: number, direction: 1 | -1): number {
  const whole = Math.floor(second);
  if (direction === 1) return course.stops.find((stop) => stop > whole) ?? course.until;
  return course.stops.findLast((stop) => stop < whole) ?? 0;
}
