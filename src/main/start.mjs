/**
 * `npm start`: builds where needed, then opens the desktop app; where that cannot be, says why in one line and serves
 * the same app to the browser. Plain JavaScript: it runs before any build.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt, goToCaller, TOP } from './build.mjs';
import { electronBinary, fetchElectron } from './electron-binary.mjs';

/** The desktop program comes over the network on the first start; someone waits, so it gets this long. */
const FETCH_MS = 8000;
/** Exit code of the system's loader when a library is missing. */
const CANNOT_LOAD = 127;
/** Who fails within this time never had a window: no display answers, or the system lets nobody make a sandbox. */
const EARLY_MS = 5000;

/** Passed on to the desktop program. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

const NOT_FETCHED = 'the Electron binary is not installed and could not be fetched';
const FETCHING = 'the Electron binary is still being fetched';

const HELP = `npm start -- [FILE] [options]
  --web          open the app in the browser
  --electron     open the desktop app, also where the browser would be preferred
  --no-sandbox   with --electron: switch the sandbox of the desktop app off; only for trusted labs
  --no-open      serve for a browser, only print the address
  --port NUMBER  serve for a browser on this port
`;

const args = process.argv.slice(2);
if (args.includes('--help') || args.includes('-h')) {
  process.stdout.write(HELP);
} else if (!ensureBuilt()) {
  process.exitCode = 1;
} else {
  goToCaller();
  await start();
}

async function start() {
  const wantsWeb = args.some((arg) => /^--(web|no-open|port)(=|$)/.test(arg));
  const wantsElectron = args.includes('--electron');
  const rest = args.filter((arg) => arg !== '--electron');
  if (wantsWeb && !wantsElectron) return serve(rest);

  const obstacle = desktopObstacle(wantsElectron);
  if (obstacle !== null) return fallBack(obstacle, rest);
  const installed = electronBinary();
  const { binary, later } = installed
    ? { binary: installed, later: null }
    : await fetchElectron(FETCH_MS);
  if (binary === null) {
    void later?.then(
      (path) => path && console.log('Electron is here now; the next start opens it.'),
    );
    return fallBack(later ? FETCHING : NOT_FETCHED, rest);
  }
  const { code, failed } = await run(binary, [TOP, ...rest]);
  if (code === CANNOT_LOAD) return fallBack('Electron cannot run on this system', rest);
  if (failed) return fallBack('Electron ended at its start; what it said stands above', rest);
  process.exitCode = code;
}

/** Why the desktop app is not even tried, or null. */
function desktopObstacle(wanted) {
  if (process.platform !== 'linux') return null;
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return 'there is no display';
  if (process.getuid() !== 0 || (wanted && args.includes('--no-sandbox'))) return null;
  return wanted
    ? 'Electron does not run as root with its sandbox; --no-sandbox would switch it off'
    : 'Electron does not run as root with its sandbox';
}

function fallBack(reason, rest) {
  console.log(`The desktop app is not available here (${reason}); the browser shows the same app.`);
  return serve(rest.filter((arg) => arg !== '--no-sandbox'));
}

/** Serves in this very process, so that Ctrl+C needs no passing on. */
async function serve(rest) {
  const host = join(TOP, 'out/main/web.js');
  process.argv = [process.execPath, host, ...rest];
  await import(pathToFileURL(host).href);
}

/**
 * Runs the desktop program in our place: it gets our terminal, and we end when it does.
 *
 * @returns its exit code, and whether it failed of itself before it can have shown a window
 */
function run(command, commandArgs) {
  return new Promise((resolve) => {
    const began = Date.now();
    const child = spawn(command, commandArgs, { stdio: 'inherit' });
    let asked = false;
    const pass = (signal) => {
      asked = true;
      child.kill(signal);
    };
    const end = (code) => {
      for (const signal of SIGNALS) process.off(signal, pass);
      resolve({ code, failed: code !== 0 && !asked && Date.now() - began < EARLY_MS });
    };
    for (const signal of SIGNALS) process.on(signal, pass);
    child.once('error', () => end(CANNOT_LOAD));
    child.once('exit', (code) => end(code ?? 1));
  });
}
