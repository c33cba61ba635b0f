import type { BrowserWindow } from 'electron';
import { expect, test, vi } from 'vitest';
import { createReportPrinter } from '../../src/main/electron/report-window';

/** A printer whose window answers as Electron does. */
function printer(printed: boolean, reason: string) {
  const destroy = vi.fn();
  const window = {
    loadURL: async () => {},
    destroy,
    webContents: {
      print: (_options: object, done: (printed: boolean, reason: string) => void) =>
        done(printed, reason),
    },
  };
  return { destroy, printer: createReportPrinter(() => window as unknown as BrowserWindow) };
}

test.each([
  ['is printed', true, ''],
  ['is cancelled by the person', false, 'Print job canceled'],
])('a report that %s has not failed', async (_what, printed, reason) => {
  const { printer: paper, destroy } = printer(printed, reason);
  await expect(paper.print('<p>')).resolves.toBeUndefined();
  expect(destroy).toHaveBeenCalledOnce();
});

test('a report that does not print rejects with the words of the system, and leaves no window', async () => {
  const { printer: paper, destroy } = printer(false, 'Print job failed');
  await expect(paper.print('<p>')).rejects.toThrow('Print job failed');
  expect(destroy).toHaveBeenCalledOnce();
});
