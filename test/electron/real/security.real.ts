import { CONTENT_POLICY } from '../../../src/main/files/page-headers';
import { expect, test } from './app';

test('the page is at its own scheme, with the content policy as a header', async ({ real }) => {
  await expect(real.page).toHaveURL('app://lab/');
  const policy = await real.page.evaluate(async () =>
    (await fetch('app://lab/')).headers.get('content-security-policy'),
  );
  expect(policy).toBe(CONTENT_POLICY);
});

test('the sandbox is on and the page sees nothing of Node or Electron', async ({ real }) => {
  const preferences = await real.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences: () => Record<string, unknown>;
    };
    const { sandbox, contextIsolation, nodeIntegration, webSecurity } =
      contents.getLastWebPreferences();
    return { sandbox, contextIsolation, nodeIntegration, webSecurity };
  });
  const off = await real.app.evaluate(({ app }) => app.commandLine.hasSwitch('no-sandbox'));
  expect(off).toBe(false);
  expect(preferences).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
  });
  const found = await real.page.evaluate(() => ({
    names: ['process', 'require', 'module', 'Buffer', 'ipcRenderer'].filter(
      (name) => name in window,
    ),
    bridge: Object.keys((window as unknown as { implab: object }).implab).sort(),
  }));
  expect(found).toEqual({ names: [], bridge: ['call', 'subscribe'] });
});

test('the preload’s world is its own: the page cannot reach into what the bridge does', async ({
  real,
}) => {
  const reached = await real.page.evaluate(() => {
    const { implab } = window as unknown as {
      implab: { subscribe: (listener: () => void) => () => void };
    };
    // The preload keeps its listeners in a map; were its world the page's, this would see them.
    const { set } = Map.prototype;
    let count = 0;
    Map.prototype.set = function (...given) {
      count += 1;
      return set.apply(this, given);
    };
    implab.subscribe(() => {})();
    Map.prototype.set = set;
    return count;
  });
  expect(reached).toBe(0);
});

test('the page stays where it is and opens nothing', async ({ real }) => {
  const opened = await real.page.evaluate(() => window.open('https://example.com/'));
  await real.page.evaluate(() => location.assign('https://example.com/'));
  await real.page.waitForTimeout(500);
  expect(opened).toBeNull();
  await expect(real.page).toHaveURL('app://lab/');
  expect(real.app.windows()).toHaveLength(1);
});

test('the web view tag does nothing, and a frame shows nothing', async ({ real }) => {
  const contents = await real.app.evaluate(
    ({ webContents }) => webContents.getAllWebContents().length,
  );
  await real.page.evaluate(() => {
    const view = document.createElement('webview');
    view.setAttribute('src', 'https://example.com/');
    const frame = document.createElement('iframe');
    frame.src = 'https://example.com/';
    document.body.append(view, frame);
  });
  await real.page.waitForTimeout(500);
  const after = await real.app.evaluate(
    ({ webContents }) => webContents.getAllWebContents().length,
  );
  expect(after).toBe(contents);
});

test('a request out of the app is refused, whoever asks', async ({ real }) => {
  const fromPage = await real.page.evaluate(() =>
    fetch('https://example.com/').then(
      () => 'answered',
      () => 'refused',
    ),
  );
  const fromMain = await real.app.evaluate(({ session }) =>
    session.defaultSession.fetch('https://example.com/').then(
      () => 'answered',
      () => 'refused',
    ),
  );
  expect([fromPage, fromMain]).toEqual(['refused', 'refused']);
});

test('no permission is granted', async ({ real }) => {
  const answer = await real.page.evaluate(() => Notification.requestPermission());
  expect(answer).toBe('denied');
});

test('a path out of the page’s folder is not served', async ({ real }) => {
  const statuses = await real.page.evaluate(async () => {
    const paths = ['%2e%2e%2fmain%2felectron.js', '..%2fpreload%2fpreload.cjs', 'package.json'];
    return Promise.all(paths.map(async (path) => (await fetch(`app://lab/${path}`)).status));
  });
  expect(statuses).toEqual([404, 404, 404]);
});
