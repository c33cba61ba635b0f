import type { MenuItemConstructorOptions } from 'electron';
import { expect, test, vi } from 'vitest';
import { type MenuFacts, menuTemplate } from '../../src/main/electron/menu';
import { ACTIONS } from '../../src/shared/actions';
import { StandInMenu } from './stand-in/menu';

const FACTS: MenuFacts = {
  platform: 'linux',
  packaged: true,
  open: true,
  undo: 'Fail imp1',
  redo: null,
  recent: [{ path: '/labs/a.implab', title: 'Head office', at: '2026-01-01T00:00:00Z' }],
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

test('every action with a menu stands in it, with its id and label', () => {
  const shown = items(menu().menu.template).map(({ id }) => id);
  const wanted = ACTIONS.filter((action) => 'menu' in action).map(({ id }) => id);
  expect(wanted.filter((id) => !shown.includes(id))).toEqual([]);
});

test('undo and redo carry the label of their step, and are off without one', () => {
  const { menu: bar } = menu();
  expect(bar.find('Edit', 'Undo Fail imp1').enabled).toBe(true);
  expect(bar.find('Edit', 'Redo').enabled).toBe(false);
});

test('an ampersand in a name stays one, and marks no letter', () => {
  const recent = [{ path: '/labs/a.implab', title: 'R&D', at: '' }];
  const { menu: bar } = menu({ undo: 'Fail R&D-1', recent });
  expect(bar.find('Edit', 'Undo Fail R&&D-1').enabled).toBe(true);
  expect(bar.find('File', 'Open recent', 'R&&D').toolTip).toBe('/labs/a.implab');
});

test('on macOS undo is on without a step, because text fields get its key from the menu', () => {
  const { menu: bar } = menu({ platform: 'darwin', open: false, undo: null });
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

test('without a lab only what works without one is on', () => {
  const { menu: bar } = menu({ open: false, undo: null });
  const on = items(bar.template).filter(({ id, enabled }) => id && enabled !== false);
  expect(on.map(({ id }) => id)).toEqual([
    'file.new',
    'file.open',
    'file.start',
    'palette.open',
    'theme.system',
    'theme.light',
    'theme.dark',
    'theme.contrast',
    'help.sources',
    'help.shortcuts',
  ]);
});
