import { Check, TriangleAlert } from 'lucide-react';
import { type KeyboardEvent, useRef } from 'react';
import { spanName, timeAfter } from '../../../../shared/plan-words/days';
import {
  noticeWords,
  riskWords,
  type TimedAction,
} from '../../../../shared/plan-words/night-words';
import type { NodeView } from '../../../../shared/view';
import { copyText } from '../../../host/host';
import { Bar } from '../../../ui/bar';
import { classNames } from '../../../ui/class-names';
import { formatCount } from '../../../ui/figures';
import { Icon } from '../../../ui/icon';
import { Command, Grounds, PlacePath } from '../parts/place-path';
import { LoginStrip } from './login-strip';

export interface TimelineProps {
  readonly actions: readonly TimedAction[];
  readonly node: string;
  /** Nodes of its group. */
  readonly pair: readonly NodeView[];
  readonly day: string;
  readonly start: string;
}

/** The night, action by action. Arrow keys walk, Ctrl C copies the command of the one in focus. */
export function Timeline({ actions, node, pair, day, start }: TimelineProps) {
  const list = useRef<HTMLOListElement>(null);
  const one = pair.find(({ name }) => name === node) ?? pair[0];
  function onKeyDown(event: KeyboardEvent, index: number): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const command = actions[index]?.cli ?? null;
    if (step !== undefined && event.target === event.currentTarget) {
      event.preventDefault();
      const next = list.current?.children[index + step];
      if (next instanceof HTMLElement) next.focus();
    } else if (event.key === 'c' && (event.ctrlKey || event.metaKey) && command !== null)
      void copyText(command);
  }
  return (
    <>
      <div className="run-head label" aria-hidden="true">
        <span>Time</span>
        <span />
        <span>Step</span>
        <span>Users notice</span>
        <span>Load of {one?.group ?? 'the group'}</span>
      </div>
      <ol className="run" ref={list}>
        {actions.map((action, index) => {
          const risk = riskWords(action);
          return (
            <li
              key={action.id}
              className={classNames(
                action.unprotected.length > 0 && 'alone',
                action.off.length > 0 && 'worst',
              )}
              // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys walk from action to action.
              tabIndex={0}
              onKeyDown={(event) => onKeyDown(event, index)}
            >
              <span className="run-at">
                <b>{timeAfter(day, start, action.from)}</b>
                <span>{spanName(action.seconds)}</span>
              </span>
              <span className="rail" aria-hidden="true">
                <i />
              </span>
              <div className="run-what">
                <h3>{action.title}</h3>
                <div className="row run-where">
                  <PlacePath path={action.where} />
                  {action.cli !== null && <Command text={action.cli} />}
                </div>
                <p className="run-check">
                  <Icon of={Check} size="s" />
                  <span>
                    {action.check} <Grounds sources={action.sources} />
                  </span>
                </p>
                {risk !== null && (
                  <p className="run-risk">
                    <Icon of={TriangleAlert} size="s" />
                    <span>{risk}</span>
                  </p>
                )}
              </div>
              <div className="run-notice">
                <span
                  className={classNames(
                    'small',
                    action.loggedOut + action.noService > 0 ? 'strong' : 't3',
                  )}
                >
                  {noticeWords(action)}
                </span>
                <LoginStrip
                  action={action}
                  lower={one?.reloginLower ?? 0}
                  upper={one?.reloginUpper ?? 0}
                />
              </div>
              <div className="run-load">
                {pair.map((each) => (
                  <LoadLine key={each.name} node={each} action={action} />
                ))}
              </div>
            </li>
          );
        })}
      </ol>
    </>
  );
}

function LoadLine({ node, action }: { readonly node: NodeView; readonly action: TimedAction }) {
  const devices = action.load.find(({ node: name }) => name === node.name)?.devices;
  if (devices === undefined) return null;
  const own = Math.min(devices, node.demand);
  return (
    <>
      <span className="clip">{node.name}</span>
      <Bar
        own={own}
        peer={devices - own}
        capacity={node.capacity}
        ifPeerFails={null}
        isPair
        down={action.off.includes(node.name)}
        label={`${formatCount(devices)} of ${formatCount(node.capacity)}`}
      />
      <span className="num">{formatCount(devices)}</span>
    </>
  );
}
