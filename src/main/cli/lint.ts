import type { FindingView } from '../../shared/finding';
import { lint, SEVERITY_ORDER } from '../engine/lint';
import { defineCommand } from './command';
import { findingLine } from './final-state';
import { JSON_OUT } from './options';
import { type ExitCode, type Output, printJson } from './output';
import { readLab } from './read-lab';
import { replay } from './replay';
import { printFailures } from './run';
import { table } from './table';

/** `implab lint FILE`: every finding at the end of the file. 0: none of them is an error. */
async function lintFile(file: string, json: boolean, output: Output): Promise<ExitCode> {
  const read = await readLab(file);
  if (!read.ok) {
    output.err(read.message);
    return 2;
  }
  const { state, failures } = replay(read.scenario);
  printFailures(file, failures, (line) => output.err(line));
  const findings = lint(state)
    .toSorted((a, b) => SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity])
    .map(({ view }) => view());
  if (json) printJson(output, { file, findings: findings.map(advisedLine) });
  else if (findings.length === 0) output.out('Nothing found.');
  else printFindings(findings, output);
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** A finding as `implab run` gives it, with why it matters, what it rests on and the steps that fix it. */
function advisedLine(finding: FindingView): object {
  const { advice, basis, sources, fixes } = finding;
  return { ...findingLine(finding), advice, basis, sources, fixes };
}

function printFindings(findings: readonly FindingView[], output: Output): void {
  const lines = table(
    findings.map(({ code, severity, at, message }) => [severity, code, at, message]),
  );
  for (const [at, { advice, sources, fixes }] of findings.entries()) {
    output.out(lines[at]!);
    output.out(`  ${advice} (${sources.join(', ')})`);
    for (const { label } of fixes) output.out(`  Fix: ${label}.`);
  }
}

export const LINT = defineCommand({
  name: 'lint',
  usage: 'FILE [--json]',
  summary: 'what is wrong with the lab',
  words: [1, 1],
  options: { json: JSON_OUT },
  run: ([file], { json = false }, { output }) => lintFile(file!, json, output),
});
