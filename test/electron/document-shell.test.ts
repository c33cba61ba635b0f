import type { BrowserWindow, Dialog } from 'electron';
import { expect, test, vi } from 'vitest';
import {
  createDocumentShell,
  type DocumentShellParts,
} from '../../src/main/electron/document-shell';
import type { ReportPrinter } from '../../src/main/electron/report-window';
import { problem } from '../../src/main/lab/problem';

const REPORT = { ok: true, file: { name: 'a.html', mime: 'text/html', data: '' } };

const GONE = problem('no-such-file', { name: 'a.implab' });

/** The shell around a lab that opens nothing and exports one report; `done` is what was asked of the system. */
function shell(
  visible: boolean,
  printer: Partial<ReportPrinter> = {},
  openFile: DocumentShellParts['openFile'] = async () => GONE,
) {
  const done: string[] = [];
  const showMessageBox = vi.fn(async (_window: unknown, { message }: { message: string }) => {
    done.push(message);
    return { response: 0 };
  });
  const write = vi.fn();
  const document = createDocumentShell({
    lab: {
      call: async () => REPORT,
      document: { state: () => ({ dirty: false }) },
    } as never,
    window: {
      isDestroyed: () => false,
      isVisible: () => visible,
      show: () => done.push('show'),
    } as unknown as BrowserWindow,
    dialog: { showMessageBox } as unknown as Dialog,
    files: { open: async () => '/labs/chosen.json', save: async () => '/labs/a.pdf' },
    disk: { write } as never,
    printer: printer as ReportPrinter,
    openFile,
    openWindow: () => done.push('window'),
    offer: () => {},
  });
  return { document, done, showMessageBox, write };
}

test('a dialog never belongs to a window that nobody sees', async () => {
  const hidden = shell(false);
  await hidden.document.openFile('/labs/a.implab');
  expect(hidden.done).toEqual(['show', 'The file is gone']);
  const seen = shell(true);
  await seen.document.openFile('/labs/a.implab');
  expect(seen.done).toEqual(['The file is gone']);
});

test('a report that does not print is told, with the words of the system', async () => {
  const print = () => Promise.reject(new Error('Print job failed'));
  const { document, showMessageBox } = shell(true, { print });
  await document.printReport();
  expect(showMessageBox.mock.calls[0]?.[1]).toMatchObject({
    type: 'error',
    message: 'The report was not printed',
    detail: expect.stringContaining('Print job failed'),
  });
});

test('a report that was printed, or not on purpose, is told to nobody', async () => {
  const { document, done } = shell(true, { print: async () => {} });
  await document.printReport();
  expect(done).toEqual([]);
});

test('a report that becomes no PDF is a problem, and no file is written', async () => {
  const toPdf = () => Promise.reject(new Error('Failed to generate PDF'));
  const { document, write } = shell(true, { toPdf });
  expect(await document.call('shell.export', { kind: 'report' })).toMatchObject({
    ok: false,
    problem: { code: 'print-failed', message: expect.stringContaining('Failed to generate PDF') },
  });
  expect(write).not.toHaveBeenCalled();
});

const COSTLY = problem('over-budget', {
  name: 'Opening storm',
  detail: 'its steps ask for very much',
  anyway: 'about 4 min and 1.2 GB of memory',
});

test.each([
  ['opened', 0, ['/labs/storm.json', '/labs/storm.json anyway']],
  ['left', 1, ['/labs/storm.json']],
])(
  'a file that takes very much is asked about with what it takes, and %s',
  async (_, response, asked) => {
    const opened: string[] = [];
    const { document, showMessageBox } = shell(true, {}, async (path, anyway) => {
      opened.push(anyway ? `${path} anyway` : path);
      return anyway ? { ok: true } : COSTLY;
    });
    showMessageBox.mockResolvedValue({ response });
    await document.openFile('/labs/storm.json');
    expect(showMessageBox.mock.calls.map(([, box]) => box)).toEqual([
      expect.objectContaining({
        type: 'warning',
        detail: expect.stringContaining('about 4 min and 1.2 GB of memory'),
        buttons: ['Open anyway', 'Cancel'],
        cancelId: 1,
      }),
    ]);
    expect(opened).toEqual(asked);
  },
);

test('the page may open anyway what it asked for last and was refused, and nothing else', async () => {
  const opened: string[] = [];
  const { document } = shell(true, {}, async (path, anyway) => {
    opened.push(anyway ? `${path} anyway` : path);
    return anyway ? { ok: true } : COSTLY;
  });
  expect(await document.call('shell.open', { anyway: true })).toEqual({ ok: true, opened: false });
  expect(await document.call('shell.open', {})).toBe(COSTLY);
  expect(await document.call('shell.open', { anyway: true })).toEqual({ ok: true, opened: true });
  expect(await document.call('shell.open', { anyway: true })).toEqual({ ok: true, opened: false });
  expect(opened).toEqual(['/labs/chosen.json', '/labs/chosen.json anyway']);
});
