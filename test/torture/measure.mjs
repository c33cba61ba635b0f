/** Runs the built command line on a file and tells its time and the most memory it took. */
import { spawnSync } from 'node:child_process';

const CLI = new URL('../../out/main/cli.js', import.meta.url).pathname;

/** Seconds of the processor, which other work on the machine does not lengthen, megabytes and exit code of one run; a run is ended after `most` seconds. */
export function measured(args, most = 60, node = []) {
  const began = performance.now();
  const done = spawnSync(
    process.execPath,
    [
      ...node,
      '--import',
      `data:text/javascript,import{writeSync}from'fs';process.on('exit',()=>writeSync(3,JSON.stringify(process.resourceUsage())))`,
      CLI,
      ...args,
    ],
    {
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      timeout: most * 1000,
      encoding: 'utf8',
      maxBuffer: 1 << 30,
    },
  );
  const seconds = (performance.now() - began) / 1000;
  const told = done.output?.[3];
  const usage = told ? JSON.parse(told) : null;
  return {
    seconds: usage ? (usage.userCPUTime + usage.systemCPUTime) / 1_000_000 : seconds,
    megabytes: usage ? usage.maxRSS / 1024 : null,
    code: done.status ?? done.signal,
    out: done.stdout,
    err: done.stderr,
  };
}
