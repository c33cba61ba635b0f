import { Check, Eye, Shuffle, User, X } from 'lucide-react';
import { useState } from 'react';
import type { AskView, RevealView } from '../../../shared/lesson-view';
import { Button } from '../../ui/button';
import { classNames } from '../../ui/class-names';
import { formatCount } from '../../ui/figures';
import { Icon } from '../../ui/icon';
import { PanelHead } from '../../ui/panel';
import { Markdown } from './markdown';

export interface TruthProps {
  readonly ask: AskView;
  readonly reveal: RevealView;
  /** Frame shown: parts of later frames are still hidden. */
  readonly shown: number;
}

/** What was said beside what came, part by part as it is revealed; then the wrong idea, or why it is so. */
export function Truth({ ask, reveal, shown }: TruthProps) {
  const { parts, frames } = reveal;
  const revealed = parts.filter(({ frame }) => frame <= shown).length;
  const next = parts.find(({ frame }) => frame > shown)?.frame;
  return (
    <section className="panel card" aria-label="Your prediction and the truth">
      <PanelHead title="Your prediction and the truth">
        <span className="small t3">{`${revealed} of ${parts.length} revealed`}</span>
      </PanelHead>
      <div className="truth-scroll">
        <table className="table inset truth">
          <thead>
            <tr>
              <th scope="col">{ask.heading || 'Asked'}</th>
              <th scope="col">You said</th>
              <th scope="col">{ask.kind === 'homes' ? 'It went to' : 'It is'}</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {parts.map((part) => {
              const open = part.frame <= shown;
              return (
                <tr
                  key={part.name}
                  className={classNames(
                    open && (part.right ? 'right' : 'wrong'),
                    part.frame === next && !open && 'next',
                  )}
                >
                  <th scope="row">
                    {ask.kind === 'homes' && <Icon of={User} size="s" />}
                    {part.name || ask.label}
                  </th>
                  <td>
                    <span className="said">{valueText(part.said, ask)}</span>
                  </td>
                  <td>
                    {open ? (
                      <b className={classNames('row', part.right ? 'ok-t' : 'over-t')}>
                        <Icon of={part.right ? Check : X} size="s" />
                        <span className="visually-hidden">
                          {part.right ? 'right: ' : 'not right: '}
                        </span>
                        {valueText(part.truth, ask)}
                      </b>
                    ) : (
                      <span className="t3 row">
                        {part.frame === next && <Icon of={Eye} size="s" />}
                        {part.frame === next ? 'next' : 'hidden'}
                      </span>
                    )}
                  </td>
                  <td className="truth-why">
                    {open && part.why}
                    {!open && part.frame === next && (
                      <span className="t3">Reveal to see what the rule saw</span>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {shown >= frames.length - 1 && <Verdict ask={ask} reveal={reveal} />}
    </section>
  );
}

function Verdict({ ask, reveal }: Omit<TruthProps, 'shown'>) {
  const [compares, setCompares] = useState(false);
  const { misconception, because, right, parts } = reveal;
  return (
    <div className="verdict" role="status">
      <span className="verdict-mark">
        <Icon of={right ? Check : misconception ? Shuffle : X} />
      </span>
      <div className="grow">
        <b>{right ? 'Right' : (misconception?.title ?? 'Not as it came')}</b>
        {misconception && <p className="t2">{misconception.text}</p>}
        {!misconception && !right && (
          <p className="t2">
            No common wrong idea gives this. Step through the tape and look at the figures before
            each decision.
          </p>
        )}
        {because !== '' && <Markdown text={because} />}
        {compares && misconception && (
          <table className="table rules">
            <thead>
              <tr>
                <th scope="col">{ask.heading || 'Asked'}</th>
                <th scope="col">The wrong rule</th>
                <th scope="col">The engine</th>
              </tr>
            </thead>
            <tbody>
              {parts.map((part, index) => (
                <tr key={part.name}>
                  <th scope="row">{part.name || ask.label}</th>
                  <td>{valueText(misconception.parts[index] ?? null, ask)}</td>
                  <td>
                    <b>{valueText(part.truth, ask)}</b>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
      {misconception && (
        <Button small aria-expanded={compares} onPress={() => setCompares(!compares)}>
          Compare both rules
        </Button>
      )}
    </div>
  );
}

/** A value as it is read: "imp-sub", "no node", "450 devices". */
export function valueText(value: string | number | null, { kind, unit }: AskView): string {
  if (value === null) return kind === 'homes' ? 'no node' : '?';
  if (typeof value === 'string') return value;
  return unit === '' ? formatCount(value) : `${formatCount(value)} ${unit}`;
}
