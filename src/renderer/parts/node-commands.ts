import {
  ArrowLeftRight,
  CirclePlay,
  CircleStop,
  Clock,
  type LucideIcon,
  Pencil,
  Power,
  PowerOff,
  Trash2,
  UserMinus,
  Users,
} from 'lucide-react';
import { SERVICES } from '../../shared/model';
import { SERVICE_NAMES } from '../../shared/service-names';
import type { Step } from '../../shared/step';
import type { GroupView, NodeAction, NodeView } from '../../shared/view';
import { shownKeys } from '../keyboard/own-keys';
import type { ActionId } from '../manifests/registry';
import type { App } from '../stores/app-context';
import { showDialog } from '../stores/screen';
import type { MenuEntry } from '../ui/menu';
import { linkEntry } from './links';
import { rename } from './renaming';

interface ActionLook {
  readonly label: (name: string) => string;
  readonly icon: LucideIcon;
  /** The action of the table that does it to the selected node: its keys are shown. */
  readonly action?: ActionId;
}

/** How each action of a node is shown; it is offered only when the node lists it. */
export const NODE_ACTIONS: Readonly<Record<NodeAction, ActionLook>> = {
  'fail-node': { label: (name) => `Fail ${name}`, icon: PowerOff, action: 'node.fail' },
  'restore-node': { label: (name) => `Restore ${name}`, icon: Power, action: 'node.restore' },
  'stop-service': { label: (name) => `Stop a service on ${name}`, icon: CircleStop },
  'start-service': { label: (name) => `Start services on ${name}`, icon: CirclePlay },
  failover: { label: (name) => `Fail over ${name}`, icon: ArrowLeftRight, action: 'node.failover' },
};

/** Time that passes in the lab before a repair that is asked for "later". */
export const LATER_SECONDS = 600;
export const LATER_WORDS = '10\u202fmin';

function isWayBack(action: NodeAction): boolean {
  return action === 'restore-node' || action === 'start-service';
}

/** A repair that comes when time has passed in the lab: in ten minutes, or when the person says. */
export function laterEntries(app: App, label: string, step: Step): readonly MenuEntry[] {
  const { lab, screen } = app;
  return [
    {
      key: `${step.do} later`,
      label: `${label} after ${LATER_WORDS}`,
      icon: Clock,
      onAction: () => void lab.run([{ do: 'wait', seconds: LATER_SECONDS }, step]),
    },
    {
      key: `${step.do} after`,
      label: `${label} later…`,
      icon: Clock,
      onAction: () => showDialog(screen, { kind: 'later', label, steps: [step] }),
    },
  ];
}

/** The step of an action. */
export function nodeStep(action: NodeAction, node: string): Step {
  return { do: action, node };
}

/** Everything that can be done to a node, for its ⋯ menu. */
export function nodeMenu(
  app: App,
  node: NodeView,
  group: GroupView,
): readonly (readonly MenuEntry[])[] {
  const { lab, screen } = app;
  const hasPeer = group.nodes.every((each) => each !== null);
  return [
    node.actions.map((action) => ({
      key: action,
      label: NODE_ACTIONS[action].label(node.name),
      icon: NODE_ACTIONS[action].icon,
      keys: shownKeys(app, NODE_ACTIONS[action].action),
      onAction: () => void lab.run([nodeStep(action, node.name)]),
    })),
    node.actions
      .filter(isWayBack)
      .flatMap((action) =>
        laterEntries(app, NODE_ACTIONS[action].label(node.name), nodeStep(action, node.name)),
      ),
    serviceEntries(app, node),
    [
      {
        key: 'assign',
        label: `Assign users to ${node.name}…`,
        icon: Users,
        keys: shownKeys(app, 'users.assign'),
        onAction: () => showDialog(screen, { kind: 'assign-users', to: node.name }),
      },
      ...(node.assigned > 0
        ? [
            {
              key: 'unassign',
              label: `Unassign users of ${node.name}…`,
              icon: UserMinus,
              keys: shownKeys(app, 'users.unassign'),
              onAction: () => showDialog(screen, { kind: 'unassign-users', node: node.name }),
            },
          ]
        : []),
    ],
    [
      {
        key: 'rename',
        label: 'Rename',
        icon: Pencil,
        keys: shownKeys(app, 'name.change'),
        onAction: () => rename(app, { what: 'node', name: node.name }),
      },
      linkEntry(app, { kind: 'node', name: node.name }),
      {
        key: 'swap',
        label: node.slot === 1 ? 'Make it the second node' : 'Make it the first node',
        icon: ArrowLeftRight,
        keys: node.slot === 1 ? 'Alt+ArrowRight' : 'Alt+ArrowLeft',
        onAction: () => void moveToOtherSlot(app, node, hasPeer),
      },
      {
        key: 'remove',
        label: `Remove ${node.name}`,
        icon: Trash2,
        danger: true,
        onAction: () => void lab.run([{ do: 'remove-node', node: node.name }]),
      },
    ],
  ];
}

/** Each critical service by name: to stop or to start; what is broken wants a restart of the machine. */
function serviceEntries({ lab }: App, node: NodeView): readonly MenuEntry[] {
  if (!node.machineUp) return [];
  const { name } = node;
  return SERVICES.map((service) => {
    const how = node.stopped[service];
    const what = SERVICE_NAMES[service];
    return how === undefined
      ? {
          key: service,
          label: `Stop ${what}`,
          icon: CircleStop,
          onAction: () => void lab.run([{ do: 'stop-service', node: name, service }]),
        }
      : {
          key: service,
          label: `Start ${what}`,
          icon: CirclePlay,
          isDisabled: how === 'broken',
          ...(how === 'broken' && { note: `Restart ${name}: it will not start before.` }),
          onAction: () => void lab.run([{ do: 'start-service', node: name, service }]),
        };
  });
}

/** Changes places with the peer, or takes the free slot beside. */
export function moveToOtherSlot({ lab }: App, node: NodeView, hasPeer: boolean): Promise<boolean> {
  if (hasPeer) return lab.run([{ do: 'swap-nodes', group: node.group }]);
  const slot = node.slot === 1 ? 2 : 1;
  return lab.run([{ do: 'move-node', node: node.name, group: node.group, slot }]);
}
