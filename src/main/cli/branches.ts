import { formatCount } from '../../shared/format';
import { isSqlite } from '../files/implab-header';
import { printable } from '../files/place';
import { defineCommand } from './command';
import { JSON_OUT } from './options';
import { type ExitCode, type Output, printJson } from './output';
import { readBytes } from './read-bytes';
import type { BranchLine } from './read-implab';
import { readLab } from './read-lab';
import { table } from './table';

/** `implab branches FILE`: every branch, in order of its fork. A scenario has the main one alone. */
async function branches(file: string, json: boolean, output: Output): Promise<ExitCode> {
  const found = await branchesIn(file);
  if (typeof found === 'string') {
    output.err(`${printable(file)}: ${printable(found)}`);
    return 2;
  }
  if (json) printJson(output, found);
  else for (const line of table([HEAD, ...found.map(rowOf)])) output.out(line);
  return 0;
}

async function branchesIn(file: string): Promise<readonly BranchLine[] | string> {
  const bytes = readBytes(file);
  if (typeof bytes === 'string') return bytes;
  if (isSqlite(bytes)) {
    const { readBranches } = await import('./read-implab');
    return readBranches(bytes);
  }
  const read = await readLab(file);
  if (!read.ok) return read.message.replace(`${printable(file)}: `, '');
  const steps = read.scenario.steps.length;
  return [{ name: 'Main', from: null, at: 0, steps, current: true }];
}

const HEAD = ['Branch', 'From', 'At step', 'Own steps', ''] as const;

function rowOf({ name, from, at, steps, current }: BranchLine): string[] {
  return [
    printable(name),
    from === null ? '' : printable(from),
    from === null ? '' : formatCount(at),
    formatCount(steps),
    current ? 'current' : '',
  ];
}

export const BRANCHES = defineCommand({
  name: 'branches',
  usage: 'FILE [--json]',
  summary: 'the branches of a saved lab',
  words: [1, 1],
  options: { json: JSON_OUT },
  run: ([file], { json = false }, { output }) => branches(file!, json, output),
});
