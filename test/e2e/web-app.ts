import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

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
