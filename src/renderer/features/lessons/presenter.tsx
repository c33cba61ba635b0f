import { useEffect, useRef, useState } from 'react';
import { useNow, useQuery } from '../../hooks/use-lab';
import { FrameBoard } from '../../parts/frames/frame-board';
import { frameName, Tape } from '../../parts/frames/tape';
import { QueryFailure } from '../../parts/query-failure';
import { announce, useApp } from '../../stores/app-context';
import { Button } from '../../ui/button';
import { Kbd } from '../../ui/kbd';
import { Markdown } from './markdown';
import { presentingOf } from './present-state';
import { valueText } from './truth';
import { frameOf, useOpenLesson } from './view-of';

/** The page of the lesson large, for a wall: R reveals, → and Space go on, ← goes back, Escape ends it. */
export function Presenter() {
  const app = useApp();
  const lesson = useOpenLesson();
  const now = useNow((view) => view);
  const { page, pages, heading, text, ask, kind } = lesson;
  const [shown, setShown] = useState<{ readonly page: number; readonly frame: number } | null>(
    null,
  );
  const asks = ask !== null;
  const peek = useQuery('lesson.peek', asks ? { page } : null);
  const reveal = peek.answer?.reveal ?? null;
  const frames = reveal?.frames ?? [];
  // R may be pressed before the truth is there: it shows as soon as it is.
  const index =
    shown?.page === page && frames.length > 0 ? Math.min(shown.frame, frames.length - 1) : null;
  const frame = index === null ? frameOf(now) : (frames[index] ?? frameOf(now));
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const close = (): void => presentingOf(app).set({ on: false, revealed: false });
  const next = (): void => {
    if (index !== null && index < frames.length - 1) setShown({ page, frame: index + 1 });
    else if (page < pages.length - 1)
      void app.lab.attempt('lesson.turn', { page: page + 1, present: true });
  };
  const back = (): void => {
    if (index !== null) setShown(index === 0 ? null : { page, frame: index - 1 });
    else if (page > 0) void app.lab.attempt('lesson.turn', { page: page - 1 });
  };
  const show = (): void => {
    if (!asks) return;
    setShown({ page, frame: 1 });
    announce(app, 'Revealed.');
  };
  const isEnd = index !== null && index >= frames.length - 1;
  return (
    <div
      ref={box}
      className="presenter"
      role="dialog"
      aria-modal="true"
      aria-label={`Presenting ${lesson.title}`}
      tabIndex={-1}
      onKeyDown={(event) => {
        const act = {
          ArrowRight: next,
          ' ': next,
          ArrowLeft: back,
          r: show,
          R: show,
          Escape: close,
        }[event.key];
        if (
          act === undefined ||
          (event.key === ' ' && (event.target as HTMLElement).closest('button'))
        )
          return;
        event.preventDefault();
        event.stopPropagation();
        act();
      }}
      onPointerMove={(event) => {
        box.current?.style.setProperty('--x', `${event.clientX}px`);
        box.current?.style.setProperty('--y', `${event.clientY}px`);
      }}
    >
      <div className="presenter-text">
        <p className="label">{`${lesson.title} · page ${page + 1} of ${pages.length}`}</p>
        <h2>{heading}</h2>
        <Markdown text={text} />
        {kind === 'choose' && (
          <ul className="presenter-options">
            {lesson.options.map((option, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: options keep their order.
              <li key={index}>
                <Markdown text={option.text} />
              </li>
            ))}
          </ul>
        )}
        {lesson.task?.goals.map((goal, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: goals keep their order.
          <p key={index}>{`${goal.held ? '✓' : '○'} ${goal.text}`}</p>
        ))}
      </div>
      <div className="presenter-lab">
        <FrameBoard frame={frame} caption={index === null ? 'the lab now' : frameName(frame)} />
        {asks && (
          <section className="presenter-answer" aria-live="polite">
            <b>{ask.label}</b>
            {index === null && <p className="t3">Hidden until R</p>}
            {shown !== null && <QueryFailure of={peek} />}
            {index !== null && index > 0 && <p>{frame.text}</p>}
            {isEnd && reveal && (
              <ul>
                {reveal.parts.map((part) => (
                  <li key={part.name}>
                    {part.name !== '' && `${part.name}: `}
                    <b>{valueText(part.truth, ask)}</b>
                  </li>
                ))}
              </ul>
            )}
          </section>
        )}
        {index !== null && (
          <Tape frames={frames} shown={index} onShow={(to) => setShown({ page, frame: to })} />
        )}
      </div>
      <footer className="presenter-foot row">
        <Button onPress={back}>
          {'Back '}
          <Kbd keys="ArrowLeft" />
        </Button>
        {asks && (
          <Button onPress={show} isDisabled={index !== null}>
            {'Reveal '}
            <Kbd keys="R" />
          </Button>
        )}
        <Button kind="primary" onPress={next}>
          {'Next '}
          <Kbd keys="ArrowRight" />
        </Button>
        <span className="grow" />
        <Button onPress={close}>
          {'End '}
          <Kbd keys="Escape" />
        </Button>
      </footer>
      <span className="pointer" aria-hidden="true" />
    </div>
  );
}
