import { useEffect } from 'react';
import type { ClockView } from '../../../../shared/lab-api';
import type { StepRow } from '../../../../shared/view';
import { useReducedMotion } from '../../../charts/frame/reduced-motion';
import { type Query, useQuery, useSteps } from '../../../hooks/use-lab';
import { announce, useApp } from '../../../stores/app-context';
import { useStore } from '../../../stores/store';
import { formatSeconds } from '../../../ui/figures';
import { askedFailureOf, clockOf, movePlayhead, showFailure } from './clock-state';
import { courseOf } from './clock-stops';
import { chosenFailure, failureRows } from './failures';
import { type Course, neighbour, type PlaybackAction } from './playback';

/** The failures of the lab as shown. */
export interface Failures {
  /** In the order of the journal. */
  readonly failures: readonly StepRow[];
  /** The one that was asked for, else the last; null: nothing was lost. */
  readonly failure: StepRow | null;
}

/** The failure that the clock shows. */
export interface ShownClock extends Failures {
  /** Null while it is on its way, or where the lab has none. */
  readonly clock: ClockView | null;
  /** The question for it, which may have failed. */
  readonly query: Query<'lab.clock'>;
}

/** The failures up to what is shown, and which of them the clock shows. */
export function useFailures(): Failures {
  const { rows, position, looking } = useSteps();
  const asked = useStore(askedFailureOf(useApp()), (step) => step);
  const failures = failureRows(rows, looking ?? position);
  return { failures, failure: chosenFailure(failures, asked) };
}

/** The clock of the failure that was asked for, else of the last one done up to what is shown. */
export function useClock(): ShownClock {
  const app = useApp();
  const { failures, failure } = useFailures();
  const query = useQuery('lab.clock', failure === null ? null : { step: failure.index });
  const answered = query.answer?.clock ?? null;
  const clock = answered?.step === failure?.index ? answered : null;
  const of = clock === null ? null : `${clock.step} ${clock.lost} ${clock.label}`;
  useEffect(() => {
    if (of !== null) showFailure(app, of);
  }, [app, of]);
  return { failures, failure, clock, query };
}

/** Time that an event stays when motion is reduced, in ms. */
const STAY = 1500;

/**
 * Runs the playhead while it plays: smoothly, or from event to event where less motion is wanted.
 * The events that it passes are read out.
 */
export function usePlaying(clock: ClockView | null): void {
  const app = useApp();
  const state = clockOf(app);
  const playing = useStore(state, (value) => value.playback.playing);
  const still = useReducedMotion();
  useEffect(() => {
    if (!playing || clock === null) return;
    const course = courseOf(clock);
    let told = state.get().playback.second;
    const tell = state.subscribe(() => {
      const { second } = state.get().playback;
      const passed = clock.events.filter(({ second: time }) => time > told && time <= second);
      told = second;
      if (passed.length > 0) announce(app, passed.map(eventText).join('. '));
    });
    const stop = still
      ? every(STAY, () => movePlayhead(app, nextEvent(course, told), course))
      : everyFrame((milliseconds) => movePlayhead(app, { type: 'tick', milliseconds }, course));
    return () => {
      stop();
      tell();
    };
  }, [app, state, playing, clock, still]);
}

function eventText({ label, second }: ClockView['events'][number]): string {
  return `${label}, ${formatSeconds(second)}`;
}

/** The move to the next event; after the last one to the end, where playing stops. */
function nextEvent(course: Course, second: number): PlaybackAction {
  const next = neighbour(course, second, 1);
  return next >= course.until ? { type: 'jump', second: next } : { type: 'event', direction: 1 };
}

function every(milliseconds: number, call: () => void): () => void {
  const timer = setInterval(call, milliseconds);
  return () => clearInterval(timer);
}

/** Calls with the time since the last frame, in ms. */
function everyFrame(call: (milliseconds: number) => void): () => void {
  let last = performance.now();
  let frame = requestAnimationFrame(function tick(now) {
    call(now - last);
    last = now;
    frame = requestAnimationFrame(tick);
  });
  return () => cancelAnimationFrame(frame);
}
