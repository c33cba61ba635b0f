import { User } from 'lucide-react';
import { type KeyboardEvent, memo } from 'react';
import type { GroupView, NodeView } from '../../../../shared/view';
import { LookMark } from '../../../parts/look-mark';
import { NameButton } from '../../../parts/name-button';
import { nodeMenu } from '../../../parts/node-commands';
import { isDown, nodeWords } from '../../../parts/node-words';
import { nodePlace } from '../../../parts/place';
import { RefusalAt } from '../../../parts/refusal-at';
import { useApp } from '../../../stores/app-context';
import { Chip } from '../../../ui/chip';
import { classNames } from '../../../ui/class-names';
import { contextMenu } from '../../../ui/context-menu';
import { slotName } from '../../../ui/figures';
import { StateMark } from '../../../ui/state-mark';
import { moveByKey } from '../drag/move-by-key';
import { useCardDrag } from '../drag/use-card-drag';
import { useSlotDrop } from '../drag/use-slot-drop';
import { Grip } from './grip';
import { NodeActions } from './node-actions';
import { NodeFigures } from './node-figures';
import { NodeMeta } from './node-meta';
import { useNodeMarks } from './use-node-marks';

export interface NodeCardProps {
  readonly node: NodeView;
  readonly group: GroupView;
}

/** A node in its slot: name, state, figures; actions on hover and focus. Pressing it selects it. */
export const NodeCard = memo(function NodeCard({ node, group }: NodeCardProps) {
  const app = useApp();
  const { isSelected, homeOf, select } = useNodeMarks(node.name);
  const { dragProps, gripProps, gripRef, isDragging } = useCardDrag({
    kind: 'node',
    name: node.name,
  });
  const { ref, dropProps, isTarget, plan } = useSlotDrop<HTMLElement>(group, node.slot);
  const down = isDown(node);
  const menu = contextMenu(node.name, () =>
    app.lab.get().past === null ? nodeMenu(app, node, group) : [],
  );

  function press(event: KeyboardEvent): void {
    if (!event.altKey) return;
    const move = moveByKey(app, event.key, { node, group });
    if (move === null) return;
    event.preventDefault();
    void move();
  }

  return (
    <div className="slot-place">
      <article
        {...dragProps}
        {...dropProps}
        ref={ref}
        className={classNames(
          'node',
          down && 'dead',
          (isSelected || homeOf !== null) && 'home',
          isDragging && 'lifted',
          isTarget && plan?.ok !== false && 'drop-here',
          plan !== null && !plan.ok && 'drop-no',
        )}
        data-node={node.name}
        tabIndex={-1}
        aria-label={plan?.step ? plan.words : node.name}
        onKeyDown={press}
        {...menu}
      >
        <div className="node-head">
          <div className="node-title">
            <span className="slot">{slotName(node.slot)}</span>
            <NameButton
              what="node"
              name={node.name}
              className="node-name clip"
              label={nodeWords(node)}
              isSelected={isSelected}
              onSelect={select}
            />
            <LookMark of={`node:${node.name}`} />
            {homeOf !== null && (
              <Chip tone="accent" icon={User}>
                {homeOf}
              </Chip>
            )}
          </div>
          <span className="grow" />
          <StateMark state={node.state} down={down} short />
        </div>
        <NodeMeta node={node} />
        {plan !== null && (
          <p className={plan.ok ? 'drop-words acc-t' : 'drop-words t3'}>{plan.words}</p>
        )}
        <NodeFigures node={node} group={group} />
        <div className="node-tools">
          <NodeActions node={node} group={group} />
          <Grip label={`Move ${node.name}`} gripRef={gripRef} gripProps={gripProps} />
        </div>
      </article>
      <RefusalAt place={nodePlace(node.name)} />
    </div>
  );
});
