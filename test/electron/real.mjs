/**
 * `npm run test:electron`: the tests that only Electron itself can show. Where its program is not to be had they are
 * left out in one honest line; with IMPLAB_REQUIRE_ELECTRON=1 that is a failure.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt, TOP } from '../../src/main/build.mjs';
import { electronBinary, fetchElectron } from '../../src/main/electron-binary.mjs';

const required = process.env.IMPLAB_REQUIRE_ELECTRON === '1';

const obstacle = await findObstacle();
if (obstacle !== null) {
  console.log(`The tests on the real Electron were not run: ${obstacle}.`);
  process.exitCode = required ? 1 : 0;
} else {
  const cli = join(TOP, 'node_modules/@playwright/test/cli.js');
  const { status } = spawnSync(process.execPath, [cli, 'test', '-c', 'test/electron/real'], {
    cwd: TOP,
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
}

async function findObstacle() {
  if (!ensureBuilt()) return 'the app could not be built';
  const patience = required ? 300_000 : 8000;
  if ((electronBinary() ?? (await fetchElectron(patience)).binary) === null) {
    return 'its binary is not installed and could not be fetched';
  }
  if (process.platform !== 'linux') return null;
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return 'there is no display';
  if (process.getuid() === 0) return 'it does not run as root with its sandbox';
  return null;
}
