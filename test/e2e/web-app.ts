import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { hostPlatform } from '../../src/main/files/data-folder';
import { LAB_FILES } from '../../src/main/files/lab-files';
import { createLabs } from '../../src/main/lab/labs';
import { startWebHost } from '../../src/main/web/server';

const PAGE = resolve(import.meta.dirname, '../../out/renderer');
const PROGRAM = resolve(import.meta.dirname, '../../out/main/web.js');

/** A web host of its own process, as a person would run it. */
export interface WebApp {
  /** Opens the page once. */
  readonly address: string;
  readonly process: ChildProcess;
  /** Ends it as Ctrl+C does. */
  close(): Promise<void>;
}

/**
 * The web host within this process, on a free port: its lab, its server and the built page.
 *
 * @param dataFolder  where it keeps recovery and recent labs
 * @param file        a lab to open at the start
 */
export async function serveWebApp(
  dataFolder: string,
  [file]: readonly string[] = [],
): Promise<Pick<WebApp, 'address' | 'close'>> {
  const labs = await createLabs({
    files: LAB_FILES,
    dataFolder,
    host: { kind: 'web', platform: hostPlatform(process.platform), version: '1.0.0' },
    log: (line) => console.error(line),
  });
  const { document } = labs.add();
  if (file !== undefined) await document.openPath(resolve(file));
  const host = await startWebHost({ labs, root: PAGE, port: 0 });
  return {
    address: host.address,
    async close() {
      await host.close();
      await labs.close();
    },
  };
}

/**
 * Starts the built web host on a free port.
 *
 * @param dataFolder  where it keeps recovery and recent labs
 * @param args        more of its command line
 */
export async function startWebApp(
  dataFolder: string,
  args: readonly string[] = [],
): Promise<WebApp> {
  const child = spawn(process.execPath, [PROGRAM, '--no-open', '--port', '0', ...args], {
    env: { ...process.env, IMPLAB_DATA: dataFolder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const address = await new Promise<string>((found, failed) => {
    const hear = (chunk: Buffer): void => {
      said += chunk;
      const match = /http:\S+/.exec(said);
      if (match) found(match[0]);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => failed(new Error(`The web host ended with ${code}: ${said}`)));
  });
  return {
    address,
    process: child,
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGINT');
      await ended;
    },
  };
}
