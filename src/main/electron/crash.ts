import type { BrowserWindow, Dialog } from 'electron';
import type { Log } from './log';

/** A second crash within this time after the first is not met with another reload. */
const AGAIN_MS = 60_000;

/**
 * Keeps a window usable when its page breaks. The lab lives in the main process and loses nothing: a page that crashed
 * is loaded again once, then the person decides; one that hangs may be waited for or loaded again.
 */
export function setupCrashHandling(window: BrowserWindow, dialog: Dialog, log: Log): void {
  const { webContents } = window;
  let crashedAt = Number.NEGATIVE_INFINITY;

  webContents.on('render-process-gone', async (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    log.line(`the page ended: ${reason}, exit code ${exitCode}`);
    const again = Date.now() - crashedAt < AGAIN_MS;
    crashedAt = Date.now();
    if (!again) {
      webContents.reload();
      return;
    }
    const { response } = await dialog.showMessageBox(window, {
      type: 'error',
      message: 'The window stopped working twice',
      detail: `Nothing of the lab is lost. What happened is written in ${log.path}.`,
      buttons: ['Load the window again', 'Close'],
      defaultId: 0,
      cancelId: 1,
      noLink: true,
    });
    if (window.isDestroyed()) return;
    if (response === 0) webContents.reload();
    else window.close();
  });

  let waiting: AbortController | null = null;
  window.on('unresponsive', async () => {
    if (waiting) return;
    waiting = new AbortController();
    log.line('the page does not answer');
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message: 'The window does not answer',
      detail: 'Nothing of the lab is lost if it is loaded again.',
      buttons: ['Wait', 'Load the window again'],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
      signal: waiting.signal,
    });
    waiting = null;
    if (response !== 1 || window.isDestroyed()) return;
    // A page that hangs would not hear a reload; its process has to go first.
    webContents.forcefullyCrashRenderer();
  });
  window.on('responsive', () => waiting?.abort());
}
