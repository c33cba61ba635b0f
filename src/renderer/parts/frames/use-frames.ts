import { useEffect, useState } from 'react';
import { useReducedMotion } from '../../charts/frame/reduced-motion';

/** Frames a second. */
export const SPEEDS = [0.5, 1, 2, 5] as const;
export type Speed = (typeof SPEEDS)[number];

/** Where one stands in a row of frames, and how to move. */
export interface FramePlay {
  readonly index: number;
  readonly playing: boolean;
  readonly speed: Speed;
  readonly last: number;
  readonly show: (index: number) => void;
  readonly toggle: () => void;
  readonly setSpeed: (speed: Speed) => void;
}

/**
 * Plays frames one after another. It starts over when `of` changes. With reduced motion nothing slides, frames
 * still follow each other.
 *
 * @param of      what the frames belong to
 * @param count   how many there are
 * @param onShow  told of every frame shown
 */
export function useFrames(of: string, count: number, onShow: (index: number) => void): FramePlay {
  const [state, setState] = useState({ of, index: 0, playing: false });
  const [speed, setSpeed] = useState<Speed>(1);
  const reduced = useReducedMotion();
  const last = Math.max(0, count - 1);
  const current = state.of === of ? state : { of, index: 0, playing: false };
  const index = Math.min(current.index, last);
  const playing = current.playing && index < last;
  const show = (wanted: number, plays = false): void => {
    const next = Math.max(0, Math.min(last, wanted));
    setState({ of, index: next, playing: plays && next < last });
    if (next !== index) onShow(next);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: `show` is made anew with each of these.
  useEffect(() => {
    if (!playing) return;
    const timer = setTimeout(() => show(index + 1, true), (reduced ? 1500 : 1000) / speed);
    return () => clearTimeout(timer);
  }, [playing, index, of, speed, reduced, last]);
  return {
    index,
    playing,
    speed,
    last,
    show: (wanted) => show(wanted),
    toggle: () => {
      if (playing) setState({ of, index, playing: false });
      else show(index >= last ? 0 : index + 1, true);
    },
    setSpeed,
  };
}
