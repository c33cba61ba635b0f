import { type FindingAbout, type FindingView, SEVERITIES } from '../../shared/finding';
import { countOf } from '../../shared/format';
import { lint, SEVERITY_ORDER } from '../engine/lint';
import { defineCommand } from './command';
import { findingLine } from './final-state';
import { BRANCH, JSON_OUT } from './options';
import { type ExitCode, type Output, printJson } from './output';
import { readLab } from './read-lab';
import { replay } from './replay';
import { printFailures } from './run';
import { table } from './table';

/** `implab lint FILE`: every finding at the end of the file, errors first. 0: none of them is an error. */
async function lintFile(
  file: string,
  branch: string | undefined,
  json: boolean,
  output: Output,
): Promise<ExitCode> {
  const read = await readLab(file, branch);
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
  const { about, title, advice, basis, sources, fixes } = finding;
  return { ...findingLine(finding), about, title, advice, basis, sources, fixes };
}

/** "State: 1 error, 1 warning. Design: nothing found.": what is the case, and how the lab is built, told apart. */
function summary(findings: readonly FindingView[]): string {
  const part = (title: string, about: FindingAbout): string => {
    const counts = SEVERITIES.flatMap((severity) => {
      const each = findings.filter((one) => one.about === about && one.severity === severity);
      return each.length === 0 ? [] : [countOf(each.length, severity, NAMES[severity])];
    });
    return `${title}: ${counts.join(', ') || 'nothing found'}.`;
  };
  return `${part('State', 'state')} ${part('Design', 'design')}`;
}

const NAMES = { error: 'errors', warning: 'warnings', advice: 'pieces of advice' } as const;

function printFindings(findings: readonly FindingView[], output: Output): void {
  const lines = table(
    findings.map(({ code, severity, at, message }) => [severity, code, at, message]),
  );
  for (const [row, { about, advice, basis, sources, fixes }] of findings.entries()) {
    output.out(lines[row]!);
    output.out(`  ${advice} (${about}, ${basis}: ${sources.join(', ')})`);
    for (const { label } of fixes) output.out(`  Fix: ${label}.`);
  }
  output.out(summary(findings));
}

export const LINT = defineCommand({
  name: 'lint',
  usage: 'FILE [--branch NAME] [--json]',
  summary: 'what is wrong with the lab',
  words: [1, 1],
  options: { branch: BRANCH, json: JSON_OUT },
  run: ([file], { branch, json = false }, { output }) => lintFile(file!, branch, json, output),
});
