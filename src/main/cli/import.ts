import { extname } from 'node:path';
import { countOf } from '../../shared/format';
import type { Mode, Ova } from '../../shared/model';
import type { Scenario, Step } from '../../shared/step';
import { modeOf, ovaOf } from '../files/import/cluster-facts';
import { type JoinAnswers, type Joined, joinPieces } from '../files/import/join';
import { pieceWords } from '../files/import/piece-words';
import { type Piece, readPieces } from '../files/import/pieces';
import { problemLine, problemLines } from '../files/import/problems';
import { userChanges, userSteps } from '../files/import/user-changes';
import { COMPACT, jsonLine } from '../files/json-line';
import { printable } from '../files/place';
import { formatScenario } from '../files/scenario';
import { labName } from '../lab/opening/open-bytes';
import { labUsers } from '../lab/views/lab-users';
import { defineCommand, type Given, type Io } from './command';
import { OptionReader } from './option-reader';
import { JSON_OUT } from './options';
import type { ExitCode, Output } from './output';
import { readBytes } from './read-bytes';
import { replay } from './replay';
import { saveFile } from './save-file';
import { pairs, readUserAnswers, USER_OPTIONS } from './user-answers';

const OPTIONS = {
  ...USER_OPTIONS,
  ova: {
    type: 'string',
    multiple: true,
    value: 'NODE=SIZE',
    help: 'OVA size of a node; SIZE alone is that of all others',
  },
  mode: { type: 'string', value: 'MODE', help: 'balanced, active-standby or none' },
  decide: {
    type: 'string',
    multiple: true,
    value: 'ID=ANSWER',
    help: 'answer to a question by the id that the report names',
  },
  scrub: { type: 'boolean', help: 'user ids become user1, user2, ...' },
  partial: {
    type: 'boolean',
    help: 'write OUT with what is certain although something is missing',
  },
  json: JSON_OUT,
} as const;

type ImportOptions = Given<typeof OPTIONS>;

interface ImportAnswers extends JoinAnswers {
  readonly columns: ReturnType<typeof readUserAnswers>['columns'];
}

/** What came of the pieces, whether a lab was among them or not. */
interface Result {
  readonly scenario: Scenario;
  readonly users: number;
  readonly leftOut: Joined['leftOut'];
  readonly decisions: Joined['decisions'];
  readonly missing: Joined['missing'];
  readonly warnings: readonly string[];
  readonly notices: readonly string[];
  readonly isUseful: boolean;
}

/** `implab import OUT PIECE...`: a lab from whatever an administrator has, with a report of what became of each piece. */
async function importPieces(
  [out, ...files]: readonly string[],
  given: ImportOptions,
  { output, version }: Io,
): Promise<ExitCode> {
  const options = new OptionReader();
  const answers = answersOf(out!, given, options);
  if (!['.json', '.implab'].includes(extname(out!).toLowerCase()))
    options.refuse(`${printable(out!)}: import writes .json or .implab, by the ending of the name`);
  if (options.misuse !== null) {
    output.err(options.misuse);
    return 2;
  }
  const pieces: Piece[] = [];
  for (const file of files) pieces.push(...(await readFile(file, answers)));
  const result = resultOf(pieces, answers);
  const isWhole = !hasDoubt(pieces, result);
  const writes = result.isUseful && (isWhole || given.partial === true);
  const failed = writes ? await write(out!, result.scenario, version) : null;
  if (given.json)
    output.out(jsonLine(reportJson(out!, writes && failed === null, pieces, result), COMPACT));
  else report(output, pieces, result);
  if (failed !== null) {
    output.err(failed);
    return 2;
  }
  const leftOutFile = given['left-out'];
  if (leftOutFile !== undefined) await writeLeftOut(leftOutFile, result, output);
  if (!given.json) output[writes ? 'out' : 'err'](lastLine(out!, writes, result));
  if (!result.isUseful) return 2;
  return isWhole ? 0 : 1;
}

function answersOf(out: string, given: ImportOptions, options: OptionReader): ImportAnswers {
  const users = readUserAnswers(given, options);
  const ovas = new Map<string, Ova>();
  for (const text of given.ova ?? []) {
    const equals = text.lastIndexOf('=');
    const size = ovaOf(text.slice(equals + 1));
    if (size === null)
      options.refuse(
        `--ova must end in an OVA size: 500, 1000, 2000, 5000, 15000 or 25000, not ${JSON.stringify(text)}`,
      );
    else ovas.set(equals < 0 ? '*' : text.slice(0, equals).trim(), size);
  }
  const mode: Mode | null = given.mode === undefined ? null : modeOf(given.mode);
  if (given.mode !== undefined && mode === null)
    options.refuse(
      `--mode must be balanced, active-standby or none, not ${JSON.stringify(given.mode)}`,
    );
  const decided = new Map(pairs('decide', given.decide, options));
  return {
    ...users,
    ovas,
    mode,
    relogin: null,
    given: decided,
    scrub: given.scrub ?? false,
    title: labName(out.split(/[\\/]/).at(-1)!),
  };
}

async function readFile(file: string, answers: ImportAnswers): Promise<Piece[]> {
  const name = file.split(/[\\/]/).at(-1)!;
  const bytes = readBytes(file);
  if (typeof bytes === 'string')
    return [{ file: name, notices: [], kind: 'unused', what: bytes, isRecognised: false }];
  if (bytes[0] === 0x53 && new TextDecoder().decode(bytes.subarray(0, 15)) === 'SQLite format 3') {
    const { readImplab } = await import('./read-implab');
    const opened = await readImplab(bytes);
    return typeof opened === 'string'
      ? [{ file: name, notices: [], kind: 'unused', what: opened, isRecognised: true }]
      : [{ file: name, notices: [], kind: 'lab', scenario: opened }];
  }
  return readPieces(name, bytes, answers.columns);
}

function resultOf(pieces: readonly Piece[], answers: ImportAnswers): Result {
  const base = pieces.find((piece) => piece.kind === 'lab');
  return base?.kind === 'lab'
    ? ontoLab(base.scenario, pieces, answers)
    : joinPieces(pieces, answers);
}

/** Users of the pieces behind the steps of a lab, one list after another, as bulk files would be run. */
function ontoLab(base: Scenario, pieces: readonly Piece[], answers: ImportAnswers): Result {
  let scenario = base;
  let users = 0;
  const leftOut: Joined['leftOut'][number][] = [];
  const warnings: string[] = [];
  for (const piece of pieces) {
    if (piece.kind === 'lab') {
      if (piece.scenario !== base) warnings.push(`${piece.file} is a second lab and was not used`);
    } else if (piece.kind !== 'users') {
      if (piece.kind !== 'unused')
        warnings.push(`${piece.file} was not used: groups, nodes and mode are those of the lab`);
    } else {
      const lab = labUsers(replay(scenario).state);
      const changes = userChanges(piece.list, lab, answers);
      const steps: Step[] = userSteps(changes, lab);
      const next = { ...scenario, steps: [...scenario.steps, ...steps] };
      const failure = replay(next).failures.find(({ step }) => step >= scenario.steps.length);
      warnings.push(...piece.list.warnings.map((warning) => `${piece.file}: ${warning}`));
      if (failure)
        warnings.push(
          `${piece.file} was not used: the lab refuses it: ${failure.words} (${failure.actual})`,
        );
      else {
        scenario = next;
        users +=
          changes.fresh.length +
          changes.moves.length +
          changes.unassign.length +
          changes.changed.length +
          changes.unchanged;
      }
      leftOut.push({ file: piece.file, unit: piece.list.table.unit, problems: changes.problems });
    }
  }
  return {
    scenario,
    users,
    leftOut,
    decisions: [],
    missing: [],
    warnings,
    notices: [],
    isUseful: users > 0,
  };
}

/** True where not all was used: rows left out, something missing, or a question that nobody answered. */
function hasDoubt(
  pieces: readonly Piece[],
  { leftOut, decisions, missing, warnings }: Result,
): boolean {
  return (
    leftOut.some(({ problems }) => problems.length > 0) ||
    missing.some(({ standIn }) => standIn === null) ||
    decisions.some(({ isSettled, isGap }) => isGap && !isSettled) ||
    warnings.length > 0 ||
    pieces.some(
      (piece) =>
        piece.kind === 'unused' || (piece.kind === 'cluster' && piece.facts.problems.length > 0),
    )
  );
}

async function write(out: string, scenario: Scenario, version: string): Promise<string | null> {
  if (extname(out).toLowerCase() === '.json')
    return saveFile(out, new TextEncoder().encode(formatScenario(scenario)));
  const made = await (await import('./write-lab')).writeLab(
    { file: out, scenario, version },
    'implab',
  );
  return made.ok ? saveFile(out, made.bytes) : made.message;
}

async function writeLeftOut(file: string, { leftOut }: Result, output: Output): Promise<void> {
  const lines = leftOut.flatMap(({ file: piece, unit, problems }) =>
    problems.map((problem) => `${printable(piece)}: ${problemLine(problem, unit)}`),
  );
  if (lines.length === 0) return;
  const failed = await saveFile(file, new TextEncoder().encode(`${lines.join('\n')}\n`));
  output.err(
    failed ?? `${printable(file)}: the ${countOf(lines.length, 'row')} that were left out`,
  );
}

function report(
  output: Output,
  pieces: readonly Piece[],
  { leftOut, decisions, missing, warnings, notices }: Result,
): void {
  for (const piece of pieces) {
    const { title, detail } = pieceWords(piece);
    output.out(printable(`${piece.file}: ${title}. ${detail}`));
    for (const notice of piece.notices) output.out(printable(`  ${notice}`));
    if (piece.kind === 'users' && piece.list.ignored.length > 0)
      output.out(printable(`  not used: ${piece.list.ignored.slice(0, 60).join(', ')}`));
  }
  for (const notice of notices) output.out(printable(notice));
  for (const { file, unit, problems } of leftOut) {
    for (const line of problemLines(problems, unit)) output.err(`${printable(file)}: ${line}`);
    if (problems.length > 0)
      output.err(`${printable(file)}: ${countOf(problems.length, 'row')} left out`);
  }
  for (const warning of warnings) output.err(printable(warning));
  for (const { what, text, standIn } of missing)
    output.err(`missing: ${printable(text)}: ${standIn ?? `nothing is guessed; ${HOW[what]}`}`);
  for (const { id, title, text, options, chosen, isSettled } of decisions)
    output[isSettled ? 'out' : 'err'](
      printable(
        `${isSettled ? 'decided' : 'to decide'}: ${title}. ${text} ${id}=${chosen}${isSettled ? '' : ` of ${options.map(({ value }) => value).join(', ')}`}`,
      ),
    );
}

const HOW: Readonly<Record<Joined['missing'][number]['what'], string>> = {
  groups:
    'give an answer of listPresenceRedundancyGroup, the tables of run sql, utils ha status, or a list of group,node',
  users: 'give a list of users with their node, or of node,users',
  mode: '--mode says it',
  ova: '--ova NODE=SIZE says it, --ova SIZE for all',
  relogin: 'a list of node,reloginLower,reloginUpper says it',
};

function lastLine(out: string, writes: boolean, { isUseful, users }: Result): string {
  if (writes) return `${printable(out)}: written, ${countOf(users, 'user')}`;
  return isUseful
    ? `${printable(out)}: not written; --partial writes what is certain`
    : `${printable(out)}: not written, since nothing could be used`;
}

function reportJson(
  out: string,
  written: boolean,
  pieces: readonly Piece[],
  result: Result,
): object {
  const { leftOut, decisions, missing, warnings, notices, users } = result;
  return {
    out,
    written,
    users,
    pieces: pieces.map((piece) => ({
      file: piece.file,
      kind: piece.kind,
      ...pieceWords(piece),
      notices: piece.notices,
      ...(piece.kind === 'users' && {
        rows: piece.list.rows,
        used: piece.list.used,
        ignored: piece.list.ignored,
      }),
    })),
    leftOut: leftOut.flatMap(({ file, problems }) =>
      problems.map(({ kind, line, id, text }) => ({ file, line, id, kind, text })),
    ),
    missing,
    decisions,
    warnings,
    notices,
  };
}

export const IMPORT = defineCommand({
  name: 'import',
  usage:
    'OUT PIECE... [--map OLD=NEW] [--blank HOW] [--ova NODE=SIZE] [--mode MODE] [--column NAME=FIELD] [--decide ID=ANSWER] [--scrub] [--partial] [--left-out FILE] [--json]',
  summary: 'a lab from exports, command output and answers of your cluster',
  words: [2, Number.POSITIVE_INFINITY],
  options: OPTIONS,
  run: importPieces,
});
