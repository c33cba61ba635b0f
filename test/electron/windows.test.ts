import { expect, test } from 'vitest';
import type { Desktop, DesktopDoes } from '../../src/main/electron/desktop';
import { createWindows } from '../../src/main/electron/windows';
import { problem } from '../../src/main/lab/problem';
import type { Outcome } from '../../src/shared/outcome';

const CANCELLED = problem('cancelled', { name: 'Opening storm' });

/** A window that a test looks into: what it was asked to open, and how that ends. */
interface TestWindow {
  readonly does: DesktopDoes;
  readonly opened: string[];
  /** Ends the opening under way. */
  end: (outcome: Outcome<object>) => void;
  hasLeft: boolean;
}

/** Windows whose labs open nothing by themselves. */
function windowsOf() {
  const made: TestWindow[] = [];
  const without: string[] = [];
  const lab = () => ({
    document: {
      async openPath(path: string) {
        without.push(path);
        return { ok: true } as const;
      },
    },
    async close() {},
  });
  const windows = createWindows({
    labs: Promise.resolve({ add: lab } as never),
    make(_, does) {
      const window: TestWindow = { does, opened: [], end: () => {}, hasLeft: false };
      made.push(window);
      return {
        path: () => null,
        isFree: () => true,
        open(path, anyway) {
          window.opened.push(anyway ? `${path} anyway` : path);
          return new Promise((resolve) => {
            window.end = resolve;
          });
        },
        openFile: async (path) => void (await does.openFile(path)),
        focus() {},
        leave() {
          window.hasLeft = true;
        },
        gone: new Promise(() => {}),
        closed: new Promise(() => {}),
      } as Partial<Desktop> as Desktop;
    },
  });
  return { windows, made, without };
}

const soon = () => new Promise((resolve) => setImmediate(resolve));

test('two files at once do not meet in one window, and the same one is opened once', async () => {
  const { windows, made, without } = windowsOf();
  windows.add();
  void windows.openPath('/labs/a.json');
  void windows.openPath('/labs/a.json');
  void windows.openPath('/labs/b.json');
  await soon();
  expect(made[0]!.opened).toEqual(['/labs/a.json']);
  expect(without).toEqual(['/labs/b.json']);
  expect(made).toHaveLength(2);
});

test('what takes minutes has its window at once, which goes where nothing comes of it', async () => {
  const { windows, made, without } = windowsOf();
  windows.add();
  const [first] = made;
  void windows.openPath('/labs/a.json');
  const outcome = first!.does.openFile('/labs/storm.json', true);
  await soon();
  const [, second] = made;
  expect([second?.opened, without]).toEqual([['/labs/storm.json anyway'], []]);
  second!.end(CANCELLED);
  expect(await outcome).toBe(CANCELLED);
  expect(second!.hasLeft).toBe(true);
});
