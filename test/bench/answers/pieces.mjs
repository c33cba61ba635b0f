/**
 * Comes into the host before its program and tells the bench the longest piece of work of its main thread, in milliseconds of
 * the processor: a busy machine makes waits longer, and these not.
 */
import { readFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const LOOK_MS = 5;
const used = () =>
  Number(readFileSync(`/proc/${process.pid}/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) /
  1e6;

function watch() {
  let longest = 0;
  let last = used();
  const look = () => {
    const now = used();
    longest = Math.max(longest, now - last);
    last = now;
    setTimeout(look, LOOK_MS);
  };
  look();
  process.on('message', () => {
    process.send({ longest });
    longest = 0;
  });
  process.channel.unref();
}

if (isMainThread && process.channel) watch();
