import { expect, test } from 'vitest';
import { createSession } from '../../src/main/web/session';

test('the token is exchanged once', () => {
  const session = createSession(4670);
  const cookie = session.exchange(session.token);
  expect(session.knows(cookie ?? undefined)).toBe(true);
  expect(session.exchange(session.token)).toBeNull();
});

test('a wrong token does not use up the right one', () => {
  const session = createSession(4670);
  expect(session.exchange('')).toBeNull();
  expect(session.exchange(`${session.token}x`)).toBeNull();
  expect(session.exchange(session.token)).not.toBeNull();
});

test('neither the token nor a cookie of another run opens anything', () => {
  const [session, other] = [createSession(1), createSession(2)];
  expect(session.knows(session.token)).toBe(false);
  expect(session.knows(other.exchange(other.token) ?? undefined)).toBe(false);
  expect(session.knows(undefined)).toBe(false);
});

test('runs on two ports have two cookies, since browsers share them between ports', () => {
  expect(createSession(1).cookieName).not.toBe(createSession(2).cookieName);
});
