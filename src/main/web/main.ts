/**
 * The web host: the same lab for a browser of this machine. Started by `npm start` where Electron is not to be had.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { printable, printableLines } from '../../shared/printable';
import { dataFolder, hostPlatform } from '../files/data-folder';
import { LAB_FILES } from '../files/lab-files';
import { threadsOf } from '../files/start-thread';
import { createLabs } from '../lab/labs';
import { openBrowser } from './browser';
import { readWebOptions, USUAL_PORT, type WebOptions } from './options';
import { writeRedirectPage } from './redirect-page';
import { startWebHost, type WebHost } from './server';

/** Why the system does not give a port, by the code of its error. */
const PORT_REFUSED: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is taken',
  EACCES: 'is reserved by the system',
};

const options = readWebOptions(process.argv.slice(2));
if ('wrong' in options) {
  console.error(`implab: ${options.wrong}`);
  process.exit(2);
}
await run(options);

async function run({ port, open, file }: WebOptions): Promise<void> {
  const top = resolve(import.meta.dirname, '../..');
  const { version } = JSON.parse(readFileSync(resolve(top, 'package.json'), 'utf8'));
  const folder = dataFolder(process.platform, process.env);
  const labs = await createLabs({
    files: LAB_FILES,
    dataFolder: folder,
    host: { kind: 'web', platform: hostPlatform(process.platform), version },
    startThread: threadsOf(import.meta.dirname),
    log: (line) => console.error(printableLines(line)),
  });
  const { document } = labs.add();
  if (file !== null) {
    const opened = await document.openPath(resolve(file));
    if (!opened.ok) {
      const { message } = 'problem' in opened ? opened.problem : opened.refusal;
      console.error(`implab: ${printable(message)}`);
    }
  }
  const host = await start({ labs, root: resolve(top, 'out/renderer') }, port);
  console.log(`implab is at ${host.address}\nCtrl+C ends it.`);

  let leave = async (): Promise<void> => {};
  const stop = (): void => {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    void leave()
      .then(() => host.close())
      .then(() => labs.close())
      .then(() => process.exit(0));
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);

  if (open) {
    // Where the disk takes no page, the address itself has to do.
    const page = await writeRedirectPage(folder, host.address).catch(() => null);
    if (page) leave = page.remove;
    const address = page?.address ?? host.address;
    const reason = await openBrowser(address, process.platform, process.env);
    if (reason !== null) console.log(`Open the address yourself: ${reason}.`);
  }
}

/** Starts on the port asked for; without one, on the usual port or any free one. */
async function start(
  parts: Omit<Parameters<typeof startWebHost>[0], 'port'>,
  port: number | null,
): Promise<WebHost> {
  try {
    return await startWebHost({ ...parts, port: port ?? USUAL_PORT });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === undefined ? undefined : PORT_REFUSED[code];
    if (why === undefined) throw error;
    if (port === null) return startWebHost({ ...parts, port: 0 });
    console.error(`implab: port ${port} ${why}. Choose another one, or leave --port out.`);
    process.exit(1);
  }
}
