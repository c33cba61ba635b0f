import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const PROGRAM = resolve(import.meta.dirname, '../../../out/main/web.js');
const PIECES = resolve(import.meta.dirname, 'pieces.mjs');
/** Milliseconds from one question to the next. */
const EVERY = 30;

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/** Starts the built web host. @param data  its folder, where one is to be found again */
export async function startHost(data = mkdtempSync(join(tmpdir(), 'implab-answers-'))) {
  const watched = ['--import', PIECES, PROGRAM, '--no-open', '--port', '0'];
  const child = spawn(process.execPath, watched, {
    env: { ...process.env, IMPLAB_DATA: data },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const ended = new Promise((done) => child.once('exit', done));
  const address = await new Promise((found) => {
    child.stdout.on('data', (text) => {
      const match = /http:\S+/.exec(String(text));
      if (match) found(match[0]);
    });
  });
  const entered = await fetch(address, { redirect: 'manual' });
  const key = /key=(.+)$/.exec(entered.headers.get('location'))[1];
  const { origin, port } = new URL(address);
  const host = { child, data, key, origin, port, ended };
  const { workspace } = JSON.parse(await send(host, '/api/workspaces', '{}').answer);
  return { ...host, other: workspace };
}

/** Ends it at once, or as somebody at the terminal does. Answers the milliseconds that took. */
export async function endHost(host, { signal = 'SIGKILL', most = 15_000, keep = false } = {}) {
  const begun = performance.now();
  host.child.kill(signal);
  const over = await Promise.race([host.ended.then(() => true), sleep(most).then(() => false)]);
  if (!over) host.child.kill('SIGKILL');
  if (!keep) rmSync(host.data, { recursive: true, force: true });
  return over ? performance.now() - begun : Number.POSITIVE_INFINITY;
}

function send(host, path, body) {
  let mine;
  const answer = new Promise((done, failed) => {
    mine = request(
      {
        port: host.port,
        host: '127.0.0.1',
        method: 'POST',
        path,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          origin: host.origin,
          'x-implab-key': host.key,
        },
      },
      (response) => {
        const parts = [];
        response.on('data', (part) => parts.push(part));
        response.on('end', () => done(Buffer.concat(parts)));
        response.on('error', failed);
      },
    );
    mine.on('error', failed);
    mine.end(body);
  });
  answer.catch(() => {});
  return { answer, abort: () => mine.destroy() };
}

/** A call as a page makes it; `abort` ends its connection. `args` may be its JSON already. */
export function post(host, command, args, about = {}) {
  const body = typeof args === 'string' ? args : JSON.stringify(args);
  return send(host, `/api/call/${command}?${new URLSearchParams(about)}`, body);
}

export async function must(host, command, args, about) {
  const answer = JSON.parse(await post(host, command, args, about).answer);
  if (!answer.ok) throw new Error(`${command}: ${JSON.stringify(answer).slice(0, 300)}`);
  return answer;
}

/** One page asks something cheap, again and again, until it is told to stop: the longest that it waited. */
function asking(host, questions, about) {
  let running = true;
  let longest = 0;
  const done = (async () => {
    for (let count = 0; running; count++) {
      const [command, args] = questions[count % questions.length];
      const begun = performance.now();
      await post(host, command, args, about).answer.catch(() => {});
      longest = Math.max(longest, performance.now() - begun);
      await sleep(EVERY);
    }
  })();
  return async () => {
    running = false;
    await done;
    return longest;
  };
}

/** The longest piece of work since the last time this was asked, in milliseconds of the processor. */
function longestPiece({ child }) {
  return new Promise((done) => {
    child.once('message', ({ longest }) => done(longest));
    child.send('longest');
  });
}

/**
 * Pages at the open lab and at another workspace: the longest that each waited, and the longest piece of work meanwhile; in
 * milliseconds.
 */
export async function watch(host) {
  await longestPiece(host);
  const here = asking(
    host,
    [
      ['lab.step', { index: 0 }],
      ['lab.users', { offset: 100, limit: 50 }],
    ],
    { workspace: host.main },
  );
  const elsewhere = asking(host, [['host.info', {}]], { workspace: host.other });
  return async () => ({
    here: await here(),
    elsewhere: await elsewhere(),
    piece: await longestPiece(host),
  });
}

/** Most memory that the host has held, in megabytes; 0 where the system does not tell. */
export function memory(host) {
  try {
    const status = readFileSync(`/proc/${host.child.pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+)/.exec(status)[1]) / 1024;
  } catch {
    return 0;
  }
}
