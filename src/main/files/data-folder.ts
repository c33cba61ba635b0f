import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Folder for what the app keeps between runs (recovery, recent labs), by the custom of the system.
 * `IMPLAB_DATA` names another one.
 */
export function dataFolder(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string {
  const own = env['IMPLAB_DATA'];
  if (own) return own;
  const home = homedir();
  switch (platform) {
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'implab');
    case 'win32':
      return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'implab');
    default:
      return join(env['XDG_DATA_HOME'] || join(home, '.local', 'share'), 'implab');
  }
}

/** The system as the page is told; every other Unix counts as Linux. */
export function hostPlatform(platform: NodeJS.Platform): 'darwin' | 'win32' | 'linux' {
  return platform === 'darwin' || platform === 'win32' ? platform : 'linux';
}
