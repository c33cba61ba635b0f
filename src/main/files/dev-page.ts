declare global {
  namespace NodeJS {
    interface ProcessEnv {
      /** Written into the build by `electron.vite.config.ts`; nothing outside can set it in a build that ships. */
      readonly IMPLAB_DEV_PAGE?: string;
    }
  }
}

/** Where `npm run dev` serves the page with hot reload, such as `http://localhost:5173`; empty in what ships. */
export const DEV_PAGE = process.env.IMPLAB_DEV_PAGE ?? '';

/** The development server adds inline modules and styles, and speaks to the page over a socket of its own. */
export const DEV_POLICY = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self' ws://localhost:*",
].join('; ');

/** Answers a request for a file of the page from the development server. */
export async function fetchDevPage(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const answer = await fetch(new URL(pathname + search, DEV_PAGE), {
    headers: { accept: request.headers.get('accept') ?? '*/*' },
  });
  const type = answer.headers.get('content-type') ?? 'text/plain';
  return new Response(request.method === 'HEAD' ? null : await answer.arrayBuffer(), {
    status: answer.status,
    headers: { 'content-type': type, 'cache-control': 'no-store' },
  });
}
