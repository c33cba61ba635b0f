import type { Step } from '../../../../shared/step';
import type { GroupView, NodeView } from '../../../../shared/view';
import { useCommand, useReadOnly } from '../../../hooks/use-lab';
import { GROUP_ACTIONS } from '../../../parts/group-commands';
import { NODE_ACTIONS, nodeStep } from '../../../parts/node-commands';
import { Button } from '../../../ui/button';

export interface RemedyLinkProps {
  readonly node: NodeView;
  readonly group: GroupView;
}

/** The remedy of a bad state, in the card itself. Nothing where the node is well. */
export function RemedyLink({ node, group }: RemedyLinkProps) {
  const lab = useCommand();
  const readOnly = useReadOnly();
  const remedy = remedyOf(node, group);
  if (remedy === null || readOnly) return null;
  return (
    <Button kind="inline" onPress={() => void lab.run([remedy.step])}>
      {remedy.label}
    </Button>
  );
}

/** The one step that mends the node now, or null. */
function remedyOf(
  node: NodeView,
  group: GroupView,
): { readonly label: string; readonly step: Step } | null {
  for (const action of ['restore-node', 'start-service'] as const) {
    // Only fallback ends Idle: services started before would change nothing.
    if (node.actions.includes(action) && node.state !== 'Idle') {
      return { label: NODE_ACTIONS[action].label(node.name), step: nodeStep(action, node.name) };
    }
  }
  if (node.state !== 'Running in Backup Mode') {
    const action = group.actions.find((each) => each !== 'cut-link');
    if (action !== undefined) {
      return {
        label: GROUP_ACTIONS[action].label(group.name),
        step: { do: action, group: group.name },
      };
    }
  }
  return null;
}
