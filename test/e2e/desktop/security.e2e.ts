import { HELP_LINKS } from '../../../src/main/electron/external-links';
import { CONTENT_POLICY } from '../../../src/main/files/page-headers';
import { expect, test } from '../fixtures';

/** What the browser says when a rule holds; a test that tries to break one expects it. */
const BLOCKED =
  /Content Security Policy|Failed to load resource|Not allowed to load|The page asked for|Blocked script execution/;

test('the page runs in the sandbox without Node', async ({ page, desktop }) => {
  expect(desktop.app.sandboxed).toBe(true);
  expect(desktop.window().options.webPreferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
  });
  const found = await page.evaluate(() =>
    [
      'process',
      'require',
      'module',
      'exports',
      'Buffer',
      'global',
      'ipcRenderer',
      'electron',
    ].filter((name) => name in window),
  );
  expect(found).toEqual([]);
});

test('the preload gives the page two functions and nothing else', async ({ page }) => {
  const bridge = await page.evaluate(() => {
    const implab = (window as unknown as { implab: Record<string, unknown> }).implab;
    return {
      kinds: Object.entries(implab).map(([name, part]) => [name, typeof part]),
      frozen: Object.isFrozen(implab),
    };
  });
  expect(bridge).toEqual({
    kinds: [
      ['call', 'function'],
      ['subscribe', 'function'],
    ],
    frozen: true,
  });
});

test('a listener of the page gets the event alone, never what Electron sends with it', async ({
  page,
}) => {
  const given = await page.evaluate(
    () =>
      new Promise<{ count: number; keys: string[] }>((resolve) => {
        const { implab } = window as unknown as {
          implab: { subscribe: (listener: (...args: object[]) => void) => void };
        };
        implab.subscribe((...args) =>
          resolve({ count: args.length, keys: Object.keys(args[0] ?? {}).sort() }),
        );
      }),
  );
  expect(given).toEqual({ count: 1, keys: ['opened', 'steps', 'type', 'view'] });
});

test('the page comes from our own scheme with the content policy as a header', async ({
  page,
  desktop,
}) => {
  expect(desktop.app.privilegedSchemes).toEqual(new Set(['app']));
  expect(desktop.window().webContents.getURL()).toBe('app://lab/');
  const policy = await page.evaluate(async () =>
    (await fetch('/')).headers.get('content-security-policy'),
  );
  expect(policy).toBe(CONTENT_POLICY);
});

test.describe('a page that tries to leave', () => {
  test.use({ allowedMessages: BLOCKED });

  test('finds no path out of its folder', async ({ page }) => {
    const statuses = await page.evaluate(async () => {
      const paths = [
        '/%2e%2e%2fmain%2felectron.js',
        '/..%2fpreload%2fpreload.cjs',
        '/package.json',
      ];
      return Promise.all(paths.map(async (path) => (await fetch(path)).status));
    });
    expect(statuses).toEqual([404, 404, 404]);
  });

  for (const [how, url, byLink] of [
    ['by its address', 'https://example.com/', false],
    ['by a link', 'https://example.com/', true],
    ['by a link to a file', 'file:///etc/passwd', true],
    ['by script in a link', 'javascript:location="https://example.com"', true],
    ['to another host of our scheme', 'https://report.app.invalid/', false],
  ] as const) {
    test(`stays when it goes ${how}`, async ({ page, desktop }) => {
      if (byLink) await page.evaluate(click, [url, '']);
      else await page.evaluate((address) => location.assign(address), url);
      await page.waitForTimeout(300);
      expect(desktop.window().webContents.getURL()).toBe('app://lab/');
      expect(desktop.session.requests.filter((asked) => !asked.startsWith('app://lab/'))).toEqual(
        [],
      );
    });
  }

  test('is asked before a redirect, too', async ({ desktop, page: _ }) => {
    const { webContents } = desktop.window();
    const refused = (url: string): boolean => webContents.ask('will-redirect', { url });
    expect([refused('https://example.com/'), refused('app://lab/')]).toEqual([true, false]);
  });

  test('gets no window, and no tab', async ({ page, desktop }) => {
    const opened = await page.evaluate(() => window.open('https://example.com/', '_blank'));
    await page.evaluate(click, ['https://example.com/', '_blank']);
    await page.waitForTimeout(300);
    expect(opened).toBeNull();
    expect({ windows: desktop.app.windows.size, external: desktop.opened }).toEqual({
      windows: 1,
      external: [],
    });
  });

  test('can send the person’s browser to a page of the help menu only', async ({
    page,
    desktop,
  }) => {
    const known = HELP_LINKS[0].url;
    await page.evaluate((url) => window.open(url), known);
    await page.evaluate((url) => window.open(url), `${known}?and=more`);
    await expect.poll(() => desktop.opened).toEqual([known]);
  });

  test('gets nothing from the network, asked by page or by system', async ({ page, desktop }) => {
    const answers = await page.evaluate(async () => {
      const ask = (url: string): Promise<string> =>
        fetch(url).then(
          () => 'answered',
          () => 'refused',
        );
      return Promise.all(['https://example.com/', 'http://127.0.0.1:1/'].map(ask));
    });
    expect(answers).toEqual(['refused', 'refused']);
    const system = await Promise.all(
      ['https://example.com/', 'http://127.0.0.1:1/', 'file:///etc/passwd'].map((url) =>
        desktop.session.fetch(url, 'GET', 'other'),
      ),
    );
    expect(system).toEqual([null, null, null]);
    expect(desktop.session.requests.filter((url) => !url.startsWith('app://lab/'))).toEqual([]);
  });

  test('runs no script from elsewhere, from text, or inline', async ({ page }) => {
    await page.evaluate(() => {
      for (const change of [
        (script: HTMLScriptElement) => script.setAttribute('src', 'https://example.com/x.js'),
        (script: HTMLScriptElement) => script.append('window.wasRun = true'),
        (script: HTMLScriptElement) =>
          script.setAttribute('src', 'data:text/javascript,wasRun=true'),
      ]) {
        const script = document.createElement('script');
        change(script);
        document.head.append(script);
      }
    });
    await page.waitForTimeout(200);
    expect(await page.evaluate(() => 'wasRun' in window)).toBe(false);
  });

  test('is shown in no frame and shows none', async ({ page, desktop }) => {
    await page.evaluate(() => {
      const frame = document.createElement('iframe');
      frame.src = 'https://example.com/';
      document.body.append(frame);
    });
    await page.waitForTimeout(200);
    expect(desktop.session.requests.filter((url) => !url.startsWith('app://lab/'))).toEqual([]);
  });
});

test('no permission is granted', async ({ page, desktop }) => {
  expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
  expect(desktop.session.grants()).toEqual({ request: false, check: false, device: false });
});

test('no page is put into the page', async ({ desktop, page: _ }) => {
  expect(desktop.window().webContents.ask('will-attach-webview')).toBe(true);
});

test('the channels are the three that answer, and each looks at who speaks', async ({
  desktop,
  page: _,
}) => {
  expect(desktop.ipcMain.channels()).toEqual([
    'implab:call',
    'implab:subscribe',
    'implab:unsubscribe',
  ]);
  const { webContents } = desktop.window();
  const forged = [
    { sender: webContents, senderFrame: { url: 'app://lab/', parent: { url: 'app://lab/' } } },
    { sender: webContents, senderFrame: { url: 'https://example.com/', parent: null } },
    { sender: webContents, senderFrame: null },
    { sender: {}, senderFrame: { url: 'app://lab/', parent: null } },
  ];
  for (const channel of desktop.ipcMain.channels()) {
    for (const event of forged) {
      await expect(desktop.ipcMain.invoke(channel, event, ['host.info', {}])).rejects.toThrow(
        'This frame may not speak to the lab.',
      );
    }
  }
});

test('what cannot be cloned does not cross', async ({ page }) => {
  const said = await page.evaluate(async () => {
    const { implab } = window as unknown as {
      implab: { call: (command: string, args: unknown) => Promise<unknown> };
    };
    try {
      await implab.call('lab.run', { steps: [Symbol('x')] });
      return 'crossed';
    } catch (error) {
      return String(error);
    }
  });
  expect(said).toMatch(/Symbols cannot cross/);
});

/** Clicks a link; runs in the page. */
function click([url, target]: readonly string[]): void {
  const link = document.createElement('a');
  link.href = url ?? '';
  link.target = target ?? '';
  document.body.append(link);
  link.click();
}
