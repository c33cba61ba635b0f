import { expect, test } from 'vitest';
import { webPreferences, windowOptions } from '../../src/main/electron/window';
import { MIN_SIZE, placeWindow } from '../../src/main/electron/window-state';

const FACTS = {
  preload: '/app/preload.cjs',
  icon: '/app/icon.png',
  state: { bounds: { x: 1, y: 2, width: 1000, height: 700 }, maximized: false },
  dark: true,
  ground: null,
  packaged: true,
};

test('a page gets the sandbox, a world of its own and no Node, stated rather than assumed', () => {
  expect(webPreferences('/app/preload.cjs', true)).toEqual({
    preload: '/app/preload.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    spellcheck: false,
    devTools: false,
  });
});

test('nothing that weakens the page is even mentioned', () => {
  const mentioned = Object.keys(webPreferences('/app/preload.cjs', false));
  const weak = [
    'webSecurity',
    'allowRunningInsecureContent',
    'experimentalFeatures',
    'enableBlinkFeatures',
    'nodeIntegrationInSubFrames',
    'nodeIntegrationInWorker',
  ];
  expect(mentioned.filter((key) => weak.includes(key))).toEqual([]);
});

test('the window shows at its first paint, in the colour of the theme', () => {
  const { show, backgroundColor } = windowOptions(FACTS);
  expect({ show, backgroundColor }).toEqual({ show: false, backgroundColor: '#0f1115' });
  expect(windowOptions({ ...FACTS, dark: false }).backgroundColor).toBe('#f6f7f9');
  expect(windowOptions({ ...FACTS, ground: '#000000' }).backgroundColor).toBe('#000000');
});

const SCREEN = { x: 0, y: 25, width: 1920, height: 1055 };
const SECOND = { x: 1920, y: 0, width: 1280, height: 1024 };

test('the first window stands in the middle of the main display', () => {
  expect(placeWindow(null, [SCREEN, SECOND])).toEqual({ x: 240, y: 103, width: 1440, height: 900 });
});

test('a window comes back where it was, on whichever display', () => {
  const there = { x: 2000, y: 50, width: 1000, height: 800 };
  expect(placeWindow(there, [SCREEN, SECOND])).toEqual(there);
});

test.each([
  ['its display is gone', { x: 2000, y: 50, width: 1000, height: 800 }],
  ['its title bar is above the display', { x: 100, y: -300, width: 1000, height: 800 }],
  ['only its edge is left on the display', { x: 1880, y: 100, width: 1000, height: 800 }],
  ['its title bar is below the display', { x: 100, y: 1070, width: 1000, height: 800 }],
])('a window is brought back when %s, in its size', (_why, bounds) => {
  expect(placeWindow(bounds, [SCREEN])).toEqual({ x: 460, y: 153, width: 1000, height: 800 });
});

test('a window is never larger than its display nor smaller than the panels need', () => {
  const { width, height } = placeWindow({ x: 0, y: 25, width: 5000, height: 10 }, [SCREEN]);
  expect({ width, height }).toEqual({ width: 1920, height: MIN_SIZE.height });
});
