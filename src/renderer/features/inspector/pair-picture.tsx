import type { GroupView, NodeView } from '../../../shared/view';
import { isDown } from '../../parts/node-words';
import { classNames } from '../../ui/class-names';
import { formatCount } from '../../ui/figures';
import { StateMark } from '../../ui/state-mark';

/** The pair as a small picture: who stands, who is lost, and who serves whose users. */
export function PairPicture({ group }: { readonly group: GroupView }) {
  const [first, second] = group.nodes;
  const toFirst = first?.peer ?? 0;
  const toSecond = second?.peer ?? 0;
  const moved = toFirst + toSecond;
  return (
    <div className="pair-picture">
      <NodeBox node={first} />
      <div className="pair-arrow">
        {moved > 0 && <span className="peer-t strong">{formatCount(moved)}</span>}
        {group.link === 'cut' && <span className="over-t strong">link cut</span>}
        <svg className="pair-line" viewBox="0 0 44 12" aria-hidden="true">
          {moved > 0 ? (
            <g transform={toFirst > 0 ? undefined : 'matrix(-1 0 0 1 44 0)'}>
              <path d="M43 6H4" className="flow" />
              <path d="M7.5 1.5 2.5 6l5 4.5" className="flow-head" />
            </g>
          ) : (
            <g>
              <path
                d="M2 6H42"
                className={group.hasHa && group.link === 'up' ? 'wire' : 'wire cut'}
              />
              {group.link === 'cut' && <path d="m18 1 8 10m0-10-8 10" className="wire-cut" />}
            </g>
          )}
        </svg>
      </div>
      <NodeBox node={second} />
    </div>
  );
}

function NodeBox({ node }: { readonly node: NodeView | null }) {
  if (node === null) {
    return (
      <div className="pair-node">
        <div className="pair-box free t3">free</div>
      </div>
    );
  }
  return (
    <div className="pair-node">
      <div className={classNames('pair-box', isDown(node) && 'down', node.peer > 0 && 'backup')}>
        <b className="clip">{node.name}</b>
        <span className="micro t2">{formatCount(node.load)} served</span>
      </div>
      <StateMark state={node.state} down={isDown(node)} short />
      {node.reason !== 'Normal' && node.reason !== null && (
        <span className="micro t3">{node.reason}</span>
      )}
    </div>
  );
}
