import type { MenuItemConstructorOptions } from 'electron';
import type { ActionMenu, MenuAction } from '../../shared/actions';
import type { RecentLab } from '../../shared/lab-api';
import { HELP_LINKS } from './external-links';

/** A recent lab as the menu names it. */
export type RecentName = Pick<RecentLab, 'path' | 'title'>;

type Item = MenuItemConstructorOptions;

/** What the menu shows of the lab. */
export interface MenuFacts {
  readonly platform: NodeJS.Platform;
  readonly packaged: boolean;
  /** A lab is open. */
  readonly open: boolean;
  /** What the page offers; nothing before it has told. */
  readonly actions: readonly MenuAction[];
  readonly recent: readonly RecentName[];
}

/** What the items do. */
export interface MenuDoes {
  /** Asks the page for an action of the table. */
  readonly act: (id: string) => void;
  readonly openRecent: (path: string) => void;
  readonly openLink: (url: string) => void;
  readonly printReport: () => void;
}

const SEPARATOR: Item = { type: 'separator' };
/**
 * The menu bar: roles wherever one exists, and the actions that the page offers. Pure, so that it can be read in tests;
 * it is made anew whenever what it shows has changed.
 */
export function menuTemplate(facts: MenuFacts, does: MenuDoes): Item[] {
  const mac = facts.platform === 'darwin';
  const ours = (menu: ActionMenu): Item[] => actionItems(menu, facts, does);
  return [
    ...(mac ? [{ role: 'appMenu' as const }] : []),
    {
      label: '&File',
      submenu: [...withRecent(ours('file'), facts, does), ...fileEnd(mac, facts, does)],
    },
    {
      label: '&Edit',
      submenu: [
        ...block(ours('edit')),
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: '&View',
      submenu: [
        ...block(ours('view')),
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
        ...(facts.packaged ? [] : [SEPARATOR, { role: 'toggleDevTools' as const }]),
      ],
    },
    ...(ours('lab').length === 0 ? [] : [{ label: '&Lab', submenu: ours('lab') }]),
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [
        ...block(ours('help')),
        ...HELP_LINKS.map(({ label, url }) => ({ label, click: () => does.openLink(url) })),
        ...(mac ? [] : [SEPARATOR, { role: 'about' as const, label: 'About implab' }]),
      ],
    },
  ];
}

/** Items with a line after them, or nothing. */
function block(items: readonly Item[]): readonly Item[] {
  return items.length === 0 ? [] : [...items, SEPARATOR];
}

function actionItems(menu: ActionMenu, facts: MenuFacts, does: MenuDoes): Item[] {
  return facts.actions
    .filter((action) => action.menu === menu)
    .flatMap((action, index) => [
      ...(action.separated && index > 0 ? [SEPARATOR] : []),
      {
        id: action.id,
        label: plain(action.label),
        enabled: isEnabled(action, facts),
        click: () => does.act(action.id),
        ...accelerator(action),
      },
    ]);
}

/** A text as a label: a single ampersand would vanish and underline the letter behind it. */
function plain(text: string): string {
  return text.replaceAll('&', '&&');
}

/** On macOS the keys of undo come from the menu also for text fields, which have something to undo of their own. */
function isEnabled({ id, enabled }: MenuAction, { platform }: MenuFacts): boolean {
  return enabled || (platform === 'darwin' && id.startsWith('history.'));
}

/**
 * The page handles the keys itself, so that they mean the same in a browser; the menu only shows them. Keys without
 * Ctrl or Command would be taken from text fields and are left out.
 */
function accelerator({ keys }: MenuAction): Pick<Item, 'accelerator' | 'registerAccelerator'> {
  if (keys === null) return {};
  return { accelerator: keys.replace('Mod', 'CmdOrCtrl'), registerAccelerator: false };
}

/** Puts the recent labs under "Open…". macOS keeps its own list, fed by `addRecentDocument`. */
function withRecent(items: Item[], facts: MenuFacts, does: MenuDoes): Item[] {
  const after = items.findIndex(({ id }) => id === 'file.open') + 1;
  const recent: Item =
    facts.platform === 'darwin'
      ? { role: 'recentDocuments', submenu: [{ role: 'clearRecentDocuments' }] }
      : {
          label: 'Open recent',
          enabled: facts.recent.length > 0,
          submenu: facts.recent.map(({ title, path }) => ({
            label: plain(title),
            toolTip: path,
            click: () => does.openRecent(path),
          })),
        };
  return [...items.slice(0, after), recent, ...items.slice(after)];
}

function fileEnd(mac: boolean, facts: MenuFacts, does: MenuDoes): Item[] {
  return [
    { id: 'desktop.print', label: 'Print report…', enabled: facts.open, click: does.printReport },
    SEPARATOR,
    mac ? { role: 'close' } : { role: 'quit' },
  ];
}
