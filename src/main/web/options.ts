import { parseArgs } from 'node:util';

/** Port tried first, so that the browser keeps what it remembers of our page (theme, sizes of panels). */
export const USUAL_PORT = 4670;

export interface WebOptions {
  /** Null: the usual port, or any free one when that is taken. */
  readonly port: number | null;
  /** Open the browser. */
  readonly open: boolean;
  /** A lab to open at the start, as typed. */
  readonly file: string | null;
}

/**
 * Reads the command line of the web host.
 *
 * @param args  without the program's own name
 * @returns     the options, or one line that says what is wrong
 */
export function readWebOptions(args: readonly string[]): WebOptions | { readonly wrong: string } {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return { wrong: (error as Error).message };
  }
  const { port, 'no-open': noOpen } = parsed.values;
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) <= 65_535)) {
    return { wrong: `--port takes a number from 0 to 65535, not "${port}".` };
  }
  const [file, ...more] = parsed.positionals;
  if (more.length > 0) return { wrong: 'One lab can be opened at a time.' };
  return { port: port === undefined ? null : Number(port), open: !noOpen, file: file ?? null };
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      web: { type: 'boolean' },
      'no-open': { type: 'boolean' },
      port: { type: 'string' },
    },
  });
}
