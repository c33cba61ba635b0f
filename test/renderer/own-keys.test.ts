import { expect, test } from 'vitest';
import { REGISTRY } from '../../src/renderer/app/registry';
import { isUsable, keysOf, sameKeys, setKeys } from '../../src/renderer/keyboard/own-keys';
import { nodeMenu } from '../../src/renderer/parts/node-commands';
import { createApp } from '../../src/renderer/stores/app-context';
import { showView } from '../../src/renderer/stores/navigate';
import { planStateOf } from '../../src/renderer/stores/plan-state';
import { fakeLab } from './fake-lab';
import { groupView, nodeView } from './views';

function openApp() {
  return createApp(() => fakeLab({}), null, REGISTRY);
}

test('an action keeps its keys until a person gives it others, and gets them back', () => {
  const app = openApp();
  expect(keysOf(app, 'file.save')).toEqual(['Mod+S']);
  setKeys(app, 'file.save', 'Mod+J');
  expect(keysOf(app, 'file.save')).toEqual(['Mod+J']);
  setKeys(app, 'file.save', '');
  expect(keysOf(app, 'file.save')).toEqual([]);
  setKeys(app, 'file.save', null);
  expect(app.settings.get().keys).toEqual({});
});

test('keys that another action has are named, the first key of a pair too', () => {
  const app = openApp();
  setKeys(app, 'file.save', 'F');
  expect(sameKeys(app, 'file.save', 'F')).toEqual(['node.fail']);
  expect(sameKeys(app, 'file.save', 'G')).toContain('view.workbench');
  expect(sameKeys(app, 'file.save', 'Mod+J')).toEqual([]);
});

test('keys that move the focus or close things stay what they are', () => {
  expect(['Tab', 'Escape', 'Enter', 'Shift', 'ArrowUp'].map(isUsable)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
  expect(['Mod+J', 'J', 'F8', 'Shift+J'].map(isUsable)).toEqual([true, true, true, true]);
});

test('the menus of cards and users show the keys as they are now', () => {
  const app = openApp();
  setKeys(app, 'node.fail', 'K');
  setKeys(app, 'users.assign', '');
  const node = nodeView({ name: 'imp1', actions: ['fail-node'] });
  const keys = nodeMenu(app, node, groupView({ nodes: [node, null] }))
    .flat()
    .flatMap(({ key, keys: shown }) =>
      ['fail-node', 'assign', 'rename'].includes(key) ? [[key, shown]] : [],
    );
  expect(keys).toEqual([
    ['fail-node', 'K'],
    ['assign', undefined],
    ['rename', 'F2'],
  ]);
});

test('a view is told what to begin with: Plan the moves by capacity', () => {
  const app = openApp();
  showView(app, 'plan', { place: 'moves', goal: 'capacity' });
  expect(planStateOf(app).get().moves.goal).toBe('capacity');
  showView(app, 'plan', { place: 'sizing' });
  expect(planStateOf(app).get()).toMatchObject({ place: 'sizing', moves: { goal: 'capacity' } });
});
