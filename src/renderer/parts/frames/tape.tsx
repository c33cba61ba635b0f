import { Check, Eye, Lock } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import type { Frame, TapeDecision } from '../../../shared/playback';
import { Chip } from '../../ui/chip';
import { classNames } from '../../ui/class-names';
import { formatCount, formatSeconds } from '../../ui/figures';
import { Icon } from '../../ui/icon';
import { MiniBar } from '../../ui/mini-bar';

export interface TapeProps {
  readonly frames: readonly Frame[];
  /** The frame shown; those after it are veiled. */
  readonly shown: number;
  readonly onShow: (index: number) => void;
}

/** Cards in sight: the ones around the frame shown. */
const IN_SIGHT = 4;

/** The decision tape: a card for each frame after the first, seen ones open, the next one to reveal, the rest veiled. */
export function Tape({ frames, shown, onShow }: TapeProps) {
  const cards = frames.slice(1);
  const from = Math.max(0, Math.min(shown - 1, cards.length - IN_SIGHT));
  return (
    <ol className="tape" aria-label="Decision tape" start={from + 1}>
      {cards.slice(from, from + IN_SIGHT).map((frame, index) => {
        const number = from + index + 1;
        return (
          <li
            key={number}
            className={classNames(
              'tape-card',
              number === shown + 1 && 'next',
              number > shown + 1 && 'veiled',
              number === shown && 'now',
            )}
          >
            <header className="row">
              <b className="clip">{frameName(frame)}</b>
              <span className="grow" />
              {number <= shown && frame.decision && (
                <Chip tone="line">{frame.decision.reason}</Chip>
              )}
            </header>
            {number <= shown ? (
              <Opened frame={frame} />
            ) : number === shown + 1 ? (
              <AriaButton className="veil" onPress={() => onShow(number)}>
                <Icon of={Eye} size="s" />
                Reveal
              </AriaButton>
            ) : (
              <span className="veil">
                <Icon of={Lock} size="s" />
                {`after ${frameName(cards[number - 2]!)}`}
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** What a frame is about: the user placed, the second, the step. */
export function frameName(frame: Frame): string {
  if (frame.decision) return frame.decision.user;
  if (frame.kind === 'second') return `${formatSeconds(frame.since)}`;
  return frame.kind === 'start' ? 'before' : `step ${formatCount(frame.step + 1)}`;
}

function Opened({ frame }: { readonly frame: Frame }) {
  if (frame.decision) return <Decided decision={frame.decision} />;
  return <p className="small t2 tape-text">{frame.text || 'Nothing changed'}</p>;
}

function Decided({ decision }: { readonly decision: TapeDecision }) {
  const { candidates, home } = decision;
  const shown = candidates.filter((each) => each.eligible || each.node === home).slice(0, 6);
  const most = Math.max(1, ...shown.map(({ assigned }) => assigned));
  const won = shown.find(({ node }) => node === home);
  const next = shown.filter(({ node }) => node !== home).map(({ assigned }) => assigned);
  const fewer = won && next.length > 0 ? Math.min(...next) - won.assigned : 0;
  return (
    <>
      {shown.map(({ node, assigned }) => (
        <div key={node} className={classNames('tape-candidate', node === home && 'won')}>
          <span className="clip">{node}</span>
          <MiniBar value={assigned} of={most} />
          <span className="num">{formatCount(assigned)}</span>
        </div>
      ))}
      <footer className={classNames('row', home === null ? 't2' : 'ok-t')}>
        {home !== null && <Icon of={Check} size="xs" />}
        {home === null
          ? decision.reasonText
          : fewer > 0
            ? `${home}, ${formatCount(fewer)} fewer`
            : `${home}, ${won?.why ?? decision.reasonText}`}
      </footer>
    </>
  );
}
