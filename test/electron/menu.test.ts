import type { MenuItemConstructorOptions } from 'electron';
import { expect, test, vi } from 'vitest';
import { type MenuFacts, menuTemplate } from '../../src/main/electron/menu';
import type { MenuAction } from '../../src/shared/actions';
import { StandInMenu } from './stand-in/menu';

const OFFERED: readonly MenuAction[] = [
  action('file.new', 'New lab…', 'file', { keys: 'Mod+N' }),
  action('file.open', 'Open…', 'file', { keys: 'Mod+O' }),
  action('file.save', 'Save', 'file', { separated: true, keys: 'Mod+S' }),
  action('history.undo', 'Undo Fail imp1', 'edit', { keys: 'Mod+Z' }),
  action('history.redo', 'Redo', 'edit', { keys: 'Mod+Shift+Z', enabled: false }),
  action('view.workbench', 'Workbench', 'view', { keys: 'Mod+1' }),
  action('node.fail', 'Fail node', 'lab'),
  action('help.sources', 'Sources and lab assumptions', 'help'),
];

function action(
  id: string,
  label: string,
  menu: MenuAction['menu'],
  change: Partial<MenuAction> = {},
): MenuAction {
  return { id, label, menu, separated: false, keys: null, enabled: true, ...change };
}

const FACTS: MenuFacts = {
  platform: 'linux',
  packaged: true,
  open: true,
  actions: OFFERED,
  recent: [{ path: '/labs/a.implab', title: 'Head office' }],
};

function menu(change: Partial<MenuFacts> = {}) {
  const does = { act: vi.fn(), openRecent: vi.fn(), openLink: vi.fn(), printReport: vi.fn() };
  return { does, menu: new StandInMenu(menuTemplate({ ...FACTS, ...change }, does)) };
}

function items(template: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return template.flatMap((item) => [
    item,
    ...items((item.submenu ?? []) as readonly MenuItemConstructorOptions[]),
  ]);
}

test.each(['linux', 'win32', 'darwin'] as const)(
  'on %s the menu passes the checks of Electron',
  (platform) => {
    const { menu: bar } = menu({ platform });
    const heads = bar.template.map(({ label, role }) => label ?? role);
    const ours = ['&File', '&Edit', '&View', '&Lab', 'windowMenu', 'help'];
    expect(heads).toEqual(platform === 'darwin' ? ['appMenu', ...ours] : ours);
  },
);

test('what the page offers stands in its menu, on or off as the page says, and nothing else of ours', () => {
  const shown = items(menu().menu.template)
    .filter(({ id }) => id !== undefined && id !== 'desktop.print')
    .map(({ id, label, enabled }) => [id, label, enabled]);
  expect(shown).toEqual(OFFERED.map(({ id, label, enabled }) => [id, label, enabled]));
});

test('before the page has told what it offers, the menus hold what the system does', () => {
  const { menu: bar } = menu({ actions: [], open: false, recent: [] });
  const heads = bar.template.map(({ label, role }) => label ?? role);
  expect(heads).toEqual(['&File', '&Edit', '&View', 'windowMenu', 'help']);
});

test('an ampersand in a name stays one, and marks no letter', () => {
  const recent = [{ path: '/labs/a.implab', title: 'R&D' }];
  const { menu: bar } = menu({
    actions: [action('history.undo', 'Undo Fail R&D-1', 'edit')],
    recent,
  });
  expect(bar.find('Edit', 'Undo Fail R&&D-1').enabled).toBe(true);
  expect(bar.find('File', 'Open recent', 'R&&D').toolTip).toBe('/labs/a.implab');
});

test('on macOS undo is on without a step, because text fields get its key from the menu', () => {
  const actions = [
    action('history.undo', 'Undo', 'edit', { enabled: false }),
    action('history.redo', 'Redo', 'edit', { enabled: false }),
  ];
  const { menu: bar } = menu({ platform: 'darwin', open: false, actions });
  expect([bar.find('Edit', 'Undo').enabled, bar.find('Edit', 'Redo').enabled]).toEqual([
    true,
    true,
  ]);
});

test('choosing an item asks the page for its action', () => {
  const { menu: bar, does } = menu();
  bar.click('File', 'Save');
  expect(does.act.mock.calls).toEqual([['file.save']]);
});

test('the keys are shown and left to the page, and plain letters are no accelerators', () => {
  const { menu: bar } = menu();
  expect(bar.find('File', 'Save')).toMatchObject({
    accelerator: 'CmdOrCtrl+S',
    registerAccelerator: false,
  });
  expect(bar.find('Lab', 'Fail node')).not.toHaveProperty('accelerator');
});

test('text fields keep the roles of the system', () => {
  const roles = items(menu().menu.template).flatMap(({ role }) => role ?? []);
  expect(roles).toEqual(
    expect.arrayContaining([
      'cut',
      'copy',
      'paste',
      'selectAll',
      'zoomIn',
      'togglefullscreen',
      'quit',
      'about',
    ]),
  );
});

test('recent labs are listed where the system keeps no list of its own', () => {
  const { menu: bar, does } = menu();
  bar.click('File', 'Open recent', 'Head office');
  expect(does.openRecent.mock.calls).toEqual([['/labs/a.implab']]);
  const mac = items(menu({ platform: 'darwin' }).menu.template).flatMap(({ role }) => role ?? []);
  expect(mac).toEqual(expect.arrayContaining(['recentDocuments', 'clearRecentDocuments']));
});

test('a packaged app has no developer tools', () => {
  const roles = (packaged: boolean) =>
    items(menu({ packaged }).menu.template).map(({ role }) => role);
  expect([roles(true).includes('toggleDevTools'), roles(false).includes('toggleDevTools')]).toEqual(
    [false, true],
  );
});
