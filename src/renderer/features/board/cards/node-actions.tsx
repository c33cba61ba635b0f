import { Ellipsis } from 'lucide-react';
import type { GroupView, NodeView } from '../../../../shared/view';
import { useReadOnly } from '../../../hooks/use-lab';
import { shownKeys } from '../../../keyboard/own-keys';
import { NODE_ACTIONS, nodeMenu, nodeStep } from '../../../parts/node-commands';
import { useApp } from '../../../stores/app-context';
import { IconButton } from '../../../ui/icon-button';
import { Menu } from '../../../ui/menu';

export interface NodeActionsProps {
  readonly node: NodeView;
  readonly group: GroupView;
}

/** What can be done to a node now, and the rest in its ⋯ menu. */
export function NodeActions({ node, group }: NodeActionsProps) {
  const app = useApp();
  if (useReadOnly()) return null;
  return (
    <>
      {node.actions.map((action) => (
        <IconButton
          key={action}
          small
          icon={NODE_ACTIONS[action].icon}
          label={NODE_ACTIONS[action].label(node.name)}
          keys={shownKeys(app, NODE_ACTIONS[action].action)}
          onPress={() => void app.lab.run([nodeStep(action, node.name)])}
        />
      ))}
      <Menu label={node.name} sections={nodeMenu(app, node, group)}>
        <IconButton small icon={Ellipsis} label={`More for ${node.name}`} />
      </Menu>
    </>
  );
}
