import { useEffect, useRef } from 'react';
import { useLab } from '../../hooks/use-lab';
import { announce, useApp } from '../../stores/app-context';
import { loudParts } from './loud-parts';

/** Least time between two announcements, in ms: during playback the sentence changes faster than it is read. */
const PAUSE = 1000;

/** The one sentence above the graphs, read out politely after changes, at most once a second. */
export function LoadSentence() {
  const app = useApp();
  const sentence = useLab((view) => view.loadSentence);
  const names = useLab((view) => view.groups);
  const last = useRef({ sentence, time: 0 });

  useEffect(() => {
    if (sentence === last.current.sentence) return;
    const wait = Math.max(0, last.current.time + PAUSE - performance.now());
    const timer = setTimeout(() => {
      last.current = { sentence, time: performance.now() };
      announce(app, sentence);
    }, wait);
    return () => clearTimeout(timer);
  }, [sentence, app]);

  const nodes = names
    .flatMap(({ nodes }) => nodes)
    .flatMap((node) => (node === null ? [] : [node.name]));
  return (
    <p className="sentence load-sentence">
      {loudParts(sentence, nodes).map((part) =>
        part.tone === 'plain' ? (
          part.text
        ) : (
          <b key={part.offset} className={part.tone === 'over' ? 'over-t' : undefined}>
            {part.text}
          </b>
        ),
      )}
    </p>
  );
}
