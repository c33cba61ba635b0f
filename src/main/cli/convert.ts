import { extname } from 'node:path';
import { looksLikeLab } from '../../shared/lab-content';
import type { Scenario } from '../../shared/step';
import { printable } from '../files/place';
import { formatScenario } from '../files/scenario';
import { assignmentsCsv } from '../files/tables-out';
import type { UserFileAnswers } from '../files/user-file';
import { defineCommand } from './command';
import { OptionReader } from './option-reader';
import { BRANCH } from './options';
import type { ExitCode, Output } from './output';
import { readBytes } from './read-bytes';
import { readLab } from './read-lab';
import type { UsersRead } from './read-users';
import { type Failure, replay } from './replay';
import { printFailures } from './run';
import { isSameFile, saveFile } from './save-file';
import { readUserAnswers, USER_OPTIONS } from './user-answers';

/** What `convert` is told beside the two files. */
export interface ConvertOptions {
  /** Of a saved lab; absent: the one that is open in it. */
  readonly branch: string | undefined;
  /** The lab that a user file is for. */
  readonly into: string | undefined;
  /** What a user file leaves open. */
  readonly answers: UserFileAnswers;
  /** Where the rows that are left out are written, too. */
  readonly leftOut: string | undefined;
  /** Version of implab, for a report. */
  readonly version: string;
}

type Bytes = { readonly ok: true; readonly bytes: Uint8Array } | Extract<UsersRead, { ok: false }>;

interface Source {
  /** Where it comes from. */
  readonly file: string;
  readonly scenario: Scenario;
  readonly version: string;
}

/** A format that is written. */
interface Format {
  /** It shows the end of the replay, so that a failed step tells on it. */
  readonly showsTheEnd: boolean;
  readonly write: (source: Source) => Bytes | Promise<Bytes>;
}

/** The formats by the ending of the name. */
const OUT: Readonly<Record<string, Format>> = {
  '.implab': {
    showsTheEnd: false,
    write: async (source) => (await import('./write-lab')).writeLab(source, 'implab'),
  },
  '.json': { showsTheEnd: false, write: ({ scenario }) => written(formatScenario(scenario)) },
  '.csv': {
    showsTheEnd: true,
    write: ({ scenario }) => written([...assignmentsCsv(replay(scenario).state)].join('')),
  },
  '.html': {
    showsTheEnd: true,
    write: async (source) => (await import('./write-lab')).writeLab(source, 'report'),
  },
};
/** `implab convert IN OUT`: the same lab in the format that the name of OUT ends in. */
async function convert(
  from: string,
  to: string,
  { branch, into, answers, leftOut, version }: ConvertOptions,
  output: Output,
): Promise<ExitCode> {
  const misuse = misuseOf(from, to);
  if (misuse !== null) {
    output.err(misuse);
    return 2;
  }
  const read = await readSource(from, branch, into, answers);
  if (!read.ok) {
    output.err(read.message);
    return 2;
  }
  for (const remark of read.remarks) output.err(remark);
  const { scenario } = read;
  const format = OUT[endingOf(to)]!;
  const failures: readonly Failure[] = format.showsTheEnd ? replay(scenario).failures : [];
  printFailures(into ?? from, failures, (line) => output.err(line));
  const made = await format.write({ file: from, scenario, version });
  const problem = made.ok ? await saveFile(to, made.bytes) : made.message;
  if (problem !== null) {
    output.err(problem);
    return 2;
  }
  output.out(`${printable(to)}: written`);
  if (leftOut !== undefined && read.leftOut.length > 0) {
    const lines = new TextEncoder().encode(`${read.leftOut.join('\n')}\n`);
    const failed = await saveFile(leftOut, lines);
    output.err(failed ?? `${printable(leftOut)}: the rows that were left out`);
  }
  return read.left > 0 || failures.length > 0 ? 1 : 0;
}

function endingOf(file: string): string {
  return extname(file).toLowerCase();
}

function misuseOf(from: string, to: string): string | null {
  if (!Object.hasOwn(OUT, endingOf(to)))
    return `${printable(to)}: convert writes ${Object.keys(OUT).join(', ')}, by the ending of the name`;
  return isSameFile(from, to) ? `${printable(to)}: IN and OUT are the same file` : null;
}

/** A lab, or users for one, told apart by content whatever the name ends in. */
async function readSource(
  file: string,
  branch: string | undefined,
  into: string | undefined,
  answers: UserFileAnswers,
): Promise<UsersRead> {
  const bytes = readBytes(file);
  if (typeof bytes === 'string') return { ok: false, message: `${printable(file)}: ${bytes}` };
  if (looksLikeLab(bytes, file)) {
    if (into !== undefined)
      return {
        ok: false,
        message: `${printable(file)}: --into goes with a user file, and this is a lab`,
      };
    const read = await readLab(file, branch);
    return read.ok ? { ...read, left: 0, remarks: [], leftOut: [] } : read;
  }
  // Tables are only loaded for those who need them, as SQLite is.
  return (await import('./read-users')).readUsers(file, bytes, into, answers);
}

function written(text: string): Bytes {
  return { ok: true, bytes: new TextEncoder().encode(text) };
}

export const CONVERT = defineCommand({
  name: 'convert',
  usage:
    'IN OUT [--branch NAME] [--into LAB] [--map OLD=NEW] [--blank HOW] [--column NAME=FIELD] [--left-out FILE]',
  summary: 'a lab or a user file in the format that OUT ends in',
  words: [2, 2],
  options: {
    branch: BRANCH,
    into: { type: 'string', value: 'LAB', help: 'the lab that a user file is for' },
    ...USER_OPTIONS,
  },
  run: async ([from, to], given, { output, version }) => {
    const options = new OptionReader();
    const answers = readUserAnswers(given, options);
    if (options.misuse !== null) {
      output.err(options.misuse);
      return 2;
    }
    return convert(
      from!,
      to!,
      { branch: given.branch, into: given.into, answers, leftOut: given['left-out'], version },
      output,
    );
  },
});
