import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import {
  type ClientRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
} from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CONTENT_POLICY } from '../../src/main/files/page-headers';
import { type ServedLabs, startWebHost, type WebHost } from '../../src/main/web/server';
import type { CallAbout, LabEvent } from '../../src/shared/lab-api';

const EVENT: LabEvent = {
  type: 'lab.changed',
  view: null,
  steps: { from: 0, rows: [], position: 0 },
  opened: true,
};

type Hear = (workspace: string, event: LabEvent) => void;

/** Workspaces that answer what they were asked, so that a test sees what arrived. */
class EchoLabs implements ServedLabs {
  readonly listeners = new Set<Hear>();
  /** Calls of `wait`, which end with their page. */
  readonly waiting: AbortSignal[] = [];
  private readonly workspaces = ['first'];

  add() {
    this.workspaces.push(`workspace-${this.workspaces.length}`);
    return this.find(this.workspaces.at(-1))!;
  }

  find(workspace = 'first') {
    if (!this.workspaces.includes(workspace)) return null;
    const call = async (
      command: string,
      args: unknown,
      about?: CallAbout,
      gone?: AbortSignal,
    ): Promise<unknown> => {
      if (command === 'wait' && gone) {
        this.waiting.push(gone);
        return new Promise((ended) => gone.addEventListener('abort', ended));
      }
      if (command === 'break') throw new Error('broken inside');
      return { command, args, about, ...(workspace === 'first' ? {} : { workspace }) };
    };
    const close = async (): Promise<void> => {
      this.workspaces.splice(this.workspaces.indexOf(workspace), 1);
    };
    return { workspace, call, close };
  }

  list() {
    return this.workspaces.map((workspace) => ({ workspace, title: workspace, dirty: false }));
  }

  isLarge(command: string): boolean {
    return command === 'file.openBytes';
  }

  subscribe(workspace: string, hear: Hear): () => void {
    this.listeners.add(hear);
    hear(workspace, EVENT);
    return () => this.listeners.delete(hear);
  }
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

let root = '';
let labs: EchoLabs;
let host: WebHost;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'implab-host-'));
  writeFileSync(join(root, 'index.html'), '<p>page</p>');
  labs = new EchoLabs();
  host = await startWebHost({ labs, root, port: 0 });
});

afterEach(async () => {
  await host.close();
  rmSync(root, { recursive: true, maxRetries: 10 });
});

/** Sends exactly these headers; nothing is added that a browser would add. */
function send(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body = '',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port: host.port, method, path, headers };
    const asked = request(options, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part) => {
        text += part;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    asked.on('error', reject);
    // An answer may come before all of the body was sent; what happens to the rest is no matter.
    asked.on('socket', (socket) => socket.on('error', () => {}));
    asked.end(body);
  });
}

/** Headers of our own page, with the cookie and the key of this run. */
async function ourHeaders(): Promise<Record<string, string>> {
  const { pathname, search } = new URL(host.address);
  const { headers } = await send('GET', pathname + search);
  const cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  return {
    cookie,
    'x-implab-key': String(headers.location).slice('/#key='.length),
    origin: `http://127.0.0.1:${host.port}`,
    'content-type': 'application/json',
  };
}

test('the address opens the page once, and leaves no token behind', async () => {
  const { pathname, search } = new URL(host.address);
  const first = await send('GET', pathname + search);
  expect([first.status, first.headers.location]).toEqual([
    303,
    expect.stringMatching(/^\/#key=[\w-]{43}$/),
  ]);
  expect(first.headers['set-cookie']?.[0]).toMatch(
    new RegExp(`^implab-${host.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`),
  );
  const cookie = first.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  expect((await send('GET', '/', { cookie })).text).toBe('<p>page</p>');
  const second = await send('GET', pathname + search);
  expect([second.status, second.headers['set-cookie']]).toEqual([403, undefined]);
});

test('a look whether the address is there does not use it up', async () => {
  const { pathname, search } = new URL(host.address);
  expect((await send('HEAD', pathname + search)).status).toBe(403);
  expect((await send('GET', pathname + search)).status).toBe(303);
});

test('a look at the events leaves no listener behind', async () => {
  expect((await send('HEAD', '/api/events', await ourHeaders())).status).toBe(405);
  expect(labs.listeners.size).toBe(0);
});

test('nothing of the page is served without the cookie, and nothing of the lab without the key', async () => {
  const headers = await ourHeaders();
  const { 'x-implab-key': _, ...cookieOnly } = headers;
  const foreign = { cookie: `implab-${host.port}=x` };
  const answers = await Promise.all([
    send('GET', '/'),
    send('GET', '/index.html'),
    send('GET', '/', foreign),
    send('GET', '/?token=wrong'),
    send('GET', '/api/events'),
    send('GET', '/api/events', cookieOnly),
    send('POST', '/api/call/host.info', cookieOnly, '{}'),
    send('POST', '/api/call/host.info', { ...headers, 'x-implab-key': 'x' }, '{}'),
    send('POST', '/api/enter', cookieOnly, '{}'),
    send('POST', '/api/workspaces', cookieOnly, '{}'),
    send('GET', '/api/workspaces', cookieOnly),
  ]);
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 403));
  expect(answers.every(({ headers: given }) => given['set-cookie'] === undefined)).toBe(true);
});

test('a page whose cookie another port has overwritten goes on, and gets it back', async () => {
  const { cookie = '', ...headers } = await ourHeaders();
  const overwritten = { ...headers, cookie: `implab-${host.port}=theirs` };
  expect((await send('POST', '/api/call/a', overwritten, '{}')).status).toBe(200);
  const again = await send('POST', '/api/enter', overwritten, '{}');
  expect(again.headers['set-cookie']?.[0]?.split(';')[0]).toBe(cookie);
});

test('a call carries its arguments and its answer as JSON', async () => {
  const answer = await send('POST', '/api/call/a.b', await ourHeaders(), '{"x":["ä",1]}');
  expect(JSON.parse(answer.text)).toEqual({ command: 'a.b', args: { x: ['ä', 1] }, about: {} });
});

test.each([
  ['another host', { host: 'lab.example' }, 403],
  ['another origin', { origin: 'http://127.0.0.1:1' }, 403],
  ['another type of body', { 'content-type': 'text/plain' }, 415],
])('a call with %s is refused', async (_what, change, status) => {
  const answer = await send('POST', '/api/call/a', { ...(await ourHeaders()), ...change }, '{}');
  expect(answer.status).toBe(status);
});

test('a body that is no JSON is refused, and the host goes on', async () => {
  const headers = await ourHeaders();
  const bodies = ['', '{', '{"a":', 'undefined', '['.repeat(100_000)];
  for (const body of bodies) {
    expect((await send('POST', '/api/call/a', headers, body)).status).toBe(400);
  }
  expect((await send('POST', '/api/call/a', headers, '{}')).status).toBe(200);
});

test('a body above the limit is refused, and commands with a file have a larger one', async () => {
  const headers = await ourHeaders();
  const body = JSON.stringify({ data: 'x'.repeat(40 * 1024 * 1024) });
  const refused = await send('POST', '/api/call/lab.run', headers, body).catch(() => ({
    status: 413,
  }));
  expect(refused.status).toBe(413);
  const opened = await send('POST', '/api/call/file.openBytes', headers, body);
  expect([opened.status, opened.text.length > body.length]).toEqual([200, true]);
});

test('an error inside is one line for the page, and the host goes on', async () => {
  const headers = await ourHeaders();
  const shown: unknown[] = [];
  const before = console.error;
  console.error = (error: unknown) => shown.push(error);
  const answer = await send('POST', '/api/call/break', headers, '{}').finally(() => {
    console.error = before;
  });
  expect([answer.status, answer.text]).toEqual([
    500,
    'An internal error; the terminal shows it.\n',
  ]);
  expect(String(shown)).toContain('broken inside');
  expect((await send('POST', '/api/call/a', headers, '{}')).status).toBe(200);
});

test('what is not there is 404, and the host goes on', async () => {
  const headers = await ourHeaders();
  const paths = ['/favicon.ico', '/..%2f..%2fpackage.json', '/api/other', '/api/call'];
  const answers = await Promise.all(paths.map((path) => send('GET', path, headers)));
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
});

test('every answer carries the policy, is taken for what it says, and is shared with nobody', async () => {
  const headers = await ourHeaders();
  const answers = await Promise.all([
    send('GET', '/', headers),
    send('GET', '/nothing', headers),
    send('GET', '/'),
    send('POST', '/api/call/a', headers, '{}'),
    send('POST', '/api/call/a', { ...headers, origin: 'https://example.com' }, '{}'),
  ]);
  for (const { headers: given } of answers) {
    expect(given).toMatchObject({
      'content-security-policy': CONTENT_POLICY,
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(Object.keys(given).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  }
});

test('a page that listens hears the present first, then what happens, and is forgotten when it goes', async () => {
  const headers = await ourHeaders();
  const text = await new Promise<string>((resolve, reject) => {
    const options = { host: '127.0.0.1', port: host.port, path: '/api/events', headers };
    const asked = request(options, (response) => {
      let heard = '';
      response.setEncoding('utf8').on('data', (part) => {
        heard += part;
        if (heard.includes('"opened":true') && !heard.includes('"opened":false')) {
          for (const listener of labs.listeners) listener('first', { ...EVENT, opened: false });
        }
        if (!heard.includes('"opened":false')) return;
        asked.destroy();
        resolve(heard);
      });
    });
    asked.on('error', reject);
    asked.end();
  });
  expect(text.split('\n').filter((line) => line.startsWith('data: {'))).toHaveLength(2);
  await expect.poll(() => labs.listeners.size).toBe(0);
});

test('a page that does not read is let go and told, and another hears everything meanwhile', async () => {
  const headers = await ourHeaders();
  const options = { host: '127.0.0.1', port: host.port, path: '/api/events', headers };
  const listen = (hear: (response: IncomingMessage) => void): ClientRequest => {
    const asked = request(options, hear);
    asked.on('error', () => {}).end();
    return asked;
  };
  let slow: IncomingMessage | null = null;
  listen((response) => {
    slow = response.pause().on('error', () => {});
  });
  await expect.poll(() => labs.listeners.size === 1 && slow !== null).toBe(true);
  let heard = '';
  const reading = listen((response) =>
    response.setEncoding('utf8').on('data', (part: string) => {
      heard += part.replaceAll('x', '');
    }),
  );
  await expect.poll(() => labs.listeners.size).toBe(2);
  const [toSlow, toReader] = [...labs.listeners];
  const progress = (done: number): LabEvent => ({
    type: 'task.progress',
    id: null,
    label: 'x'.repeat(1 << 22),
    done,
    total: 64,
  });
  let sent = 0;
  while (sent < 64 && labs.listeners.has(toSlow!)) {
    sent += 1;
    toSlow!('first', progress(sent));
    toReader!('first', progress(sent));
    // Each arrives before the next is sent: nobody waits for the one who does not read.
    await expect
      .poll(() => heard.includes(`"done":${sent},`), { interval: 1, timeout: 60_000 })
      .toBe(true);
  }
  expect(sent).toBeLessThan(64);
  expect([...labs.listeners]).toEqual([toReader]);
  // Its stream ends, upon which a page connects again and hears the present anew.
  const ended = new Promise((resolve) => slow!.on('end', resolve).on('close', resolve));
  slow!.resume();
  await ended;
  reading.destroy();
  await expect.poll(() => labs.listeners.size).toBe(0);
});

test('closing ends what still listens', async () => {
  const headers = await ourHeaders();
  const ended = new Promise<void>((resolve) => {
    const options = { host: '127.0.0.1', port: host.port, path: '/api/events', headers };
    request(options, (response) => {
      response.on('data', () => void host.close());
      response.on('close', resolve);
      response.on('error', () => resolve());
    })
      .on('error', () => resolve())
      .end();
  });
  await ended;
  await expect.poll(() => labs.listeners.size).toBe(0);
});

test('a tab gets a workspace of its own, and a call goes to the workspace that it names', async () => {
  const headers = await ourHeaders();
  const made = await send('POST', '/api/workspaces', headers, '{}');
  expect(JSON.parse(made.text)).toEqual({ workspace: 'workspace-1' });
  const call = (query: string) => send('POST', `/api/call/a?${query}`, headers, '{}');
  expect(JSON.parse((await call('workspace=workspace-1&lab=x')).text)).toEqual({
    command: 'a',
    args: {},
    about: { lab: 'x' },
    workspace: 'workspace-1',
  });
  expect((await call('workspace=gone')).status).toBe(404);
  expect((await send('GET', '/api/events?workspace=gone', headers)).status).toBe(404);
  expect(JSON.parse((await send('GET', '/api/workspaces', headers)).text)).toHaveLength(2);
  const close = () => send('POST', '/api/workspaces/workspace-1/close', headers, '{}');
  expect([(await close()).status, (await close()).status]).toEqual([200, 404]);
  expect((await call('workspace=workspace-1')).status).toBe(404);
});

test('the host makes no endless number of workspaces', async () => {
  const headers = await ourHeaders();
  const answers: number[] = [];
  for (let asked = 0; asked < 102; asked += 1)
    answers.push((await send('POST', '/api/workspaces', headers, '{}')).status);
  expect([answers.filter((status) => status === 200).length, answers.at(-1)]).toEqual([100, 429]);
});

test('only this machine can reach it', async () => {
  const others = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4');
  const reached = await Promise.all(others.map(({ address }) => canConnect(address)));
  expect(reached).toEqual(others.map(() => false));
  expect(await canConnect('127.0.0.1')).toBe(true);
});

function canConnect(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port: host.port, timeout: 1000 });
    const done = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => done(true));
    socket.once('error', () => done(false));
    socket.once('timeout', () => done(false));
  });
}

/** Asks for what ends with its page only; the request is under way when this is done. */
async function asksAndWaits(headers: Record<string, string>): Promise<ClientRequest> {
  const before = labs.waiting.length;
  const options = { host: '127.0.0.1', port: host.port, method: 'POST', headers };
  const asked = request({ ...options, path: '/api/call/wait' });
  asked.on('error', () => {});
  asked.end('{}');
  await vi.waitUntil(() => labs.waiting.length > before);
  return asked;
}

test('a page that closes ends its own call and no other', async () => {
  const headers = await ourHeaders();
  const left = await asksAndWaits(headers);
  const stays = await asksAndWaits(headers);
  left.destroy();
  await vi.waitUntil(() => labs.waiting[0]!.aborted);
  expect(labs.waiting[1]!.aborted).toBe(false);
  stays.destroy();
});

test('a host that closes ends every call at once, and its port is free for the next start', async () => {
  const headers = await ourHeaders();
  await asksAndWaits(headers);
  await asksAndWaits(headers);
  await host.close();
  await vi.waitUntil(() => labs.waiting.every(({ aborted }) => aborted));
  host = await startWebHost({ labs, root, port: host.port });
  expect((await send('GET', '/')).status).toBe(403);
});
