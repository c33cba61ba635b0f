import type { MenuItemConstructorOptions } from 'electron';
import { ACTIONS, type ActionInfo, type ActionMenu } from '../../shared/actions';
import type { RecentLab } from '../../shared/lab-api';
import { HELP_LINKS } from './external-links';

type Item = MenuItemConstructorOptions;

/** What the menu shows of the lab. */
export interface MenuFacts {
  readonly platform: NodeJS.Platform;
  readonly packaged: boolean;
  /** A lab is open. */
  readonly open: boolean;
  /** Labels of the steps that undo and redo would take, or null. */
  readonly undo: string | null;
  readonly redo: string | null;
  readonly recent: readonly RecentLab[];
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
/** Actions that work without an open lab. */
const ALWAYS: ReadonlySet<string> = new Set([
  'file.new',
  'file.open',
  'file.start',
  'palette.open',
  'theme.system',
  'theme.light',
  'theme.dark',
  'theme.contrast',
  'help.shortcuts',
  'help.sources',
]);

/**
 * The menu bar: roles wherever one exists, our own actions from the one table. Pure, so that it can be read in tests;
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
        ...ours('edit'),
        SEPARATOR,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: '&View',
      submenu: [
        ...ours('view'),
        SEPARATOR,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
        ...(facts.packaged ? [] : [SEPARATOR, { role: 'toggleDevTools' as const }]),
      ],
    },
    { label: '&Lab', submenu: ours('lab') },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [
        ...ours('help'),
        SEPARATOR,
        ...HELP_LINKS.map(({ label, url }) => ({ label, click: () => does.openLink(url) })),
        ...(mac ? [] : [SEPARATOR, { role: 'about' as const, label: 'About implab' }]),
      ],
    },
  ];
}

function actionItems(menu: ActionMenu, facts: MenuFacts, does: MenuDoes): Item[] {
  const actions: readonly ActionInfo[] = ACTIONS;
  return actions
    .filter((action) => action.menu === menu)
    .flatMap((action) => [
      ...(action.separated ? [SEPARATOR] : []),
      {
        id: action.id,
        label: label(action, facts),
        enabled: isEnabled(action.id, facts),
        click: () => does.act(action.id),
        ...accelerator(action),
      },
    ]);
}

function label({ id, label }: ActionInfo, { undo, redo }: MenuFacts): string {
  if (id === 'history.undo' && undo !== null) return `Undo ${plain(undo)}`;
  if (id === 'history.redo' && redo !== null) return `Redo ${plain(redo)}`;
  return label;
}

/** A text as a label: a single ampersand would vanish and underline the letter behind it. */
function plain(text: string): string {
  return text.replaceAll('&', '&&');
}

function isEnabled(id: string, { platform, open, undo, redo }: MenuFacts): boolean {
  // On macOS the keys of undo come from the menu also for text fields, which have something to undo of their own.
  if (platform === 'darwin' && id.startsWith('history.')) return true;
  if (id === 'history.undo') return undo !== null;
  if (id === 'history.redo') return redo !== null;
  return open || ALWAYS.has(id);
}

/**
 * The page handles the keys itself, so that they mean the same in a browser; the menu only shows them. Keys without
 * Ctrl or Command would be taken from text fields and are left out.
 */
function accelerator({ keys }: ActionInfo): Pick<Item, 'accelerator' | 'registerAccelerator'> {
  const key = keys?.find((name) => name.startsWith('Mod+'));
  if (key === undefined) return {};
  return { accelerator: key.replace('Mod', 'CmdOrCtrl'), registerAccelerator: false };
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
