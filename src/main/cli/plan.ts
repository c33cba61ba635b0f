import { countOf, formatChange, formatCount } from '../../shared/format';
import { MAX_COUNT } from '../../shared/limits';
import { readName } from '../../shared/names';
import {
  EMPTY_TO,
  type EmptyTo,
  MOVE_LIMITS,
  type MoveGoal,
  type MovePlan,
  type MoveRequest,
} from '../../shared/planning';
import { movePlan } from '../engine/planning/moves';
import { printable } from '../files/place';
import { answerMeter } from './budget';
import { defineCommand, type Given } from './command';
import { OptionReader } from './option-reader';
import { BRANCH, CSV_OUT, JSON_OUT } from './options';
import { type ExitCode, type Output, printJson } from './output';
import { readBytes } from './read-bytes';
import { readLab } from './read-lab';
import { replay } from './replay';
import { printFailures } from './run';
import { isSameFile, saveFile } from './save-file';
import { table } from './table';

const OPTIONS = {
  branch: BRANCH,
  goal: {
    type: 'string',
    value: 'GOAL',
    help: 'even, capacity, pairs, empty:NODE, first-nodes or file:CSV',
  },
  to: { type: 'string', value: 'HOW', help: 'where the users of a node go: peer, even, capacity' },
  'at-most': { type: 'string', value: 'N', help: 'no more than N moves' },
  'keep-placed': { type: 'boolean', help: 'users placed by hand or by bulk file stay' },
  within: { type: 'string', value: 'LIMIT', help: 'capacity or survivor: what must hold' },
  batch: { type: 'string', value: 'N', help: 'no more than N users a batch' },
  csv: CSV_OUT,
  json: JSON_OUT,
} as const;

/** `implab plan FILE`: the moves to a goal and the steps that carry them out, from the end of the file. */
async function plan(file: string, given: Given<typeof OPTIONS>, output: Output): Promise<ExitCode> {
  const options = new OptionReader();
  const asked = await requestOf(given, options);
  if (given.csv !== undefined && isSameFile(file, given.csv))
    options.refuse(`${printable(given.csv)}: FILE and OUT are the same file`);
  if (options.misuse !== null || !asked) {
    output.err(options.misuse ?? 'no goal');
    return 2;
  }
  const read = await readLab(file, given.branch);
  if (!read.ok) {
    output.err(read.message);
    return 2;
  }
  const { state, failures } = replay(read.scenario);
  printFailures(file, failures, (line) => output.err(line));
  const made = { ...movePlan(state, asked, answerMeter()), goal: given.goal! };
  if (given.csv !== undefined && made.possible) {
    const { movesCsv } = await import('../files/move-file');
    const problem = await saveFile(given.csv, new TextEncoder().encode(movesCsv(made.moves)));
    if (problem !== null) {
      output.err(problem);
      return 2;
    }
  }
  if (given.json) printJson(output, made);
  else printPlan(made, output);
  return made.possible && failures.length === 0 ? 0 : 1;
}

async function requestOf(
  given: Given<typeof OPTIONS>,
  options: OptionReader,
): Promise<MoveRequest | undefined> {
  const to = options.word('to', given.to, EMPTY_TO);
  if (to !== undefined && !given.goal?.startsWith('empty:'))
    options.refuse('--to goes with --goal empty:NODE');
  const goal = await goalOf(given.goal, to ?? 'peer', options);
  const atMost = options.number('at-most', given['at-most'], { least: 0, most: MAX_COUNT });
  const within = options.word('within', given.within, MOVE_LIMITS);
  const batch = options.number('batch', given.batch, { least: 1, most: MAX_COUNT });
  if (!goal) return undefined;
  return {
    goal,
    ...(atMost !== undefined && { atMost }),
    ...(given['keep-placed'] && { keepPlaced: true }),
    ...(within !== undefined && { within }),
    ...(batch !== undefined && { batch }),
  };
}

const PLAIN_GOALS = ['even', 'capacity', 'pairs', 'first-nodes'] as const;

async function goalOf(
  given: string | undefined,
  to: EmptyTo,
  options: OptionReader,
): Promise<MoveGoal | undefined> {
  const plain = PLAIN_GOALS.find((kind) => kind === given);
  if (plain) return { kind: plain };
  const named = /^(empty|file):(.+)$/s.exec(given ?? '');
  if (named?.[1] === 'empty') return { kind: 'empty', node: readName(named[2]!) ?? named[2]!, to };
  if (named?.[1] === 'file') return fileGoal(named[2]!, options);
  return options.refuse(
    `--goal must be ${PLAIN_GOALS.join(', ')}, empty:NODE or file:CSV, ${
      given === undefined ? 'and is missing' : `not ${JSON.stringify(given)}`
    }`,
  );
}

async function fileGoal(file: string, options: OptionReader): Promise<MoveGoal | undefined> {
  const bytes = readBytes(file);
  if (typeof bytes === 'string') return options.refuse(`${printable(file)}: ${bytes}`);
  // Tables are only loaded for those who need them, as SQLite is.
  const { readMoveFile } = await import('../files/move-file');
  const read = readMoveFile(bytes);
  if (!read.ok) return options.refuse(`${printable(file)}: ${read.detail}`);
  return { kind: 'file', homes: read.homes };
}

function printPlan(made: MovePlan, output: Output): void {
  if (!made.possible) {
    output.out(`There is no such plan. ${made.why}`);
    return;
  }
  const { total, loggedOut, moves, before, after, survivorSurplus, relogin, batches } = made;
  output.out(
    total === 0
      ? 'Nobody has to move.'
      : `${countOf(total, 'move')}; ${countOf(loggedOut, 'device')} log in again.`,
  );
  output.out(survivorLine(survivorSurplus));
  const block = (rows: readonly (readonly string[])[]) => {
    output.out('');
    for (const line of table(rows)) output.out(line);
  };
  block([
    ['Node', 'Before', 'After', 'Change'],
    ...[...before].map(([node, users]) => [
      node,
      formatCount(users),
      formatCount(after.get(node)!),
      formatChange(after.get(node)! - users),
    ]),
  ]);
  if (moves.length > 0)
    block([
      ['From', 'To', 'Users', 'First users'],
      ...moves.map(({ from, to, count, users }) => [from, to, formatCount(count), firstOf(users)]),
    ]);
  if (batches.length > 1)
    block([
      ['Batch', 'Users'],
      ...batches.map(({ users }, index) => [formatCount(index + 1), formatCount(users)]),
    ]);
  if (relogin.length > 0)
    block([
      ['Node', 'Re-login upper limit now', 'After', 'Lower limit'],
      ...relogin.map(({ node, lower, upper, upperNow }) => [
        node,
        `${formatCount(upperNow)} s`,
        `${formatCount(upper)} s`,
        `${formatCount(lower)} s`,
      ]),
    ]);
}

function survivorLine({ before, after }: MovePlan['survivorSurplus']): string {
  const words = (surplus: number) =>
    surplus === 0
      ? 'any one node may fail'
      : `one failure puts a node over its capacity by ${countOf(surplus, 'device')}`;
  return before === after
    ? `Before and after, ${words(after)}.`
    : `Before, ${words(before)}; after, ${words(after)}.`;
}

const SHOWN_USERS = 3;

function firstOf(users: readonly string[]): string {
  const more = users.length > SHOWN_USERS ? ', ...' : '';
  return users.slice(0, SHOWN_USERS).map(printable).join(', ') + more;
}

export const PLAN = defineCommand({
  name: 'plan',
  usage:
    'FILE [--branch NAME] --goal GOAL [--to HOW] [--at-most N] [--keep-placed] [--within LIMIT] [--batch N] [--csv OUT] [--json]',
  summary: 'the moves that lead to a goal, and their steps',
  words: [1, 1],
  options: OPTIONS,
  run: ([file], given, { output }) => plan(file!, given, output),
});
