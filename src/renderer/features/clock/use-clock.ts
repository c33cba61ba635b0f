import { useEffect } from 'react';
import type { ClockView } from '../../../shared/lab-api';
import type { StepRow } from '../../../shared/view';
import { useApp } from '../../app-context';
import { useReducedMotion } from '../../charts/reduced-motion';
import { useStore } from '../../store';
import { useQuery, useSteps } from '../../use-lab';
import { clockState, movePlayhead, showFailure } from './clock-state';
import { courseOf } from './clock-stops';
import { chosenFailure, failureRows } from './failures';
import { neighbour } from './playback';

/** The failure that the clock shows. */
export interface ShownClock {
  /** The failures there are, in the order of the journal. */
  readonly failures: readonly StepRow[];
  /** Null: nothing was lost. */
  readonly failure: StepRow | null;
  /** Null while it is on its way, or where the lab has none. */
  readonly clock: ClockView | null;
  /** Why there is no clock, in words. */
  readonly problem: string | null;
}

/** The clock of the failure that was asked for, else of the last one done up to what is shown. */
export function useClock(): ShownClock {
  const { screen } = useApp();
  const { rows, position, looking } = useSteps();
  const asked = useStore(screen, (state) => state.clockStep);
  const failures = failureRows(rows, looking ?? position);
  const failure = chosenFailure(failures, asked);
  const { result } = useQuery('lab.clock', failure === null ? null : { step: failure.index });
  const current = result !== null && (!result.ok || result.clock.step === failure?.index);
  const clock = current && result.ok ? result.clock : null;
  const of = clock === null ? null : `${clock.step} ${clock.lost} ${clock.label}`;
  useEffect(() => {
    if (of !== null) showFailure(of);
  }, [of]);
  return { failures, failure, clock, problem: current && !result.ok ? problemText(result) : null };
}

function problemText(
  result: { readonly ok: false } & (
    | { readonly refusal: { readonly message: string } }
    | { readonly problem: { readonly message: string } }
  ),
): string {
  return 'refusal' in result ? result.refusal.message : result.problem.message;
}

/** Time that an event stays when motion is reduced, in ms. */
const STAY = 1500;

/** Runs the playhead while it plays: smoothly, or from event to event where less motion is wanted. */
export function usePlaying(clock: ClockView | null): void {
  const playing = useStore(clockState, (state) => state.playback.playing);
  const still = useReducedMotion();
  useEffect(() => {
    if (!playing || clock === null) return;
    const course = courseOf(clock);
    if (still) {
      const timer = setInterval(() => {
        const { second } = clockState.get().playback;
        const next = neighbour(course, second, 1);
        movePlayhead(
          next >= course.until ? { type: 'jump', second: next } : { type: 'event', direction: 1 },
          course,
        );
      }, STAY);
      return () => clearInterval(timer);
    }
    let last = performance.now();
    let frame = requestAnimationFrame(function tick(now) {
      movePlayhead({ type: 'tick', milliseconds: now - last }, course);
      last = now;
      frame = requestAnimationFrame(tick);
    });
    return () => cancelAnimationFrame(frame);
  }, [playing, clock, still]);
}
