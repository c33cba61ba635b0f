import { ListVideo } from 'lucide-react';
import { type KeyboardEvent, useEffect, useState } from 'react';
import type { Frame } from '../../../shared/playback';
import { useReducedMotion } from '../../charts/frame/reduced-motion';
import { useQuery, useSteps } from '../../hooks/use-lab';
import { FrameTools } from '../../parts/frames/frame-tools';
import { frameName, Tape } from '../../parts/frames/tape';
import { type FramePlay, useFrames } from '../../parts/frames/use-frames';
import { QueryFailure } from '../../parts/query-failure';
import { announce, useApp } from '../../stores/app-context';
import { EmptyState } from '../../ui/empty-state';
import { countOf, formatCount } from '../../ui/figures';
import { Switch } from '../../ui/switch';
import { StepTools } from './step-tools';
import './playback.css';

/** Moments inside one step that play by themselves before its end. */
const MAX_FRAMES_PLAYED = 6;

const NO_FRAMES: readonly Frame[] = [];

/** Plays the lab: through its steps, and inside a step placement by placement and second by second. */
export function PlaybackTab() {
  const app = useApp();
  const { lab } = app;
  const { rows, position, looking } = useSteps();
  const shown = looking ?? position;
  const [inside, setInside] = useState(true);
  const [playing, setPlaying] = useState(false);
  const query = useQuery('lab.frames', inside && shown > 0 ? { step: shown - 1 } : null);
  const ready = !query.busy || shown === 0 || !inside;
  const frames = (inside && shown > 0 && query.answer?.frames) || NO_FRAMES;
  const play = useFrames(`${shown}`, frames.length, (shown) => {
    const frame = frames[shown];
    if (frame && !playing) announce(app, `${frameName(frame)}. ${frame.text}`);
  });
  const row = rows[shown - 1];
  usePlaying({ playing, setPlaying, shown, position, ready, play });
  if (position === 0)
    return (
      <EmptyState icon={ListVideo} title="Nothing to play yet">
        Every step done to the lab can be played here, and what happens inside it.
      </EmptyState>
    );
  const go = (to: number): void => {
    setPlaying(false);
    void lab.lookAt(Math.max(0, Math.min(position, to)));
  };
  const toggle = async (): Promise<void> => {
    if (!playing && shown >= position && play.index >= play.last) await lab.lookAt(0);
    setPlaying(!playing);
  };
  const press = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement;
    if (event.key !== ' ' || target.closest('button, label, [role="switch"]')) return;
    event.preventDefault();
    void toggle();
  };
  const words =
    shown === 0
      ? 'Before step 1'
      : `Step ${formatCount(shown)} of ${formatCount(position)}: ${row?.label ?? ''}`;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Space plays from anywhere in the tab; every control has its own key.
    <div className="playback" onKeyDown={press}>
      <div className="row playback-steps">
        <StepTools
          shown={shown}
          last={position}
          playing={playing}
          onGo={go}
          onToggle={() => void toggle()}
        />
        <input
          type="range"
          className="grow"
          min={0}
          max={position}
          value={shown}
          aria-label="Step shown"
          aria-valuetext={words}
          onChange={(event) => go(Number(event.target.value))}
        />
        <span className="small nowrap">
          <Switch isSelected={inside} onChange={setInside}>
            Inside steps
          </Switch>
        </span>
      </div>
      <p className="sentence playback-words">
        <b>{words}</b>
        {row && row.effect !== '' && `. ${row.effect}`}
      </p>
      {inside && <QueryFailure of={query} />}
      {frames.length > 1 && <Inside frames={frames} play={play} />}
    </div>
  );
}

function Inside({ frames, play }: { readonly frames: readonly Frame[]; readonly play: FramePlay }) {
  const frame = frames[play.index];
  return (
    <>
      <div className="row playback-inside">
        <span className="small t2 grow clip">
          {play.index === 0
            ? `Before it; ${countOf(frames.length - 1, 'moment')} inside`
            : (frame?.text ?? '')}
        </span>
        <input
          type="range"
          min={0}
          max={play.last}
          value={play.index}
          aria-label="Moment inside the step"
          aria-valuetext={frame ? `${frameName(frame)}, ${play.index} of ${play.last}` : undefined}
          onChange={(event) => play.show(Number(event.target.value))}
        />
        <FrameTools play={play} what="moment" />
      </div>
      <Tape frames={frames} shown={play.index} onShow={play.show} />
    </>
  );
}

interface Playing {
  readonly playing: boolean;
  readonly setPlaying: (playing: boolean) => void;
  readonly shown: number;
  readonly position: number;
  /** What is inside the step shown is known. */
  readonly ready: boolean;
  readonly play: FramePlay;
}

/** Goes on while it plays: first inside the step shown, then to the next step. */
function usePlaying({ playing, setPlaying, shown, position, ready, play }: Playing): void {
  const { lab } = useApp();
  const reduced = useReducedMotion();
  const { index: frame, last, speed, show } = play;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `show` is made anew with each of these.
  useEffect(() => {
    if (!playing || !ready) return;
    const timer = setTimeout(
      () => {
        // Of very many placements the first ones show the rule; all of them can still be stepped through.
        if (frame < last) show(frame < MAX_FRAMES_PLAYED ? frame + 1 : last);
        else if (shown < position) void lab.lookAt(shown + 1);
        else setPlaying(false);
      },
      (reduced ? 1500 : 900) / speed,
    );
    return () => clearTimeout(timer);
  }, [playing, ready, frame, last, shown, position, speed, reduced, lab]);
}
