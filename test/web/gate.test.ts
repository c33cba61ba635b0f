import { expect, test } from 'vitest';
import { refuseAtGate } from '../../src/main/web/gate';

const HOST = '127.0.0.1:4670';
const OURS = {
  host: HOST,
  origin: `http://${HOST}`,
  'content-type': 'application/json',
  'sec-fetch-site': 'same-origin',
};

function ask(method: string, headers: Readonly<Record<string, string | undefined>>) {
  return refuseAtGate({ method, header: (name) => headers[name] }, HOST);
}

test('a call of our own page comes in', () => {
  expect(ask('POST', OURS)).toBeNull();
  expect(ask('POST', { ...OURS, 'content-type': 'application/json; charset=utf-8' })).toBeNull();
});

test('typing the address or following a link opens the page', () => {
  const typed = { host: HOST, 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' };
  expect(ask('GET', typed)).toBeNull();
  expect(ask('GET', { ...typed, 'sec-fetch-site': 'cross-site' })).toBeNull();
});

test.each([
  ['a name that was pointed at this machine', { host: 'lab.example:4670' }, 403],
  ['another name for this machine', { host: 'localhost:4670' }, 403],
  ['our address with another port', { host: '127.0.0.1:1' }, 403],
  ['no host at all', { host: undefined }, 403],
  ['another page', { origin: 'https://example.com' }, 403],
  ['another port of this machine', { origin: 'http://127.0.0.1:1' }, 403],
  ['a page without an origin', { origin: 'null' }, 403],
  ['a program that sends no origin', { origin: undefined }, 403],
  ['a form, which can post text', { 'content-type': 'text/plain' }, 415],
  ['no type of body', { 'content-type': undefined }, 415],
  ['a type that only begins like ours', { 'content-type': 'application/jsonx' }, 415],
])('a call is refused when it comes from %s', (_name, change, status) => {
  expect(ask('POST', { ...OURS, ...change })?.status).toBe(status);
});

test('another page of the same browser cannot read with our cookie', () => {
  const image = { host: HOST, 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors' };
  expect(ask('GET', image)?.status).toBe(403);
  expect(ask('GET', { host: HOST, origin: 'http://127.0.0.1:1' })?.status).toBe(403);
});
