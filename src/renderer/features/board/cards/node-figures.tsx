import type { GroupView, NodeView } from '../../../../shared/view';
import { barWords, isDown, peerOf } from '../../../parts/node-words';
import { Bar } from '../../../ui/bar';
import { classNames } from '../../../ui/class-names';
import { formatCount, formatPercent } from '../../../ui/figures';
import { RemedyLink } from './remedy-link';

export interface NodeFiguresProps {
  readonly node: NodeView;
  readonly group: GroupView;
}

/** Users assigned and devices served with equal weight, and the bar against capacity. */
export function NodeFigures({ node, group }: NodeFiguresProps) {
  const down = isDown(node);
  return (
    <div className="node-body">
      <div className="fig">
        <span className="label">Assigned</span>
        <b>{formatCount(node.assigned)}</b>
      </div>
      <div className="fig">
        <span className="label">Serving</span>
        <b className={classNames(node.over > 0 && 'over-t')}>{formatCount(node.load)}</b>
      </div>
      <div className="node-bar">
        <Bar
          own={node.own}
          peer={node.peer}
          capacity={node.capacity}
          ifPeerFails={node.ifPeerFails}
          isPair={group.hasHa}
          down={down && node.load === 0}
          label={barWords(node)}
        />
        <div className="cap-t">
          <LeftWords node={node} down={down} />
          <RightWords node={node} group={group} />
        </div>
      </div>
    </div>
  );
}

function LeftWords({ node, down }: { readonly node: NodeView; readonly down: boolean }) {
  const share = formatPercent(node.load, node.capacity);
  if (node.noService > 0) {
    return <span className="none-t strong">∅ {formatCount(node.noService)} without service</span>;
  }
  if (node.over > 0) {
    return (
      <span className="over-t strong">
        {share}, {formatCount(node.over)} over
      </span>
    );
  }
  if (down || (node.load === 0 && node.demand > 0)) {
    return (
      <span className="t2 told">{node.assigned === 0 ? 'No users here' : node.takenOver}</span>
    );
  }
  return (
    <span>
      {share} of {formatCount(node.capacity)}
    </span>
  );
}

function RightWords({ node, group }: NodeFiguresProps) {
  const peer = peerOf(group, node);
  if (node.peer > 0 && peer !== null) {
    return (
      <span className="peer-t">
        {formatCount(node.peer)} for {peer.name}
      </span>
    );
  }
  if (node.ifPeerFails !== null && peer !== null && group.condition === 'normal') {
    return (
      <span>
        {formatCount(node.ifPeerFails)} if {peer.name} fails
      </span>
    );
  }
  return <RemedyLink node={node} group={group} />;
}
