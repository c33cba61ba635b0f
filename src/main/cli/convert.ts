import { extname } from 'node:path';
import type { Scenario } from '../../shared/step';
import { printable } from '../files/place';
import { formatScenario } from '../files/scenario';
import { assignmentsCsv } from '../files/tables-out';
import { defineCommand } from './command';
import type { ExitCode, Output } from './output';
import { readLab } from './read-lab';
import type { UsersRead } from './read-users';
import { type Failure, replay } from './replay';
import { printFailures } from './run';
import { isSameFile, saveFile } from './save-file';

/** What `convert` is told beside the two files. */
export interface ConvertOptions {
  /** The lab that a user file is for. */
  readonly into: string | undefined;
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
    write: ({ scenario }) => written(assignmentsCsv(replay(scenario).state)),
  },
  '.html': {
    showsTheEnd: true,
    write: async (source) => (await import('./write-lab')).writeLab(source, 'report'),
  },
};
const IN = ['.implab', '.json', '.csv'];

/** `implab convert IN OUT`: the same lab in the format that the name of OUT ends in. */
async function convert(
  from: string,
  to: string,
  { into, version }: ConvertOptions,
  output: Output,
): Promise<ExitCode> {
  const misuse = misuseOf(from, to, into);
  if (misuse !== null) {
    output.err(misuse);
    return 2;
  }
  const read = await (endingOf(from) === '.csv' ? users(from, into) : wholeLab(from));
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
  return read.left > 0 || failures.length > 0 ? 1 : 0;
}

function endingOf(file: string): string {
  return extname(file).toLowerCase();
}

function misuseOf(from: string, to: string, into: string | undefined): string | null {
  if (!IN.includes(endingOf(from)))
    return `${printable(from)}: convert reads ${IN.join(', ')}, by the ending of the name`;
  if (!Object.hasOwn(OUT, endingOf(to)))
    return `${printable(to)}: convert writes ${Object.keys(OUT).join(', ')}, by the ending of the name`;
  if (into !== undefined && endingOf(from) !== '.csv')
    return `${printable(from)}: --into goes with a user file (.csv)`;
  return isSameFile(from, to) ? `${printable(to)}: IN and OUT are the same file` : null;
}

async function users(file: string, into: string | undefined): Promise<UsersRead> {
  // Tables are only loaded for those who need them, as SQLite is.
  return (await import('./read-users')).readUsers(file, into);
}

async function wholeLab(file: string): Promise<UsersRead> {
  const read = await readLab(file);
  return read.ok ? { ...read, left: 0, remarks: [] } : read;
}

function written(text: string): Bytes {
  return { ok: true, bytes: new TextEncoder().encode(text) };
}

export const CONVERT = defineCommand({
  name: 'convert',
  usage: 'IN OUT [--into LAB]',
  summary: 'a lab or a user file in the format that OUT ends in',
  words: [2, 2],
  options: { into: { type: 'string', value: 'LAB', help: 'the lab that a user file is for' } },
  run: ([from, to], { into }, { output, version }) =>
    convert(from!, to!, { into, version }, output),
});
