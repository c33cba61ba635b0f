import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { createPackage, listPackage } from '@electron/asar';
import { chromium } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LAB_FILES } from '../../src/main/files/lab-files';
import { threadsOf } from '../../src/main/files/start-thread';
import { openSource } from '../../src/main/lab/opening/open-bytes';
import { openInThread } from '../../src/main/lab/opening/thread';
import { chromiumLaunch } from '../tools/chromium.mjs';
import { patchFileSystem } from './stand-in/archive-fs';
import { launchStandIn } from './stand-in/launch';

const TOP = resolve(import.meta.dirname, '../..');

/** The parts of electron-builder's configuration that are looked at here. */
interface BuilderConfig {
  readonly files: readonly string[];
  readonly asar: boolean;
  readonly publish: null;
  readonly electronFuses: Readonly<Record<string, boolean>>;
  readonly fileAssociations: readonly object[];
  readonly appImage: { readonly executableArgs: readonly string[] };
  readonly linux: Target;
  readonly mac: Target;
  readonly win: Target;
  readonly nsis: { readonly perMachine: boolean };
}

interface Target {
  readonly target: readonly string[];
  readonly icon: string;
}

const config: BuilderConfig = JSON.parse(
  readFileSync(join(TOP, 'src/main/electron/builder.json'), 'utf8'),
);
let folder = '';
/** What the archive is made of. */
let stage = '';
let archive = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'implab-asar-'));
  archive = join(folder, 'app.asar');
  stage = join(folder, 'stage');
  for (const path of ['out', 'LICENSE', 'package.json', ...productionPackages()]) {
    cpSync(join(TOP, path), join(stage, path), { recursive: true, filter: isPacked });
  }
  await createPackage(stage, archive);
});

afterAll(() => rmSync(folder, { recursive: true, maxRetries: 10 }));

/** Folders of the packages that electron-builder takes along. */
function productionPackages(): string[] {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['ls', '--omit=dev', '--all', '--parseable'];
  const listed = execFileSync(npm, args, {
    cwd: TOP,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const [, ...packages] = listed.trim().split(/\r?\n/);
  return packages.map((path) => relative(TOP, path));
}

/** The `files` patterns of the configuration: later ones win, as in electron-builder. */
function isPacked(source: string): boolean {
  const path = relative(TOP, source).replaceAll('\\', '/');
  return config.files.reduce<boolean>((packed, pattern) => {
    const exclude = pattern.startsWith('!');
    return toRegExp(pattern.replace('!', '')).test(path) ? !exclude : packed;
  }, true);
}

/** The part of glob that the configuration uses: `**`, `*` and `{a,b}`; a folder stands for all in it. */
function toRegExp(pattern: string): RegExp {
  const source = pattern
    .replaceAll('.', '\\.')
    .replaceAll('**/', '(.+/)?')
    .replaceAll('**', '.+')
    .replaceAll(/(?<!\.)\*/g, '[^/]*')
    .replaceAll(/\{([^}]*)\}/g, (_, names: string) => `(${names.replaceAll(',', '|')})`);
  return new RegExp(`^${source}(/|$)`);
}

test('the archive holds the programs, the page and what they need, and nothing by the megabyte', () => {
  const files = listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/'));
  expect(files).toEqual(
    expect.arrayContaining([
      '/out/main/electron.js',
      '/out/main/worker.js',
      '/out/preload/preload.cjs',
      '/out/renderer/index.html',
      '/out/renderer/icon.png',
      '/node_modules/sql.js/dist/sql-wasm.wasm',
      '/package.json',
    ]),
  );
  expect(files.filter((path) => path.startsWith('/node_modules/sql.js/dist/'))).toHaveLength(2);
  expect(
    files.filter((path) => /\/(src|test|electron)\//.test(path) && !/node_modules/.test(path)),
  ).toEqual([]);
  expect(readFileSync(archive).length).toBeLessThan(20 * 1024 * 1024);
});

test('the app runs from the archive: page, preload, lab and database', async () => {
  patchFileSystem();
  const browser = await chromium.launch(chromiumLaunch());
  const electron = await launchStandIn({
    newContext: (options) => browser.newContext(options),
    userData: folder,
    program: join(archive, 'out/main/electron.js'),
  });
  try {
    const page = await electron.page();
    const exported = await page.evaluate(async () => {
      const { implab } = window as unknown as {
        implab: { call: (command: string, args: object) => Promise<{ file?: { data: string } }> };
      };
      await implab.call('file.new', { template: 'pair' });
      return (await implab.call('file.export', { kind: 'implab' })).file?.data;
    });
    const head = Buffer.from(exported ?? '', 'base64')
      .subarray(0, 15)
      .toString();
    expect(head).toBe('SQLite format 3');
    expect(await page.title()).toMatch(/implab/);
    const { preload } = electron.window().options.webPreferences ?? {};
    expect(preload).toBe(join(archive, 'out/preload/preload.cjs'));
  } finally {
    await electron.kill();
    await browser.close();
  }
});

const far = (users: number) =>
  ({
    format: 'implab-scenario',
    version: 1,
    steps: [
      { do: 'add-group', name: 'PRG-1' },
      { do: 'add-node', group: 'PRG-1', name: 'imp1', capacity: 100 },
      { do: 'enable-users', count: users },
    ],
  }) as const;
const ORIGIN = { name: 'Far', path: null };

test('a thread of what is packed, and of nothing else, opens a lab and hands it over', async () => {
  const start = threadsOf(join(stage, 'out/main'));
  const opened = await openInThread(start, far(3), ORIGIN, async () => {});
  if (opened.kind !== 'opened') throw new Error(JSON.stringify(opened));
  expect(opened.lab.view()).toMatchObject({ title: 'Far', totals: { users: 3 } });
  opened.lab.close();
});

test('where no thread can begin the lab is opened all the same, and the log says why', async () => {
  // Node reads nothing in an archive; Electron does, in threads too.
  const startThread = threadsOf(join(archive, 'out/main'));
  const log: string[] = [];
  const opened = await openSource(
    {
      files: LAB_FILES,
      pause: () => async () => {},
      startThread,
      log: (line) => log.push(line),
    },
    // So many that no lab is opened in a moment.
    far(500_000),
    ORIGIN,
  );
  if (!opened.ok) throw new Error(JSON.stringify(opened));
  opened.lab.close();
  expect(log).toEqual([
    expect.stringMatching(/^No thread to open a lab in, so everybody waits for it: .*worker\.js/),
  ]);
});

test('the packaged program runs only this app, as an app', () => {
  expect(config.asar).toBe(true);
  expect(config.electronFuses).toEqual({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    // The app keeps no cookies; their key would make macOS ask for the keychain.
    enableCookieEncryption: false,
    grantFileProtocolExtraPrivileges: false,
    // A program whose fuses were set is a damaged one to Apple's processors until it is signed again.
    resetAdHocDarwinSignature: true,
  });
  // electron-builder would start an AppImage from the menu without the sandbox.
  expect(config.appImage.executableArgs).toEqual([]);
});

test('every system gets its installer, our icon and the file association', () => {
  expect([config.linux.target, config.mac.target, config.win.target]).toEqual([
    ['AppImage', 'deb'],
    ['dmg'],
    ['nsis', 'portable'],
  ]);
  for (const { icon } of [config.linux, config.mac, config.win]) {
    expect(existsSync(join(TOP, icon)), icon).toBe(true);
  }
  expect(config.fileAssociations).toMatchObject([
    { ext: 'implab', mimeType: 'application/vnd.implab+sqlite3', role: 'Editor' },
  ]);
  // File associations of Windows need an installation for the whole machine.
  expect(config.nsis.perMachine).toBe(true);
});

test('nothing is published or updated over the network', () => {
  expect(config.publish).toBeNull();
  const { dependencies } = JSON.parse(readFileSync(join(TOP, 'package.json'), 'utf8'));
  expect(Object.keys(dependencies).filter((name) => /updat/.test(name))).toEqual([]);
});

test.each([
  ['icon.ico', Buffer.from([0, 0, 1, 0])],
  ['icon.icns', Buffer.from('icns')],
])('%s is what its name says', (name, magic) => {
  const bytes = readFileSync(join(TOP, 'src/main/electron/icons', name));
  expect(bytes.subarray(0, 4).equals(magic)).toBe(true);
});

test('nothing that ships takes its page or its session from the environment', () => {
  const main = join(TOP, 'out/main');
  const programs = readdirSync(main, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.js'),
  );
  const code = programs.map((name) => readFileSync(join(main, name), 'utf8')).join('');
  expect(code).toContain('frame-ancestors');
  expect(code).not.toMatch(/ELECTRON_RENDERER_URL|IMPLAB_DEV/);
});

test('the licence of everything that ships is listed by the build', () => {
  const list = readFileSync(join(TOP, 'out/renderer/licences.txt'), 'utf8');
  for (const name of ['react', 'react-aria-components', 'recharts', 'sql.js', 'hono', 'zod'])
    expect(list).toMatch(new RegExp(`^──── ${name} \\d`, 'm'));
  expect(list.match(/^──── .*/gm)?.filter((line) => line.endsWith('undefined'))).toEqual([]);
});

test('installers are made by tools that one lock file names, of exact versions', () => {
  const packager = join(TOP, 'src/main/electron/packager');
  const { dependencies } = JSON.parse(readFileSync(join(packager, 'package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const { packages } = JSON.parse(readFileSync(join(packager, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { version: string; integrity?: string }>>;
  };
  const builder = dependencies['electron-builder'];
  expect(builder).toMatch(/^\d+\.\d+\.\d+$/);
  expect(packages['node_modules/electron-builder']?.version).toBe(builder);
  const { '': _own, ...tools } = packages;
  expect(Object.values(tools).filter(({ integrity }) => !integrity)).toEqual([]);
  const { scripts } = JSON.parse(readFileSync(join(TOP, 'package.json'), 'utf8'));
  expect(scripts.dist).toContain('npm ci --prefix src/main/electron/packager');
  expect(scripts.dist).not.toContain('npx');
});

test('every action of the workflow is pinned by its digest', () => {
  const workflow = readFileSync(join(TOP, '.github/workflows/ci.yml'), 'utf8');
  const used = [...workflow.matchAll(/uses: (\S+)/g)].map(([, action]) => action);
  expect(used.length).toBeGreaterThan(0);
  expect(used.filter((action) => !/@[0-9a-f]{40}$/.test(action!))).toEqual([]);
});
