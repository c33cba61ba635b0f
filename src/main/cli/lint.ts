import { lint, SEVERITY_ORDER } from '../engine/lint';
import { findingLine } from './final-state';
import { type ExitCode, type Output, printJson } from './output';
import { readLab } from './read-lab';
import { replay } from './replay';
import { printFailures } from './run';
import { table } from './table';

/** `implab lint FILE`: every finding at the end of the file. 0: none of them is an error. */
export async function lintFile(file: string, json: boolean, output: Output): Promise<ExitCode> {
  const read = await readLab(file);
  if (!read.ok) {
    output.err(read.message);
    return 2;
  }
  const { state, failures } = replay(read.scenario);
  printFailures(file, failures, (line) => output.err(line));
  const findings = [...lint(state)].sort(
    (a, b) => SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity],
  );
  if (json) printJson(output, { file, findings: findings.map(findingLine) });
  else if (findings.length === 0) output.out('Nothing found.');
  else
    for (const line of table(
      findings.map(({ code, severity, at, message }) => [severity, code, at, message]),
    ))
      output.out(line);
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}
