import { formatCount } from '../../shared/format';
import type { FailureCase } from '../../shared/what-if';
import { whatIf } from '../engine/what-if/matrix';
import { defineCommand } from './command';
import { JSON_OUT } from './options';
import { type ExitCode, type Output, printJson } from './output';
import { readLab } from './read-lab';
import { replay } from './replay';
import { printFailures } from './run';
import { table } from './table';

/** `implab what-if FILE`: every failure of one node and of two, from the end of the file. */
async function forecast(file: string, json: boolean, output: Output): Promise<ExitCode> {
  const read = await readLab(file);
  if (!read.ok) {
    output.err(read.message);
    return 2;
  }
  const { state, failures } = replay(read.scenario);
  printFailures(file, failures, (line) => output.err(line));
  const cases = whatIf(state);
  if (json) printJson(output, { cases });
  else printCases(cases, output);
  return failures.length === 0 ? 0 : 1;
}

function printCases(cases: readonly FailureCase[], output: Output): void {
  if (cases.length === 0) {
    output.out('No node is up, so none can fail.');
    return;
  }
  const rows = cases.map(({ failed, load, noService, over }) => [
    failed.join(' + '),
    [...load].map(([node, devices]) => `${node} ${formatCount(devices)}`).join(', '),
    formatCount(noService),
    over.map(({ node, surplus }) => `${node} +${formatCount(surplus)}`).join(', ') || 'none',
  ]);
  for (const line of table([['Failed', 'Load', 'No service', 'Over capacity'], ...rows]))
    output.out(line);
}

export const WHAT_IF = defineCommand({
  name: 'what-if',
  usage: 'FILE [--json]',
  summary: 'the load after every failure of one node and of two',
  words: [1, 1],
  options: { json: JSON_OUT },
  run: ([file], { json = false }, { output }) => forecast(file!, json, output),
});
