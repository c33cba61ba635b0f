import { CircleHelp, UserMinus, Users } from 'lucide-react';
import { shownKeys } from '../keyboard/own-keys';
import type { App } from '../stores/app-context';
import { showInspector } from '../stores/navigate';
import { showDialog } from '../stores/screen';
import type { MenuEntry } from '../ui/menu';
import { linkEntry } from './links';

/** What a menu needs to know of a user. */
export interface MenuUser {
  readonly id: string;
  readonly eligible: boolean;
  readonly assignedTo: string | null;
}

/** What can be done with a user now, for its menus. */
export function userMenu(
  app: App,
  { id, eligible, assignedTo }: MenuUser,
): readonly (readonly MenuEntry[])[] {
  const look: readonly MenuEntry[] = [
    {
      key: 'why',
      label: 'Why here?',
      icon: CircleHelp,
      keys: shownKeys(app, 'explain.why'),
      onAction: () => {
        app.selection.set({ kind: 'user', id });
        showInspector(app.screen);
      },
    },
    linkEntry(app, { kind: 'user', id }),
  ];
  if (app.lab.get().past !== null) return [look];
  return [
    look,
    [
      {
        key: 'assign',
        label: 'Assign to…',
        icon: Users,
        keys: shownKeys(app, 'users.assign'),
        isDisabled: !eligible,
        onAction: () => showDialog(app.screen, { kind: 'assign-users', users: [id] }),
      },
      ...(assignedTo === null
        ? []
        : [
            {
              key: 'unassign',
              label: 'Unassign',
              icon: UserMinus,
              keys: shownKeys(app, 'users.unassign'),
              onAction: () => void app.lab.run([{ do: 'unassign', users: [id] }]),
            },
          ]),
    ],
    [
      {
        key: 'disable',
        label: `Disable ${id}`,
        icon: UserMinus,
        danger: true,
        onAction: () => void app.lab.run([{ do: 'disable-users', users: [id] }]),
      },
    ],
  ];
}
