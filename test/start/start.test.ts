import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const START = resolve(import.meta.dirname, '../../src/main/start.mjs');
const SCENARIO = resolve(import.meta.dirname, '../scenarios/why-the-secondary.json');

let folder = '';
let running: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'implab-start-'));
});

afterEach(async () => {
  const ends = running.map((child) => child.exitCode ?? once(child, 'exit'));
  for (const child of running) child.kill('SIGKILL');
  await Promise.all(ends);
  running = [];
  rmSync(folder, { recursive: true, maxRetries: 10 });
});

/** Starts the app as `npm start -- ...args` does. No display and no network unless told otherwise. */
function start(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...rest } = process.env;
  const child = spawn(process.execPath, [START, ...args], {
    env: { ...rest, IMPLAB_DATA: folder, ELECTRON_MIRROR: 'http://127.0.0.1:9/', ...env },
  });
  running.push(child);
  let text = '';
  const hear = (chunk: Buffer): void => {
    text += chunk;
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const exit = once(child, 'exit').then(([code]) => code as number | null);
  return {
    child,
    exit,
    said: async (pattern: RegExp): Promise<string> => {
      await expect.poll(() => text, { timeout: 20_000 }).toMatch(pattern);
      return text;
    },
  };
}

test('the address is printed, and Ctrl+C ends the host cleanly', async () => {
  const app = start(['--no-open', '--port', '0']);
  const text = await app.said(/Ctrl\+C/);
  const address = /http:\S+/.exec(text)?.[0] ?? '';
  expect((await fetch(address, { redirect: 'manual' })).status).toBe(303);
  app.child.kill('SIGINT');
  // Windows knows no signals: there a program that gets one is ended without a word.
  expect(await app.exit).toBe(process.platform === 'win32' ? null : 0);
});

test('a lab named on the command line is opened, and one that cannot be is said', async () => {
  const good = start(['--no-open', '--port', '0', SCENARIO]);
  expect(await good.said(/Ctrl\+C/)).not.toMatch(/implab: /);
  const bad = start(['--no-open', '--port', '0', 'nothing.implab']);
  expect(await bad.said(/Ctrl\+C/)).toMatch(/nothing/);
});

test('a port that is taken is said in one line', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as { port: number };
  const app = start(['--no-open', '--port', String(port)]);
  expect(await app.said(/taken/)).toBe(
    `implab: port ${port} is taken. Choose another one, or leave --port out.\n`,
  );
  expect(await app.exit).toBe(1);
  other.close();
});

test('a path is meant from where npm was called, though npm starts in the folder of the package', async () => {
  const env = { npm_lifecycle_event: 'start', INIT_CWD: resolve(SCENARIO, '..') };
  const app = start(['--no-open', '--port', '0', 'why-the-secondary.json'], env);
  expect(await app.said(/Ctrl\+C/)).not.toMatch(/implab: /);
});

test('a wrong option is said in one line', async () => {
  const app = start(['--no-open', '--port', 'lots']);
  expect(await app.said(/\n/)).toBe('implab: --port takes a number from 0 to 65535, not "lots".\n');
  expect(await app.exit).toBe(2);
});

describe.runIf(process.platform === 'linux')('on Linux', () => {
  /** A folder for the search path whose `xdg-open` notes what it is asked to open, and ends with a code. */
  function opener(code: number): NodeJS.ProcessEnv {
    const path = join(folder, 'xdg-open');
    writeFileSync(path, `#!/bin/sh\necho "$1" > "${folder}/opened"\nexit ${code}\n`);
    chmodSync(path, 0o755);
    return { PATH: `${folder}:${process.env['PATH']}`, DISPLAY: ':99' };
  }

  test('without a display the desktop gives way in one line, and the host serves on', async () => {
    const app = start([]);
    const text = await app.said(/yourself/);
    expect(text.split('\n')).toEqual([
      'The desktop app is not available here (there is no display); the browser shows the same app.',
      expect.stringMatching(/^implab is at http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+$/),
      'Ctrl+C ends it.',
      'Open the address yourself: there is no display.',
      '',
    ]);
    const address = /http:\S+/.exec(text)?.[0] ?? '';
    expect((await fetch(address, { redirect: 'manual' })).status).toBe(303);
  });

  /** Starts the desktop app with a program of our own in Electron's place. */
  function startDesktop(script: string) {
    const path = join(folder, 'electron');
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
    const asRoot = process.getuid?.() === 0 ? ['--electron', '--no-sandbox'] : [];
    return start(asRoot, { ...opener(0), ELECTRON_OVERRIDE_DIST_PATH: folder });
  }

  test.each([
    ['is killed, as where no sandbox can be made', 'echo no sandbox >&2; kill -TRAP $$'],
    ['ends with an error, as where no display answers', 'echo no display >&2; exit 1'],
  ])('an Electron that %s gives way to the browser', async (_how, script) => {
    const text = await startDesktop(script).said(/Ctrl\+C/);
    expect(text).toMatch(
      /^no (sandbox|display)\nThe desktop app is not available here \(Electron ended at its start; what it said stands above\)/,
    );
    expect(text).toMatch(/implab is at http/);
  });

  test('the end of the desktop app is the end of npm start', async () => {
    const app = startDesktop('exit 0');
    expect(await app.exit).toBe(0);
    expect(await app.said(/^$/)).toBe('');
  });

  test('the desktop app hears of Ctrl+C, and no browser takes its place', async () => {
    const app = startDesktop('trap "exit 7" INT; echo ready; while :; do sleep 0.05; done');
    await app.said(/ready/);
    app.child.kill('SIGINT');
    expect(await app.exit).toBe(7);
    expect(await app.said(/ready/)).toBe('ready\n');
  });

  test('the browser is given a page that leads to the address, which no command line shows', async () => {
    const app = start(['--web', '--port', '0'], opener(0));
    const address = /http:\S+/.exec(await app.said(/Ctrl\+C/))?.[0];
    const opened = (): string =>
      readFileSync(join(folder, 'opened'), { encoding: 'utf8', flag: 'a+' }).trim();
    await expect.poll(opened).toMatch(/^file:.*\.html$/);
    expect(readFileSync(fileURLToPath(opened()), 'utf8')).toContain(address);
  });

  // A port that a privilege is needed for; root has it, so another person asks.
  test.runIf(process.getuid?.() !== 0)(
    'a port that the system reserves is said in one line',
    async () => {
      const app = start(['--no-open', '--port', '1']);
      expect(await app.said(/port 1/)).toBe(
        'implab: port 1 is reserved by the system. Choose another one, or leave --port out.\n',
      );
      expect(await app.exit).toBe(1);
    },
  );

  test('no browser is said, and the host serves on', async () => {
    const app = start(['--web', '--port', '0'], opener(3));
    const text = await app.said(/no browser was found/);
    const address = /http:\S+/.exec(text)?.[0] ?? '';
    expect((await fetch(address, { redirect: 'manual' })).status).toBe(303);
  });

  test.runIf(process.getuid?.() === 0)(
    'root gets the browser, and the sandbox stays on',
    async () => {
      const asked = await start([], opener(0)).said(/Ctrl\+C/);
      expect(asked).toMatch(/^The desktop app .*Electron does not run as root with its sandbox\)/);
      const insisted = await start(['--electron'], opener(0)).said(/Ctrl\+C/);
      expect(insisted).toMatch(/--no-sandbox would switch it off/);
    },
  );

  test.runIf(process.getuid?.() === 0)(
    'a binary that cannot be fetched is said in one line',
    async () => {
      const env = { ...opener(0), ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'nothing') };
      const text = await start(['--electron', '--no-sandbox'], env).said(/Ctrl\+C/);
      expect(text.split('\n')[0]).toBe(
        'The desktop app is not available here (the Electron binary is not installed and could not be fetched); the browser shows the same app.',
      );
    },
  );
});
