import { expect, test } from 'vitest';
import { createSession } from '../../src/main/web/session';

test('the token is exchanged once, for a cookie and a key', () => {
  const session = createSession(4670);
  const { cookie, key } = session.exchange(session.token)!;
  expect(session.knowsCookie(`implab-4670=${cookie}`)).toBe(true);
  expect(session.cookieFor(key)).toBe(cookie);
  expect(session.exchange(session.token)).toBeNull();
});

test('a wrong token does not use up the right one', () => {
  const session = createSession(4670);
  expect(session.exchange('')).toBeNull();
  expect(session.exchange(`${session.token}x`)).toBeNull();
  expect(session.exchange(session.token)).not.toBeNull();
});

test('neither the token, nor the cookie as a key, nor anything of another run opens anything', () => {
  const [session, other] = [createSession(1), createSession(2)];
  const ours = session.exchange(session.token)!;
  const theirs = other.exchange(other.token)!;
  for (const key of [undefined, '', session.token, ours.cookie, theirs.key, theirs.cookie])
    expect(session.cookieFor(key)).toBeNull();
  for (const cookie of [session.token, ours.key, theirs.cookie])
    expect(session.knowsCookie(`implab-1=${cookie}`)).toBe(false);
  expect(session.knowsCookie(undefined)).toBe(false);
});

test('a cookie of our name that another port has set beside ours does not lock us out', () => {
  const session = createSession(1);
  const { cookie } = session.exchange(session.token)!;
  expect(session.knowsCookie(`implab-1=theirs; a=b; implab-1=${cookie}`)).toBe(true);
});

test('runs on two ports have two cookies, since browsers share them between ports', () => {
  expect(createSession(1).cookieName).not.toBe(createSession(2).cookieName);
});
