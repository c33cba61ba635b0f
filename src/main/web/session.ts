import { randomBytes, timingSafeEqual } from 'node:crypto';

declare global {
  namespace NodeJS {
    interface ProcessEnv {
      /** Set by `npm run dev`, so that a page outlives a restart of its host. Always empty in what ships. */
      readonly IMPLAB_DEV_SESSION?: string;
    }
  }
}

/** The secret of one run: a token in the printed address, exchanged once for a cookie. */
export interface Session {
  /** For the address, good for one exchange. */
  readonly token: string;
  /** Name of the cookie; it holds the port, because browsers share cookies between ports. */
  readonly cookieName: string;
  /** The cookie's value if the token is right and was not used before, else null. */
  exchange(token: string): string | null;
  /** Whether a cookie's value is ours. */
  knows(cookie: string | undefined): boolean;
}

/**
 * Makes the secrets of one run, 256 bits each.
 *
 * @param port  TCP port the server listens on
 */
export function createSession(port: number): Session {
  const token = randomBytes(32).toString('base64url');
  const secret = process.env.IMPLAB_DEV_SESSION || randomBytes(32).toString('base64url');
  let used = false;
  return {
    token,
    cookieName: `implab-${port}`,
    exchange(given) {
      if (used || !sameText(given, token)) return null;
      used = true;
      return secret;
    },
    knows: (cookie) => cookie !== undefined && sameText(cookie, secret),
  };
}

/** Compares in constant time, so that answers tell nothing about how much of a guess was right. */
function sameText(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
