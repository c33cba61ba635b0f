import { randomBytes, timingSafeEqual } from 'node:crypto';

declare global {
  namespace NodeJS {
    interface ProcessEnv {
      /** Set by `npm run dev`, so that a page outlives a restart of its host. Always empty in what ships. */
      readonly IMPLAB_DEV_SESSION?: string;
    }
  }
}

/** The header that carries the key of a page. */
export const KEY_HEADER = 'x-implab-key';

/** What a token is exchanged for. */
export interface Entry {
  /** For the files of the page. Browsers send it to every port of this machine, so it opens nothing of the lab. */
  readonly cookie: string;
  /** For the lab. The page keeps it to itself and sends it in a header, which no other page can do. */
  readonly key: string;
}

/** The secrets of one run. */
export interface Session {
  /** For the address, good for one exchange. */
  readonly token: string;
  /** Name of the cookie; it holds the port, because browsers share cookies between ports. */
  readonly cookieName: string;
  /** Cookie and key if the token is right and was not used before, else null. */
  exchange(token: string): Entry | null;
  /** Whether one of the cookies of our name is ours; another port may have set more of that name. */
  knowsCookie(header: string | undefined): boolean;
  /** The cookie for a page that has the key and lost the cookie; null for a wrong key. */
  cookieFor(key: string | undefined): string | null;
}

/**
 * Makes the secrets of one run, 256 bits each.
 *
 * @param port  TCP port the server listens on
 */
export function createSession(port: number): Session {
  const token = secret();
  const cookie = process.env.IMPLAB_DEV_SESSION || secret();
  const key = process.env.IMPLAB_DEV_SESSION || secret();
  const cookieName = `implab-${port}`;
  let used = false;
  return {
    token,
    cookieName,
    exchange(given) {
      if (used || !sameText(given, token)) return null;
      used = true;
      return { cookie, key };
    },
    knowsCookie: (header = '') =>
      header
        .split(';')
        .map((pair) => pair.trim())
        .some((pair) => pair.startsWith(`${cookieName}=`) && sameText(afterEquals(pair), cookie)),
    cookieFor: (given) => (given !== undefined && sameText(given, key) ? cookie : null),
  };
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}

function afterEquals(pair: string): string {
  return pair.slice(pair.indexOf('=') + 1);
}

/** Compares in constant time, so that answers tell nothing about how much of a guess was right. */
function sameText(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
