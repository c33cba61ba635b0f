import { Eye } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { LessonView, RevealView } from '../../../shared/lesson-view';
import { useNow } from '../../hooks/use-lab';
import { typesText } from '../../keyboard/keys';
import { FrameBoard } from '../../parts/frames/frame-board';
import { FrameTools } from '../../parts/frames/frame-tools';
import { frameName, Tape } from '../../parts/frames/tape';
import { type FramePlay, useFrames } from '../../parts/frames/use-frames';
import { announce, useApp } from '../../stores/app-context';
import { Button } from '../../ui/button';
import { Kbd } from '../../ui/kbd';
import { PanelHead } from '../../ui/panel';
import { PredictForm } from './predict-form';
import { Truth, valueText } from './truth';
import { frameOf } from './view-of';

/** The lab of a prediction: first what there is and the form, then the reveal, decision by decision. */
export function PredictStage({ lesson }: { readonly lesson: LessonView }) {
  const now = useNow((view) => view);
  const { ask, reveal, look } = lesson;
  if (ask === null) return null;
  return (
    <main className="lesson-stage" data-panel="Prediction" tabIndex={-1}>
      {reveal === null ? (
        <>
          <FrameBoard frame={frameOf(now)} caption="the lab now" marked={nodesIn(look)} />
          <PredictForm key={lesson.page} ask={ask} />
        </>
      ) : (
        <Reveal key={lesson.page} lesson={lesson} reveal={reveal} />
      )}
    </main>
  );
}

function Reveal({ lesson, reveal }: { readonly lesson: LessonView; readonly reveal: RevealView }) {
  const app = useApp();
  const { ask } = lesson;
  const { frames, parts, label } = reveal;
  const tell = (index: number): void => {
    const frame = frames[index];
    if (!frame || ask === null) return;
    const told = parts
      .filter((part) => part.frame === index)
      .map(
        (part) =>
          `${part.name || ask.label}: ${valueText(part.truth, ask)}, ${part.right ? 'right' : `you said ${valueText(part.said, ask)}`}`,
      );
    announce(app, [`${frameName(frame)}. ${frame.text}`, ...told].join('. '));
  };
  const play = useFrames(`${lesson.key} ${lesson.page}`, frames.length, tell);
  useRevealKey(play);
  const frame = frames[play.index];
  if (frame === undefined || ask === null) return null;
  return (
    <>
      <FrameBoard
        frame={frame}
        caption={play.index === 0 ? 'the lab before' : `the lab after ${frameName(frame)}`}
        marked={frame.decision?.home ? [frame.decision.home] : []}
      />
      <Truth ask={ask} reveal={reveal} shown={play.index} />
      <section className="panel card" aria-label="Decision tape">
        <PanelHead title="Decision tape" count={<span className="small t3 clip">{label}</span>}>
          <RevealButton
            play={play}
            name={frames[play.index + 1] ? frameName(frames[play.index + 1]!) : null}
          />
          <FrameTools play={play} what="decision" />
        </PanelHead>
        <Tape frames={frames} shown={play.index} onShow={play.show} />
      </section>
    </>
  );
}

function RevealButton({ play, name }: { readonly play: FramePlay; readonly name: string | null }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus({ preventScroll: true }), []);
  if (name === null) return null;
  return (
    <Button ref={button} small kind="primary" icon={Eye} onPress={() => play.show(play.index + 1)}>
      {`Reveal ${name} `}
      <Kbd keys="Space" />
    </Button>
  );
}

/** Space reveals the next one, wherever the focus is but on something that takes Space itself. */
function useRevealKey(play: FramePlay): void {
  const { index, last, show } = play;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const target = event.target as HTMLElement | null;
      if (event.key !== ' ' || event.defaultPrevented || typesText(target)) return;
      if (target?.closest('button, a, [role="button"], input, select, summary')) return;
      if (index >= last) return;
      event.preventDefault();
      show(index + 1);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [index, last, show]);
}

function nodesIn(look: readonly string[]): readonly string[] {
  return look.filter((mark) => mark.startsWith('node:')).map((mark) => mark.slice('node:'.length));
}
