import { parseArgs } from 'node:util';
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

  --json      answer in JSON
  --help      this text
  --version   the version of implab

FILE is a scenario (.json) or a saved lab (.implab). A name that begins with - goes after --.
Exit code: 0 all well; 1 a step or an expectation failed, or lint found an error; 2 a file could not be read.`;

interface Command {
  readonly usage: string;
  /** Least and most words after the command. */
  readonly words: readonly [number, number];
  run(words: readonly string[], json: boolean, output: Output): Promise<ExitCode>;
}

const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  [
    'run',
    {
      usage: 'implab run FILE... [--json]',
      words: [1, Number.POSITIVE_INFINITY],
      run: (files, json, output) => run(files, json, output),
    },
  ],
  [
    'explain',
    {
      usage: 'implab explain FILE USERID [--json]',
      words: [2, 2],
      run: ([file, user], json, output) => explain(file!, user!, json, output),
    },
  ],
  [
    'what-if',
    {
      usage: 'implab what-if FILE [--json]',
      words: [1, 1],
      run: ([file], json, output) => forecast(file!, json, output),
    },
  ],
  [
    'lint',
    {
      usage: 'implab lint FILE [--json]',
      words: [1, 1],
      run: ([file], json, output) => lintFile(file!, json, output),
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
  const { values, positionals } = read;
  if (values.version) {
    output.out(version);
    return 0;
  }
  const [name, ...words] = positionals;
  if (values.help || name === 'help') {
    output.out(HELP);
    return 0;
  }
  if (name === undefined) return misuse(output, HELP);
  const command = COMMANDS.get(name);
  if (!command)
    return misuse(output, `There is no command ${JSON.stringify(name)}. Try implab --help.`);
  const [least, most] = command.words;
  if (words.length < least || words.length > most) return misuse(output, `Usage: ${command.usage}`);
  return command.run(words, values.json ?? false, output);
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
