import type { NodeState } from '../../../shared/model';
import type { Frame, FrameNode } from '../../../shared/playback';
import { modeName } from '../../../shared/settings';
import { Bar } from '../../ui/bar';
import { Chip } from '../../ui/chip';
import { classNames } from '../../ui/class-names';
import { formatChange, formatCount, formatPercent, slotName } from '../../ui/figures';
import { StateMark } from '../../ui/state-mark';
import './frames.css';

export interface FrameBoardProps {
  readonly frame: Frame;
  /** What the frame shows: "the lab after user902". */
  readonly caption: string;
  /** Names of nodes to mark. */
  readonly marked?: readonly string[];
}

/** The lab at one frame: a card for each group, its nodes with what they hold and serve. Nothing can be changed in it. */
export function FrameBoard({ frame, caption, marked = [] }: FrameBoardProps) {
  return (
    <div className="frame-groups">
      {frame.groups.map((group, index) => (
        <section key={group.name} className="group" aria-label={group.name}>
          <header className="group-head">
            <h3 className="clip">{group.name}</h3>
            <Chip tone={group.ha ? 'ok' : 'plain'}>{group.ha ? 'HA on' : 'HA off'}</Chip>
            <span className="small t2">{modeName(frame.mode)}</span>
            <span className="grow" />
            {index === 0 && <span className="small t3 clip">{caption}</span>}
          </header>
          <div className="pair">
            {group.nodes.map((node, slot) =>
              node === null ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: a slot is its place.
                <div key={slot} className="slot-free">
                  <span className="small t3">empty</span>
                </div>
              ) : (
                <NodeAtFrame
                  key={node.node}
                  node={node}
                  isPair={group.ha}
                  isMarked={marked.includes(node.node)}
                />
              ),
            )}
          </div>
        </section>
      ))}
    </div>
  );
}

function NodeAtFrame({
  node,
  isPair,
  isMarked,
}: {
  readonly node: FrameNode;
  readonly isPair: boolean;
  readonly isMarked: boolean;
}) {
  const { own, peer, capacity, assigned, change } = node;
  const load = own + peer;
  const down = node.state === 'Unreachable' || (node.noService > 0 && load === 0);
  return (
    <article
      className={classNames('node', down && 'dead', isMarked && 'home')}
      aria-label={node.node}
    >
      <div className="node-head">
        <div className="node-title">
          <span className="slot">{slotName(node.slot)}</span>
          <b className="node-name clip">{node.node}</b>
        </div>
        <span className="grow" />
        <StateMark state={node.state as NodeState} down={down} short />
      </div>
      <div className="node-meta clip">{node.size}</div>
      <div className="node-body">
        <div className="fig">
          <span className="label">Assigned</span>
          <b>{formatCount(assigned)}</b>
        </div>
        <div className="fig">
          <span className="label">Serving</span>
          <b className={load > capacity ? 'over-t' : undefined}>{formatCount(load)}</b>
        </div>
        <div className="node-bar">
          <Bar
            own={own}
            peer={peer}
            capacity={capacity}
            ifPeerFails={null}
            isPair={isPair}
            down={down}
            label={`${formatCount(load)} of ${formatCount(capacity)}`}
          />
          <div className="cap-t">
            <span>{`${formatPercent(load, capacity)} of ${formatCount(capacity)}`}</span>
            {change !== 0 && <span className="ok-t strong">{formatChange(change)}</span>}
            {node.noService > 0 && (
              <span className="none-t">{`${formatCount(node.noService)} without service`}</span>
            )}
          </div>
        </div>
      </div>
    </article>
  );
}
