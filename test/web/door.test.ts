/** Raw requests that must open nothing: no page, no lab, no secret, no file beside the page. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServedLabs, startWebHost, type WebHost } from '../../src/main/web/server';

const PAGE = '<p>the page</p>';
const BESIDE = 'what lies beside the page';

/** What was reached through the door. */
const reached: string[] = [];
const LAB = {
  workspace: 'first',
  async call(command: string) {
    reached.push(command);
    return { ok: true, said: 'the lab' };
  },
  async close() {
    reached.push('close');
  },
};
const LABS: ServedLabs = {
  add() {
    reached.push('add');
    return LAB;
  },
  find: () => LAB,
  list() {
    reached.push('list');
    return [];
  },
  isLarge: () => false,
  subscribe() {
    reached.push('subscribe');
    return () => {};
  },
};

let folder = '';
let host: WebHost;
let cookie = '';
let key = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'implab-door-'));
  const root = join(folder, 'page');
  mkdirSync(root);
  writeFileSync(join(root, 'index.html'), PAGE);
  writeFileSync(join(folder, 'secret.txt'), BESIDE);
  host = await startWebHost({ labs: LABS, root, port: 0 });
  const { pathname, search } = new URL(host.address);
  const entered = await raw(request('GET', pathname + search, { Host: here() }));
  cookie = /set-cookie: ([^;]+)/i.exec(entered)![1]!;
  key = /#key=([\w-]+)/.exec(entered)![1]!;
});

afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true, maxRetries: 10 });
});

const here = (): string => `127.0.0.1:${host.port}`;

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A request as it goes over the wire; a header that is undefined is left out, one with several values sent so often. */
function request(
  method: string,
  path: string,
  headers: Headers,
  body = '',
  version = '1.1',
): string {
  const lines = Object.entries({ ...headers, Connection: 'close' }).flatMap(([name, value]) =>
    value === undefined ? [] : [value].flat().map((each) => `${name}: ${each}\r\n`),
  );
  const length = body === '' ? '' : `Content-Length: ${Buffer.byteLength(body)}\r\n`;
  return `${method} ${path} HTTP/${version}\r\n${lines.join('')}${length}\r\n${body}`;
}

/** Sends bytes, says that no more come, and hears all that is answered. */
function raw(bytes: string): Promise<string> {
  return new Promise((resolve) => {
    let heard = '';
    const socket = connect(host.port, '127.0.0.1', () => socket.end(Buffer.from(bytes, 'latin1')));
    socket.setEncoding('latin1').on('data', (part) => {
      heard += part;
    });
    // A host that hangs up while it is still being told more is as good an answer as any.
    socket.on('error', () => {});
    socket.on('close', () => resolve(heard));
  });
}

/** Headers with which the page of this run asks. */
const ours = (): Headers => ({
  Host: here(),
  Origin: `http://${here()}`,
  Cookie: cookie,
  'X-Implab-Key': key,
  'Content-Type': 'application/json',
});

/** What the page may ask of the lab. */
const ASKED: readonly (readonly [method: string, path: string])[] = [
  ['POST', '/api/call/lab.run'],
  ['POST', '/api/enter'],
  ['POST', '/api/workspaces'],
  ['GET', '/api/workspaces'],
  ['POST', '/api/workspaces/first/close'],
  ['GET', '/api/events'],
];
/** What the page is made of. */
const SERVED = ['/', '/index.html', '/?token=x', '/?lab=first', '/index.html?x'];

const asks = (method: string, path: string, change: Headers = {}): string =>
  request(method, path, { ...ours(), ...change }, method === 'POST' ? '{}' : '');
const calls = (change: Headers = {}): string => asks('POST', '/api/call/lab.run', change);

/** Names under which somebody else may lead a browser to this machine, and other ways to write its address. */
const HOSTS = (port: number): readonly (string | readonly string[] | undefined)[] => [
  undefined,
  '',
  '127.0.0.1',
  '127.0.0.1:1',
  'localhost',
  `localhost:${port}`,
  `evil.example:${port}`,
  `127.0.0.1.nip.io:${port}`,
  `127.0.0.1.:${port}`,
  `127.1:${port}`,
  `127.0.0.2:${port}`,
  `0.0.0.0:${port}`,
  `2130706433:${port}`,
  `0x7f000001:${port}`,
  `0177.0.0.1:${port}`,
  `[::1]:${port}`,
  `[::ffff:127.0.0.1]:${port}`,
  `[::ffff:7f00:1]:${port}`,
  `x@127.0.0.1:${port}`,
  `127.0.0.1:${port}@evil.example`,
  `127.0.0.1:0${port}`,
  `127.0.0.1:${port}.`,
  `127.0.0.1:${port}/`,
  [`127.0.0.1:${port}`, 'evil.example'],
  ['evil.example', `127.0.0.1:${port}`],
];

const ORIGINS = (port: number): readonly (string | readonly string[] | undefined)[] => [
  undefined,
  '',
  'null',
  'http://evil.example',
  'http://127.0.0.1',
  'http://127.0.0.1:1',
  `https://127.0.0.1:${port}`,
  `http://localhost:${port}`,
  `http://127.0.0.1:${port}/`,
  `http://127.0.0.1:${port}.evil.example`,
  `http://x@127.0.0.1:${port}`,
  `http://[::1]:${port}`,
  `file://127.0.0.1:${port}`,
  [`http://127.0.0.1:${port}`, 'http://evil.example'],
];

const KEYS = (right: string): readonly (string | readonly string[] | undefined)[] => [
  undefined,
  '',
  'x',
  right.slice(0, -1),
  `${right}x`,
  right.toLowerCase() === right ? right.toUpperCase() : right.toLowerCase(),
  [right, right],
  `Bearer ${right}`,
  'x'.repeat(43),
];

const COOKIES = (
  port: number,
  right: string,
): readonly (string | readonly string[] | undefined)[] => [
  undefined,
  '',
  `implab-${port}=`,
  `implab-${port}=x`,
  `implab-${port}=${'x'.repeat(43)}`,
  right.replace(`implab-${port}`, `implab-${port + 1}`),
  right.replace(`implab-${port}`, 'implab'),
  right.slice(0, -1),
  `${right}x`,
  `${right};`.slice(1),
];

const METHODS = [
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'CONNECT',
  'PROPFIND',
  'HEAD',
  'LINK',
  'POSTT',
  'post',
];
const TYPES = [
  undefined,
  '',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/jsonx',
  'text/json',
  'application/json5',
];
const SITES = ['cross-site', 'same-site', 'x'];

const PATHS = [
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/%2e%2e%2fsecret.txt',
  '/..%5csecret.txt',
  '/..\\secret.txt',
  '/x/../../secret.txt',
  '/./../secret.txt',
  '//secret.txt',
  '/..;/secret.txt',
  '/%252e%252e%252fsecret.txt',
  '/%c0%ae%c0%ae/secret.txt',
  '/index.html/../../secret.txt',
  '/../page/../secret.txt',
  '/secret.txt%00.html',
  '/../secret.txt?x#y',
  'http://evil.example/../secret.txt',
];

/** Requests by what is wrong with them. Each is made when it is sent, since all hold the port. */
function attacks(): ReadonlyMap<string, string> {
  const { port } = host;
  const all = new Map<string, string>();
  const add = (name: string, bytes: string): void => {
    if (all.has(name)) throw new Error(`two attacks of one name: ${name}`);
    all.set(name, bytes);
  };
  HOSTS(port).forEach((value, at) => {
    add(`host ${at} ${value}, a call`, calls({ Host: value }));
    add(`host ${at} ${value}, the page`, asks('GET', '/', { Host: value, Origin: undefined }));
    add(`host ${at} ${value}, events`, asks('GET', '/api/events', { Host: value }));
  });
  ORIGINS(port).forEach((value, at) => {
    add(`origin ${at} ${value}`, calls({ Origin: value }));
  });
  for (const site of SITES) {
    add(`fetch site ${site}, a call`, calls({ 'Sec-Fetch-Site': site }));
    add(`fetch site ${site}, events`, asks('GET', '/api/events', { 'Sec-Fetch-Site': site }));
    add(`fetch site ${site}, the page`, asks('GET', '/', { 'Sec-Fetch-Site': site }));
  }
  for (const type of TYPES) add(`type ${type}`, calls({ 'Content-Type': type }));
  for (const [method, path] of ASKED) {
    KEYS(key).forEach((value, at) => {
      add(`key ${at}, ${method} ${path}`, asks(method, path, { 'X-Implab-Key': value }));
    });
    add(
      `key in the address, ${method} ${path}`,
      asks(method, `${path}?x-implab-key=${key}&key=${key}`, { 'X-Implab-Key': undefined }),
    );
    add(
      `key as cookie, ${method} ${path}`,
      asks(method, path, { 'X-Implab-Key': undefined, Cookie: `${cookie}; key=${key}` }),
    );
  }
  COOKIES(port, cookie).forEach((value, at) => {
    for (const path of SERVED) add(`cookie ${at}, ${path}`, asks('GET', path, { Cookie: value }));
  });
  for (const method of METHODS) {
    add(`${method} of a call`, request(method, '/api/call/lab.run', ours(), '{}'));
    add(`${method} of events`, request(method, '/api/events', ours()));
  }
  add('GET of a call', request('GET', '/api/call/lab.run', ours()));
  for (const path of PATHS) {
    add(`${path}, with all secrets`, asks('GET', path));
    add(`${path}, with none`, request('GET', path, { Host: here() }));
  }
  for (const [name, bytes] of Object.entries(odd())) add(name, bytes);
  return all;
}

/** What is hardly HTTP any more. Where a body follows, it would be a call if it were read as a request of its own. */
function odd(): Readonly<Record<string, string>> {
  const keyless = { ...ours(), 'X-Implab-Key': undefined };
  const hidden = calls();
  const head = (lines: string, body: string): string =>
    `POST /api/call/lab.run HTTP/1.1\r\nHost: ${here()}\r\nOrigin: http://${here()}\r\n` +
    `Content-Type: application/json\r\n${lines}\r\n${body}`;
  const withKey = `X-Implab-Key: ${key}\r\n`;
  const upgrade = {
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': 'x'.repeat(22),
  };
  return {
    'HTTP/0.9': 'GET /\r\n',
    'HTTP/1.0 without a host': 'GET / HTTP/1.0\r\n\r\n',
    'HTTP/1.0 with the cookie alone': request('GET', '/api/events', keyless, '', '1.0'),
    'HTTP/1.1 without a host': 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n',
    'HTTP/2.0 by name': request('GET', '/', ours(), '', '2.0'),
    'HTTP/9.9': request('GET', '/', ours(), '', '9.9'),
    'the preface of HTTP/2': 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0',
    'a greeting of TLS': '\x16\x03\x01\x00\x05\x01\x00\x00\x01\x00',
    'a greeting of SSH': 'SSH-2.0-x\r\n',
    'no bytes': '',
    'empty lines': '\r\n\r\n\r\n\r\n',
    'half a request': 'POST /api/call/lab.run HTTP/1.1\r\nHost: 127',
    'a websocket without a key': request('GET', '/api/events', { ...keyless, ...upgrade }),
    'a websocket to a call': request('GET', '/api/call/lab.run', { ...ours(), ...upgrade }),
    'an upgrade to h2c': request('GET', '/api/events', {
      ...keyless,
      Upgrade: 'h2c',
      'HTTP2-Settings': 'x',
    }),
    'two lengths that differ': head(
      `${withKey}Content-Length: 2\r\nContent-Length: 3\r\n`,
      `{}${hidden}`,
    ),
    'a length below none': head(`${withKey}Content-Length: -2\r\n`, hidden),
    'a length with a sign': head(`${withKey}Content-Length: +2\r\n`, `{}${hidden}`),
    'a length in hexadecimal': head(`${withKey}Content-Length: 0x2\r\n`, `{}${hidden}`),
    'a length too large for a number': head(
      `${withKey}Content-Length: ${'9'.repeat(40)}\r\n`,
      hidden,
    ),
    'a length beyond all limits': head(`${withKey}Content-Length: 99999999999\r\n`, hidden),
    'a length longer than what comes': head(`${withKey}Content-Length: 900\r\n`, '{}'),
    'a length and chunks': head(
      `${withKey}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n`,
      `0\r\n\r\n${hidden}`,
    ),
    'chunks of no size': head(`${withKey}Transfer-Encoding: chunked\r\n`, `x\r\n{}\r\n0\r\n\r\n`),
    'chunks below none': head(`${withKey}Transfer-Encoding: chunked\r\n`, `-2\r\n{}\r\n0\r\n\r\n`),
    'chunks that never end': head(`${withKey}Transfer-Encoding: chunked\r\n`, '2\r\n{}\r\n'),
    'a chunk of all memory': head(
      `${withKey}Transfer-Encoding: chunked\r\n`,
      'fffffffffffffffff\r\n{}',
    ),
    'chunks that are none': head(
      `${withKey}Transfer-Encoding: xchunked\r\n`,
      `2\r\n{}\r\n0\r\n\r\n${hidden}`,
    ),
    'chunks twice': head(
      `${withKey}Transfer-Encoding: chunked, identity\r\n`,
      `0\r\n\r\n${hidden}`,
    ),
    'a space before the colon': head(`X-Implab-Key : ${key}\r\nContent-Length: 2\r\n`, '{}'),
    'a folded header': head(`X-Implab-Key:\r\n ${key}x\r\nContent-Length: 2\r\n`, '{}'),
    'lines without a return': head(`${withKey}Content-Length: 2\r\n`, '{}').replaceAll(
      '\r\n',
      '\n',
    ),
    'a header without a colon': head(`${withKey}nonsense\r\nContent-Length: 2\r\n`, '{}'),
    'a zero byte in a header': head(`${withKey}X: a\0b\r\nContent-Length: 2\r\n`, '{}'),
    'a zero byte in the path': request('GET', '/\0', ours()),
    'a space in the path': request('GET', '/ x', ours()),
    'a key split over two headers': head(
      `X-Implab-Key: ${key.slice(0, 20)}\r\nX-Implab-Key: ${key.slice(20)}\r\nContent-Length: 2\r\n`,
      '{}',
    ),
    'a header of 100 kB': calls({ X: 'x'.repeat(100_000) }),
    'five thousand headers': calls(
      Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`X-${at}`, 'x'])),
    ),
    'an address of 100 kB': asks('GET', `/${'x'.repeat(100_000)}`),
    'a cookie of 100 kB': asks('GET', '/', { Cookie: `${'x=y; '.repeat(20_000)}` }),
    'an Expect of a body': calls({ ...keyless, Expect: '100-continue' }),
    'a call hidden behind a keyless one': calls({ ...keyless, Connection: 'keep-alive' }).replace(
      '{}',
      `{}${calls(keyless)}`,
    ),
    'twenty keyless calls in one': calls(keyless)
      .replaceAll('Connection: close', 'Connection: keep-alive')
      .repeat(20),
    'a call to another address': calls()
      .replace('/api/call', 'http://evil.example/api/call')
      .replace(`Host: ${here()}`, 'Host: evil.example'),
    'a body that is no JSON': request('POST', '/api/call/lab.run', ours(), '{'),
    'an override of the method': request('GET', '/api/call/lab.run', {
      ...ours(),
      'X-HTTP-Method-Override': 'POST',
    }),
    'another path by header': request('GET', '/nothing', {
      ...ours(),
      'X-Original-URL': '/api/workspaces',
      'X-Rewrite-URL': '/api/workspaces',
    }),
    'another host by header': calls({
      Host: 'evil.example',
      'X-Forwarded-Host': here(),
      Forwarded: `host=${here()}`,
    }),
    'another client by header': calls({ ...keyless, 'X-Forwarded-For': '127.0.0.1' }),
    'the used address': request(
      'GET',
      new URL(host.address).pathname + new URL(host.address).search,
      { Host: here() },
    ),
  };
}

test('no raw request opens the page or the lab, or tells a secret', async () => {
  const all = attacks();
  expect(all.size).toBeGreaterThanOrEqual(175);
  reached.length = 0;
  const rows = [...all];
  const opened: string[] = [];
  for (let from = 0; from < rows.length; from += 25)
    await Promise.all(
      rows.slice(from, from + 25).map(async ([name, bytes]) => {
        const said = await raw(bytes);
        const secrets = [PAGE, BESIDE, 'the lab', key, cookie.split('=')[1]!];
        const told = secrets.filter((secret) => said.includes(secret));
        if (told.length > 0) opened.push(`${name}: ${told.join()}\n${said.slice(0, 300)}`);
      }),
    );
  expect(opened).toEqual([]);
  expect(reached).toEqual([]);
  expect(await raw(calls())).toContain('the lab');
  expect(reached).toEqual(['lab.run']);
});

test('any number of visitors who say nothing keep nobody out', async () => {
  const silent = Array.from({ length: 300 }, () => {
    const socket = connect(host.port, '127.0.0.1', () =>
      socket.write('POST /api/call/x HTTP/1.1\r\n'),
    );
    return socket.on('error', () => {});
  });
  expect(await raw(calls())).toContain('the lab');
  for (const socket of silent) socket.destroy();
});
