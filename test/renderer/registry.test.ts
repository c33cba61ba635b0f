import { expect, test } from 'vitest';
import { DIALOGS } from '../../src/renderer/app/dialogs';
import { menuActions } from '../../src/renderer/app/menu-actions';
import { REGISTRY } from '../../src/renderer/app/registry';
import { canRun, runAction } from '../../src/renderer/manifests/run-action';
import { createApp } from '../../src/renderer/stores/app-context';
import { openDock, showView } from '../../src/renderer/stores/navigate';
import type { LabView } from '../../src/shared/view';
import { fakeLab } from './fake-lab';
import { groupView } from './views';

const actions = [...REGISTRY.actions];

function openApp(view: Partial<LabView> | null) {
  const lab = fakeLab({});
  const app = createApp(() => lab, null, REGISTRY);
  lab.tell({
    type: 'lab.changed',
    view: view as LabView | null,
    steps: { from: 0, rows: [], position: 0 },
    opened: true,
  });
  return app;
}

const LAB = { revision: 1, undo: 'Fail imp1', redo: null, findings: [], groups: [groupView()] };

test('every view, tab and dialog that is listed has a component that can be fetched', async () => {
  const loads = [...REGISTRY.views, ...DIALOGS].map(({ load }) => load);
  const tabs = REGISTRY.dockTabs.flatMap(({ load, tools, enlarged }) => [load, tools, enlarged]);
  const found = await Promise.all([
    ...loads.map((load) => load()),
    ...tabs.map((load) => (load === undefined ? () => null : load())),
  ]);
  expect(found.filter((component) => typeof component !== 'function')).toEqual([]);
});

test('every action has a handler, a label, and keys of its own', () => {
  const broken = actions.filter(([, { label, run }]) => !label || typeof run !== 'function');
  expect(broken).toEqual([]);
  const keys = actions.flatMap(([, action]) => action.keys ?? []);
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

test('ids of views, tabs and dialogs are unique', () => {
  for (const list of [REGISTRY.views, REGISTRY.dockTabs, DIALOGS]) {
    const ids = list.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  }
});

test('the menus name exactly the views that are listed', () => {
  const app = openApp(LAB);
  const named = menuActions(app).filter(({ id }) => id.startsWith('view.'));
  expect(named.map(({ label }) => label)).toEqual(REGISTRY.views.map(({ label }) => label));
});

test('without a lab only what works without one is on, in the menus as in the palette', () => {
  const app = openApp(null);
  const on = menuActions(app).filter(({ enabled }) => enabled);
  expect(on.map(({ id }) => id)).toEqual(
    actions.filter(([id, { menu }]) => menu && canRun(app, id)).map(([id]) => id),
  );
  expect(on.map(({ id }) => id)).toEqual([
    'file.new',
    'file.open',
    'file.newWindow',
    'file.importUsers',
    'palette.open',
    'theme.system',
    'theme.light',
    'theme.dark',
    'theme.contrast',
    'panel.next',
    'panel.previous',
    'help.sources',
    'help.contract',
    'help.shortcuts',
  ]);
});

test('what is done to a node is offered while a node is selected that it can be done to', () => {
  const node = { ...groupView().nodes[0]!, actions: ['fail-node'] as const };
  const app = openApp({ ...LAB, groups: [groupView({ nodes: [node, null] })] });
  const fail = () => menuActions(app).find(({ id }) => id === 'node.fail')?.enabled;
  expect(fail()).toBe(false);
  app.selection.set({ kind: 'node', name: node.name });
  expect(fail()).toBe(true);
});

test('an undo in the menus carries its step, and is off on the start screen', () => {
  const app = openApp(LAB);
  const undo = () => menuActions(app).find(({ id }) => id === 'history.undo');
  expect(undo()).toMatchObject({ label: 'Undo Fail imp1', enabled: true, keys: 'Mod+Z' });
  app.screen.set((old) => ({ ...old, start: true }));
  expect(undo()?.enabled).toBe(false);
});

test('an action that cannot be done now does nothing', () => {
  const app = openApp(null);
  runAction(app, 'view.compare');
  expect(app.screen.get().view).toBe('workbench');
});

test('a view and a tab are told what to show before they are shown', () => {
  const app = openApp(LAB);
  showView(app, 'compare', { before: { kind: 'now' } });
  openDock(app, 'users', { filter: 'waiting' });
  expect(app.screen.get()).toMatchObject({ view: 'workbench', dock: { tab: 'users' } });
});
