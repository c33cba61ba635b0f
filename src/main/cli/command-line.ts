import { type ParseArgsConfig, parseArgs } from 'node:util';
import { printable } from '../../shared/printable';
import { overBudgetWords, setBudget } from './budget';
import type { Command, Option } from './command';
import { COMMANDS } from './commands';
import type { ExitCode, Output } from './output';

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
  const { help, version: asksVersion, 'no-budget': isLifted = false, ...given } = read.values;
  setBudget(isLifted === true);
  if (asksVersion) {
    output.out(version);
    return 0;
  }
  const [name] = read.positionals;
  if (help || name === 'help') {
    output.out(helpText());
    return 0;
  }
  if (name === undefined) return misuse(output, helpText());
  const command = commandOf(read.positionals);
  if (!command)
    return misuse(output, `There is no command ${JSON.stringify(name)}. Try implab --help.`);
  const words = read.positionals.slice(command.name.split(' ').length);
  const [least, most] = command.words;
  const fits =
    words.length >= least &&
    words.length <= most &&
    Object.keys(given).every((option) => Object.hasOwn(command.options, option));
  if (!fits) return misuse(output, `Usage: ${usageOf(command)}`);
  try {
    return await command.run(words, given as Parameters<Command['run']>[1], { output, version });
  } catch (error) {
    const told = overBudgetWords(error);
    if (told === null) throw error;
    output.err(`${words.map(printable).join(' ')}: ${told}`);
    return 2;
  }
}

function misuse(output: Output, message: string): ExitCode {
  output.err(message);
  return 2;
}

/** The command whose name the words begin with; of two, the longer. */
function commandOf(words: readonly string[]): Command | undefined {
  const byName = (count: number) =>
    COMMANDS.find(({ name }) => name === words.slice(0, count).join(' '));
  return byName(2) ?? byName(1);
}

function usageOf({ name, usage }: Command): string {
  return `implab ${name} ${usage}`;
}

/** Every option by its name, as the commands declare it. */
function everyOption(): ReadonlyMap<string, Option> {
  const options = new Map<string, Option>();
  for (const command of COMMANDS)
    for (const [name, option] of Object.entries(command.options)) {
      const known = options.get(name) ?? option;
      if (known.type !== option.type || known.multiple !== option.multiple)
        throw new Error(`--${name} is declared twice, as different things`);
      options.set(name, known);
    }
  return options;
}

function readArgs(args: readonly string[]) {
  const options: NonNullable<ParseArgsConfig['options']> = {
    help: { type: 'boolean', short: 'h' },
    version: { type: 'boolean' },
    'no-budget': { type: 'boolean' },
  };
  for (const [name, { type, multiple = false }] of everyOption())
    options[name] = { type, multiple };
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (!code?.startsWith('ERR_PARSE_ARGS')) throw error;
    return printable(message);
  }
}

/** The width that usages are padded to; a longer one gets a line of its own. */
const COLUMN = 41;

function helpText(): string {
  const options = [
    ...[...everyOption()].map(([name, { value, help }]): [string, string] => [
      `--${name}${value === undefined ? '' : ` ${value}`}`,
      help,
    ]),
    ['--no-budget', 'do all steps, whatever memory and time they take'] as const,
    ['--help', 'this text'] as const,
    ['--version', 'the version of implab'] as const,
  ];
  const commands = COMMANDS.map((command) => [usageOf(command), command.summary] as const);
  return `implab: Cisco IM and Presence user assignment, replayed from files

${lines(commands, COLUMN)}

${lines(options, Math.max(...options.map(([name]) => name.length)) + 2)}

FILE, A, B and LAB are scenarios (.json) or saved labs (.implab). IN is one of them or a user file (.csv); OUT ends
in .implab, .json, .csv (userid,node) or .html (a report). A name that begins with - goes after --.
Exit code: 0 all well; 1 the answer is no: a step or an expectation failed, lint found an error, labs differ, rows
were left out, a plan is impossible; 2 a file could not be read or written, or the command was misused.`;
}

function lines(rows: readonly (readonly [string, string])[], column: number): string {
  return rows
    .map(([left, right]) =>
      left.length < column - 1
        ? `  ${left.padEnd(column)}${right}`
        : `  ${left}\n  ${' '.repeat(column)}${right}`,
    )
    .join('\n');
}
