import {
  ArrowDown,
  ArrowLeftRight,
  ArrowUp,
  LifeBuoy,
  Link,
  type LucideIcon,
  Pencil,
  Plus,
  Trash2,
  Undo2,
  Unlink,
} from 'lucide-react';
import type { GroupAction, GroupView } from '../../shared/view';
import { shownKeys } from '../keyboard/own-keys';
import type { ActionId } from '../manifests/registry';
import type { App } from '../stores/app-context';
import { showDialog } from '../stores/screen';
import type { MenuEntry } from '../ui/menu';
import { linkEntry } from './links';
import { laterEntries } from './node-commands';
import { rename } from './renaming';

/** How each action of a group is shown; it is offered only when the group lists it. */
export const GROUP_ACTIONS: Readonly<
  Record<
    GroupAction,
    {
      readonly label: (name: string) => string;
      readonly icon: LucideIcon;
      readonly action?: ActionId;
    }
  >
> = {
  fallback: { label: (name) => `Fall back ${name}`, icon: Undo2, action: 'group.fallback' },
  recover: { label: (name) => `Recover ${name}`, icon: LifeBuoy },
  'heal-link': { label: (name) => `Heal the link of ${name}`, icon: Link, action: 'link.toggle' },
  'cut-link': { label: (name) => `Cut the link of ${name}`, icon: Unlink, action: 'link.toggle' },
};

/** Everything that can be done to a group, for its ⋯ menu. `index` is its place among `count` groups. */
export function groupMenu(
  app: App,
  group: GroupView,
  { index, count }: { readonly index: number; readonly count: number },
): readonly (readonly MenuEntry[])[] {
  const { lab, screen } = app;
  const { name } = group;
  const free = group.nodes.indexOf(null);
  return [
    group.actions.map((action) => ({
      key: action,
      label: GROUP_ACTIONS[action].label(name),
      icon: GROUP_ACTIONS[action].icon,
      keys: shownKeys(app, GROUP_ACTIONS[action].action),
      onAction: () => void lab.run([{ do: action, group: name }]),
    })),
    group.actions
      .filter((action) => action === 'fallback')
      .flatMap((action) =>
        laterEntries(app, GROUP_ACTIONS[action].label(name), { do: action, group: name }),
      ),
    free === -1
      ? [
          {
            key: 'swap',
            label: 'Swap first and second node',
            icon: ArrowLeftRight,
            onAction: () => void lab.run([{ do: 'swap-nodes', group: name }]),
          },
        ]
      : [
          {
            key: 'add',
            label: 'Add a node…',
            icon: Plus,
            onAction: () =>
              showDialog(screen, { kind: 'add-node', group: name, slot: free === 0 ? 1 : 2 }),
          },
        ],
    [
      {
        key: 'rename',
        label: 'Rename',
        icon: Pencil,
        keys: shownKeys(app, 'name.change'),
        onAction: () => rename(app, { what: 'group', name }),
      },
      linkEntry(app, { kind: 'group', name }),
      ...(index > 0
        ? [
            {
              key: 'up',
              label: 'Move up',
              icon: ArrowUp,
              keys: 'Alt+ArrowUp',
              onAction: () => void lab.run([{ do: 'move-group', group: name, at: index - 1 }]),
            },
          ]
        : []),
      ...(index < count - 1
        ? [
            {
              key: 'down',
              label: 'Move down',
              icon: ArrowDown,
              keys: 'Alt+ArrowDown',
              onAction: () => void lab.run([{ do: 'move-group', group: name, at: index + 1 }]),
            },
          ]
        : []),
      {
        key: 'remove',
        label: `Remove ${name}`,
        icon: Trash2,
        danger: true,
        onAction: () => void lab.run([{ do: 'remove-group', group: name }]),
      },
    ],
  ];
}
