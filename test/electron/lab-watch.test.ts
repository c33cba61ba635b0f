import type { BrowserWindow } from 'electron';
import { expect, test, vi } from 'vitest';
import { createLabWatch, windowTitle } from '../../src/main/electron/lab-watch';
import type { LabEvent } from '../../src/shared/lab-api';
import type { LabView } from '../../src/shared/view';

const FILE = { name: 'hq', path: '/labs/hq.implab', dirty: true, unsavedSteps: 1, seal: null };

function view(change: object = {}): LabView {
  return { title: 'Head office', undo: 'Fail imp1', redo: null, file: FILE, ...change } as LabView;
}

function changed(shown: LabView | null, opened = false): LabEvent {
  return {
    type: 'lab.changed',
    view: shown,
    steps: { from: 0, rows: [], position: 0 },
    opened,
  };
}

function watch(platform: NodeJS.Platform = 'linux') {
  const told = {
    setTitle: vi.fn(),
    setRepresentedFilename: vi.fn(),
    setDocumentEdited: vi.fn(),
    setProgressBar: vi.fn(),
  };
  const app = { addRecentDocument: vi.fn() };
  const menus = vi.fn();
  const window = { ...told, isDestroyed: () => false } as unknown as BrowserWindow;
  const recent = [{ path: '/labs/hq.implab', title: 'Head office', at: '' }];
  const hear = createLabWatch(app, window, platform, async () => recent, menus);
  return { hear, told, app, menus };
}

test.each([
  ['no lab', null, 'linux', 'implab'],
  ['a saved lab', view({ file: { ...FILE, dirty: false } }), 'linux', 'hq — implab'],
  ['unsaved work', view(), 'win32', '• hq — implab'],
  ['unsaved work on macOS, which marks it in the frame', view(), 'darwin', 'hq — implab'],
  [
    'a lab without a file',
    view({ file: { ...FILE, path: null } }),
    'linux',
    '• Head office — implab',
  ],
] as const)('the title shows %s', (_what, shown, platform, title) => {
  expect(windowTitle(shown, platform)).toBe(title);
});

test('the frame is told the file and whether it is saved', () => {
  const { hear, told } = watch();
  hear(changed(view()));
  expect([told.setRepresentedFilename.mock.calls, told.setDocumentEdited.mock.calls]).toEqual([
    [['/labs/hq.implab']],
    [[true]],
  ]);
});

test('a file that was opened or saved goes to the system’s recent documents once', () => {
  const { hear, app } = watch();
  hear(changed(view()));
  hear(changed(view()));
  expect(app.addRecentDocument.mock.calls).toEqual([['/labs/hq.implab']]);
});

test('the menu is made anew only when what it shows has changed', async () => {
  const { hear, menus } = watch();
  hear(changed(view()));
  await expect.poll(() => menus.mock.calls.length).toBe(2);
  hear(changed(view({ title: 'Other' })));
  hear(changed(null));
  expect(menus.mock.calls.map(([{ open, recent }]) => [open, recent.length])).toEqual([
    [true, 0],
    [true, 1],
    [false, 1],
  ]);
});

test('a task shows its progress in the task bar, and takes it away at the end', () => {
  const { hear, told } = watch();
  hear({ type: 'task.progress', id: null, label: 'Importing', done: 1, total: 4 });
  hear({ type: 'task.progress', id: null, label: 'Importing', done: 4, total: 4 });
  expect(told.setProgressBar.mock.calls).toEqual([[0.25], [-1]]);
});
