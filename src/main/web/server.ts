import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { setCookie } from 'hono/cookie';
import type { CallAbout, LabEvent, OpenWorkspace } from '../../shared/lab-api';
import { PAGE_HEADERS } from '../files/page-headers';
import { plainResponse, serveStatic } from '../files/static-files';
import { DOOR_SCRIPT, doorPage, doorScript } from './door';
import { eventStream } from './event-stream';
import { refuseAtGate } from './gate';
import { createSession, KEY_HEADER, type Session } from './session';

/** The only address we listen on: nobody but this machine reaches it. */
const ADDRESS = '127.0.0.1';

/** Bytes of a call's arguments. A list of 75 000 users takes about 6 MB. */
const BODY_LIMIT = 32 * 1024 * 1024;
/** Bytes of a call that carries a file: a lab of 64 MB in base64, and its envelope. */
const FILE_BODY_LIMIT = 90 * 1024 * 1024;
/** Workspaces that the host makes for pages. */
const MAX_WORKSPACES = 100;

/** What the host needs of one workspace. */
export interface ServedLab {
  readonly workspace: string;
  call(command: string, args: unknown, about?: CallAbout, gone?: AbortSignal): Promise<unknown>;
  close(): Promise<void>;
}

/** What the host needs of the labs. */
export interface ServedLabs {
  add(): ServedLab;
  /** Null: there is none of this name; without a name the one that was meant last. */
  find(workspace?: string): ServedLab | null;
  list(): readonly OpenWorkspace[];
  /** The arguments of this command hold a file. */
  isLarge(command: string): boolean;
  /** Hears the events of all workspaces; what stands on `workspace` comes first. */
  subscribe(workspace: string, hear: (workspace: string, event: LabEvent) => void): () => void;
}

export interface WebHostOptions {
  readonly labs: ServedLabs;
  /** Absolute folder of the built page. */
  readonly root: string;
  /** TCP port; 0 takes any free one. */
  readonly port: number;
}

export interface WebHost {
  readonly port: number;
  /** With the token of this run; opens the page once. */
  readonly address: string;
  /** Ends every connection. */
  close(): Promise<void>;
}

/**
 * Serves labs to the browsers of this machine.
 *
 * @throws the error of `listen`, e.g. with code `EADDRINUSE`
 */
export async function startWebHost(options: WebHostOptions): Promise<WebHost> {
  const closing = new AbortController();
  let app = new Hono();
  const server = createAdaptorServer({
    fetch: (request, env) => app.fetch(request, env),
  }) as Server;
  const port = await listen(server, options.port);
  const session = createSession(port);
  app = createApp({ ...options, port, session, closing: closing.signal });
  return {
    port,
    address: `http://${ADDRESS}:${port}/?token=${session.token}`,
    async close() {
      closing.abort();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

interface AppOptions extends WebHostOptions {
  readonly session: Session;
  readonly closing: AbortSignal;
}

function createApp({ labs, root, port, session, closing }: AppOptions): Hono {
  const app = new Hono();
  let made = 0;
  const host = `${ADDRESS}:${port}`;

  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(PAGE_HEADERS)) context.header(name, value);
  });
  app.use(async (context, next) => {
    const header = (name: string): string | undefined => context.req.header(name);
    const refusal = refuseAtGate({ method: context.req.method, header }, host);
    return refusal ? plainResponse(refusal.status, refusal.text) : next();
  });
  app.use(async (context, next) => {
    const entered = enter(context, session);
    return entered ?? next();
  });

  // A page with the key whose cookie was overwritten, by another port of this machine, gets it back.
  app.post('/api/enter', (context) => {
    giveCookie(context, session, session.cookieFor(context.req.header(KEY_HEADER)));
    return context.json({});
  });
  // A tab that wants a lab of its own gets a workspace for it.
  app.post('/api/workspaces', (context) => {
    if (made >= MAX_WORKSPACES) return plainResponse(429, 'Too many tabs were opened.');
    made += 1;
    return context.json({ workspace: labs.add().workspace });
  });
  app.get('/api/workspaces', (context) => context.json(labs.list()));
  app.post('/api/workspaces/:workspace/close', async (context) => {
    const lab = labs.find(context.req.param('workspace'));
    if (lab === null) return noWorkspace();
    await lab.close();
    made = Math.max(0, made - 1);
    return context.json({});
  });
  app.post('/api/call/:command', limitBody(labs), async (context) => {
    const { workspace, ...said } = context.req.query();
    const lab = labs.find(workspace);
    if (lab === null) return noWorkspace();
    let args: unknown;
    try {
      args = await context.req.json();
    } catch {
      return plainResponse(400, 'The body is not JSON.');
    }
    // It fires when the page closes its connection, by leaving too.
    const gone = context.req.raw.signal;
    const answer = await lab.call(context.req.param('command'), args, aboutOf(said), gone);
    return context.json(answer ?? null);
  });
  app.get('/api/events', (context) => {
    // Hono answers HEAD as GET without the body; nobody would ever end that stream.
    if (context.req.method !== 'GET') return plainResponse(405, 'Method not allowed.');
    const workspace = labs.find(context.req.query('workspace'))?.workspace;
    if (workspace === undefined) return noWorkspace();
    return eventStream(context, (hear) => labs.subscribe(workspace, hear), closing);
  });
  app.all('/api/*', () => plainResponse(404, 'Not found.'));
  app.all('*', (context) => serveStatic(root, context.req.raw));
  app.onError((error, context) => {
    // A page that left in the middle of what it said is no error of ours.
    if (context.req.raw.signal.aborted) return plainResponse(400, 'The request ended too early.');
    console.error(error);
    return plainResponse(500, 'An internal error; the terminal shows it.');
  });
  return app;
}

/**
 * Null when the request may have what it asks for: the lab with the key, the page with the cookie. Else the answer that
 * gives both for the token of the address, or refuses.
 */
function enter(context: Context, session: Session): Response | null {
  const { method, path } = context.req;
  if (path.startsWith('/api/')) {
    const ours = session.cookieFor(context.req.header(KEY_HEADER)) !== null;
    return ours ? null : plainResponse(403, 'Only the page of this implab may ask.');
  }
  // Only who wants the page itself uses the address up, not who looks whether it is there.
  const token = method === 'GET' && path === '/' ? context.req.query('token') : undefined;
  const entry = token === undefined ? null : session.exchange(token);
  if (entry !== null) {
    giveCookie(context, session, entry.cookie);
    // The token leaves the address bar and the history; what follows # is never sent, and the page takes it away.
    return context.redirect(`/#key=${entry.key}`, 303);
  }
  if (session.knowsCookie(context.req.header('cookie'))) {
    return token === undefined ? null : context.redirect('/', 303);
  }
  if (token !== undefined) {
    return plainResponse(403, 'This address was used before. Start implab again for a new one.');
  }
  if (method === 'GET' && path === DOOR_SCRIPT) return doorScript();
  return doorPage();
}

function giveCookie(context: Context, session: Session, cookie: string | null): void {
  if (cookie === null) return;
  setCookie(context, session.cookieName, cookie, {
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
  });
}

const noWorkspace = (): Response => plainResponse(404, 'This lab is not open any more.');

const tooLarge = (): Response => plainResponse(413, 'The file is too large to be read.');
const limits = {
  plain: bodyLimit({ maxSize: BODY_LIMIT, onError: tooLarge }),
  file: bodyLimit({ maxSize: FILE_BODY_LIMIT, onError: tooLarge }),
};

type CallContext = Context<object, '/api/call/:command'>;

function limitBody(labs: ServedLabs) {
  return (context: CallContext, next: () => Promise<void>): Promise<Response | undefined> => {
    const limit = labs.isLarge(context.req.param('command')) ? limits.file : limits.plain;
    return limit(context, next) as Promise<Response | undefined>;
  };
}

/** What a call says about itself stands in the query of its address; the dispatcher checks it like arguments. */
function aboutOf({ revision, ...names }: Record<string, string>): CallAbout {
  return revision === undefined ? names : { ...names, revision: Number(revision) };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, ADDRESS, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
