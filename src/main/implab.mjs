/** `npm run --silent implab -- run FILE`: the command line of a clone, built first where needed. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt, goToCaller, TOP } from './build.mjs';

goToCaller();
if (!ensureBuilt()) process.exit(2);
const cli = join(TOP, 'out/main/cli.js');
process.argv[1] = cli;
await import(pathToFileURL(cli).href);
