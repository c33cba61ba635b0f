import { parseArgs } from 'node:util';
import { convert } from './convert';
import { diff } from './diff';
import { explain } from './explain';
import { lintFile } from './lint';
import type { ExitCode, Output } from './output';
import { run } from './run';
import { forecast } from './what-if';

const HELP = `implab: Cisco IM and Presence user assignment, replayed from files

  implab run FILE... [--json]            replay scenarios or saved labs and check what they expect
  implab explain FILE USERID [--json]    why the user is on its node, and which node serves it now
  implab what-if FILE [--json]           the load after every failure of one node and of two
  implab lint FILE [--json]              what is wrong with the lab
  implab diff A B [--json]               what differs between two labs, and which step caused it
  implab convert IN OUT [--into LAB]     a lab or a user file in the format that OUT ends in

  --json      answer in JSON
  --into LAB  the lab that a user file is for
  --help      this text
  --version   the version of implab

FILE, A, B and LAB are scenarios (.json) or saved labs (.implab). IN is one of them or a user file (.csv); OUT ends
in .implab, .json, .csv (userid,node) or .html (a report). A name that begins with - goes after --.
Exit code: 0 all well; 1 a step or an expectation failed, lint found an error, the labs differ, or rows were left
out; 2 a file could not be read or written.`;

/** Options that only some commands take. */
interface Options {
  readonly json?: boolean;
  readonly into?: string;
}

interface Command {
  readonly usage: string;
  /** Least and most words after the command. */
  readonly words: readonly [number, number];
  readonly options: readonly (keyof Options)[];
  run(words: readonly string[], options: Options, io: Io): Promise<ExitCode>;
}

interface Io {
  readonly output: Output;
  readonly version: string;
}

const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  [
    'run',
    {
      usage: 'implab run FILE... [--json]',
      words: [1, Number.POSITIVE_INFINITY],
      options: ['json'],
      run: (files, { json = false }, { output }) => run(files, json, output),
    },
  ],
  [
    'explain',
    {
      usage: 'implab explain FILE USERID [--json]',
      words: [2, 2],
      options: ['json'],
      run: ([file, user], { json = false }, { output }) => explain(file!, user!, json, output),
    },
  ],
  [
    'what-if',
    {
      usage: 'implab what-if FILE [--json]',
      words: [1, 1],
      options: ['json'],
      run: ([file], { json = false }, { output }) => forecast(file!, json, output),
    },
  ],
  [
    'lint',
    {
      usage: 'implab lint FILE [--json]',
      words: [1, 1],
      options: ['json'],
      run: ([file], { json = false }, { output }) => lintFile(file!, json, output),
    },
  ],
  [
    'diff',
    {
      usage: 'implab diff A B [--json]',
      words: [2, 2],
      options: ['json'],
      run: ([a, b], { json = false }, { output }) => diff(a!, b!, json, output),
    },
  ],
  [
    'convert',
    {
      usage: 'implab convert IN OUT [--into LAB]',
      words: [2, 2],
      options: ['into'],
      run: ([from, to], { into }, { output, version }) =>
        convert(from!, to!, { into, version }, output),
    },
  ],
]);

/**
 * Does what the command line asks.
 *
 * @param args     without the program's own name
 * @param version  of implab
 */
export async function commandLine(
  args: readonly string[],
  version: string,
  output: Output,
): Promise<ExitCode> {
  const read = readArgs(args);
  if (typeof read === 'string') return misuse(output, read);
  const { positionals } = read;
  const { help, version: asksVersion, ...options } = read.values;
  if (asksVersion) {
    output.out(version);
    return 0;
  }
  const [name, ...words] = positionals;
  if (help || name === 'help') {
    output.out(HELP);
    return 0;
  }
  if (name === undefined) return misuse(output, HELP);
  const command = COMMANDS.get(name);
  if (!command)
    return misuse(output, `There is no command ${JSON.stringify(name)}. Try implab --help.`);
  const [least, most] = command.words;
  const fits =
    words.length >= least &&
    words.length <= most &&
    Object.keys(options).every((option) => command.options.includes(option as keyof Options));
  if (!fits) return misuse(output, `Usage: ${command.usage}`);
  return command.run(words, options, { output, version });
}

function misuse(output: Output, message: string): ExitCode {
  output.err(message);
  return 2;
}

function readArgs(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        into: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean' },
      },
    });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (!code?.startsWith('ERR_PARSE_ARGS')) throw error;
    return message;
  }
}
