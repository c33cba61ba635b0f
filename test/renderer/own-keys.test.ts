import { expect, test } from 'vitest';
import { REGISTRY } from '../../src/renderer/app/registry';
import { isUsable, keysOf, sameKeys, setKeys } from '../../src/renderer/keyboard/own-keys';
import { createApp } from '../../src/renderer/stores/app-context';
import { fakeLab } from './fake-lab';

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
