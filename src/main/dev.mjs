/**
 * `npm run dev`: the app while it is worked on. The page reloads in place, the host starts again when its code changes.
 * Opens the desktop app where Electron is installed and there is a display; else, or with `--web`, prints an address
 * for the browser.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { TOP } from './build.mjs';
import { electronBinary } from './electron-binary.mjs';

/** Always the same, so that a page that is open finds the host again after a restart. */
const PORT = '4671';

const args = process.argv.slice(2);
const display = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
const web = args.includes('--web') || !electronBinary() || !display;
const rest = args.filter((arg) => arg !== '--web');

const host = web
  ? {
      flags: ['--entry', 'out/main/web.js', '--', '--no-open', '--port', PORT, ...rest],
      env: {
        ELECTRON_EXEC_PATH: process.execPath,
        // The cookie of a page outlives the host that gave it.
        IMPLAB_DEV_SESSION: randomBytes(32).toString('base64url'),
      },
    }
  : { flags: ['--', ...rest], env: {} };

const tool = join(TOP, 'node_modules/electron-vite/bin/electron-vite.js');
const child = spawn(process.execPath, [tool, 'dev', '--watch', ...host.flags], {
  cwd: TOP,
  stdio: 'inherit',
  env: { ...process.env, ...host.env },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.once('exit', (code) => {
  process.exitCode = code ?? 0;
});
