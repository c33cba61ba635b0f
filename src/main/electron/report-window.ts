import { randomUUID } from 'node:crypto';
import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import { APP_SCHEME, REPORT_HOST } from './origin';

/** A report shows its own styles and pictures and can do nothing else, whatever a lab wrote into it. */
const REPORT_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; sandbox";

/** Turns reports into paper. */
export interface ReportPrinter {
  /** The report at an address, for the protocol handler; null when there is none. */
  readonly answer: (address: string) => Response | null;
  /** Rejects with what the system says where it cannot. */
  readonly toPdf: (html: string) => Promise<Uint8Array>;
  /** Opens the system's print dialog; resolves when it is closed, and rejects like `toPdf`. */
  readonly print: (html: string) => Promise<void>;
}

/**
 * Prints reports from windows nobody sees. They get no preload and run no script.
 *
 * @param createWindow  makes a window of Electron
 */
export function createReportPrinter(
  createWindow: (options: BrowserWindowConstructorOptions) => BrowserWindow,
): ReportPrinter {
  const pages = new Map<string, string>();

  async function show<T>(html: string, use: (window: BrowserWindow) => Promise<T>): Promise<T> {
    const address = `${APP_SCHEME}://${REPORT_HOST}/${randomUUID()}`;
    pages.set(address, html);
    const window = createWindow({
      show: false,
      webPreferences: {
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        javascript: false,
        spellcheck: false,
      },
    });
    try {
      await window.loadURL(address);
      return await use(window);
    } finally {
      pages.delete(address);
      window.destroy();
    }
  }

  return {
    answer(address) {
      const html = pages.get(address);
      if (html === undefined) return null;
      return new Response(html, {
        headers: {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': REPORT_POLICY,
          'x-content-type-options': 'nosniff',
        },
      });
    },
    toPdf: (html) =>
      show(html, (window) => window.webContents.printToPDF({ printBackground: true })),
    print: (html) =>
      show(
        html,
        (window) =>
          new Promise<void>((done, fail) => {
            window.webContents.print({ printBackground: true }, (printed, reason) => {
              // Electron knows a person's Cancel by its words only ("Print job canceled").
              if (printed || /cancel/i.test(reason)) done();
              else fail(new Error(reason));
            });
          }),
      ),
  };
}
