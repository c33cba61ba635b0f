import { Plus } from 'lucide-react';
import { type KeyboardEvent, memo } from 'react';
import type { GroupView, NodeView } from '../../../../shared/view';
import { useReadOnly, useRefusal } from '../../../hooks/use-lab';
import { NameButton } from '../../../parts/name-button';
import { nodeMenu } from '../../../parts/node-commands';
import { isDown, nodeMeta } from '../../../parts/node-words';
import { nodePlace } from '../../../parts/place';
import { RefusalAt } from '../../../parts/refusal-at';
import { useApp } from '../../../stores/app-context';
import { showDialog } from '../../../stores/screen';
import { Button } from '../../../ui/button';
import { classNames } from '../../../ui/class-names';
import { contextMenu } from '../../../ui/context-menu';
import { formatCount, slotName } from '../../../ui/figures';
import { StateMark } from '../../../ui/state-mark';
import { NodeActions } from '../cards/node-actions';
import { useNodeMarks } from '../cards/use-node-marks';
import { moveByKey } from '../drag/move-by-key';

export interface OutlineNodeProps {
  readonly node: NodeView;
  readonly group: GroupView;
}

/** A node as a row, with all its actions. */
export const OutlineNode = memo(function OutlineNode({ node, group }: OutlineNodeProps) {
  const app = useApp();
  const { isSelected, homeOf, select } = useNodeMarks(node.name);
  const refused = useRefusal(nodePlace(node.name)) !== null;

  function press(event: KeyboardEvent): void {
    const move = event.altKey ? moveByKey(app, event.key, { node, group }) : null;
    if (move === null) return;
    event.preventDefault();
    void move();
  }

  return (
    <>
      <tr
        className={classNames((isSelected || homeOf !== null) && 'sel')}
        data-node={node.name}
        onKeyDown={press}
        {...contextMenu(node.name, () =>
          app.lab.get().past === null ? nodeMenu(app, node, group) : [],
        )}
      >
        <th scope="row" className="outline-slot">
          <span className="slot">{slotName(node.slot)}</span>{' '}
          <NameButton
            what="node"
            name={node.name}
            className="outline-name"
            isSelected={isSelected}
            onSelect={select}
          />
        </th>
        <td className="t2">{nodeMeta(node)}</td>
        <td>
          <StateMark state={node.state} down={isDown(node)} short />
        </td>
        <td className="num">{formatCount(node.assigned)}</td>
        <td className={node.over > 0 ? 'num over-t strong' : 'num'}>{formatCount(node.load)}</td>
        <td className="num t3">{formatCount(node.capacity)}</td>
        <td>
          <div className="row tight">
            <NodeActions node={node} group={group} />
          </div>
        </td>
      </tr>
      {refused && (
        <tr>
          <td colSpan={7}>
            <RefusalAt place={nodePlace(node.name)} />
          </td>
        </tr>
      )}
    </>
  );
});

/** A free slot as a row. */
export function OutlineFree({ group, slot }: { readonly group: GroupView; readonly slot: 1 | 2 }) {
  const { screen } = useApp();
  const readOnly = useReadOnly();
  return (
    <tr>
      <th scope="row" className="outline-slot t3">
        <span className="slot">{slotName(slot)}</span> free
      </th>
      <td colSpan={5} />
      <td>
        {!readOnly && (
          <Button
            small
            kind="quiet"
            icon={Plus}
            onPress={() => showDialog(screen, { kind: 'add-node', group: group.name, slot })}
          >
            Add a node
          </Button>
        )}
      </td>
    </tr>
  );
}
