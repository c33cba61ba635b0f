import { countOf } from '../../shared/format';
import type { Scenario } from '../../shared/step';
import { printable } from '../files/place';
import { overBudgetWords } from './budget';
import { defineCommand } from './command';
import { type FinalState, finalState } from './final-state';
import { BRANCH, JSON_OUT } from './options';
import { type ExitCode, type Output, printJson } from './output';
import { readLab } from './read-lab';
import { type Failure, replay, type StepResult } from './replay';

/** Verdict on one file: a line of `implab run --json` (docs/scenario-format.md, "Headless runs"). */
export interface RunReport {
  readonly file: string;
  readonly title: string | null;
  readonly ok: boolean;
  readonly error: string | null;
  readonly steps: readonly StepResult[];
  readonly failures: readonly Failure[];
  readonly final: FinalState | null;
}

/** `implab run FILE...`: replays each file on its own. */
async function run(
  files: readonly string[],
  branch: string | undefined,
  json: boolean,
  output: Output,
): Promise<ExitCode> {
  let worst: ExitCode = 0;
  for (const file of files) {
    const report = await runFile(file, branch);
    if (report.error !== null) output.err(report.error);
    if (json) printJson(output, jsonReport(report));
    else if (report.error === null) printReport(report, output);
    const code = report.error !== null ? 2 : report.ok ? 0 : 1;
    if (code > worst) worst = code;
  }
  return worst;
}

async function runFile(file: string, branch: string | undefined): Promise<RunReport> {
  const read = await readLab(file, branch);
  if (!read.ok) return unreadable(file, read.message);
  try {
    return runScenario(file, read.scenario);
  } catch (error) {
    const words = overBudgetWords(error);
    if (words === null) throw error;
    return unreadable(file, `${printable(file)}: ${words}`);
  }
}

function unreadable(file: string, error: string): RunReport {
  return { file, title: null, ok: false, error, steps: [], failures: [], final: null };
}

/** Replays a scenario and reports on it under the name of its file. */
export function runScenario(file: string, scenario: Scenario): RunReport {
  const { steps, failures, state } = replay(scenario);
  return {
    file,
    title: scenario.title ?? null,
    ok: failures.length === 0,
    error: null,
    steps,
    failures,
    final: finalState(state),
  };
}

function jsonReport(report: RunReport): object {
  const failures = report.failures.map(({ step, field, expected, actual }) => ({
    step,
    field,
    expected,
    actual,
  }));
  return { ...report, failures };
}

function printReport({ file, ok, steps, failures }: RunReport, output: Output): void {
  printFailures(file, failures, (line) => output.out(line));
  const name = printable(file);
  const done = countOf(steps.length, 'step');
  output.out(
    ok ? `${name}: ok, ${done}` : `${name}: ${countOf(failures.length, 'failure')} in ${done}`,
  );
}

/** Prints each failure with its file. Steps count from 0, as `steps[0]` does. */
export function printFailures(
  file: string,
  failures: readonly Failure[],
  print: (line: string) => void,
): void {
  for (const failure of failures) print(`${printable(file)}: ${failureLine(failure)}`);
}

function failureLine({ step, field, expected, actual, words }: Failure): string {
  const line = `step ${step}: ${field}: expected ${JSON.stringify(expected)}, actual ${JSON.stringify(actual)}`;
  return printable(words === undefined ? line : `${line} (${words})`);
}

export const RUN = defineCommand({
  name: 'run',
  usage: 'FILE... [--branch NAME] [--json]',
  summary: 'replay scenarios or saved labs and check what they expect',
  words: [1, Number.POSITIVE_INFINITY],
  options: { branch: BRANCH, json: JSON_OUT },
  run: (files, { branch, json = false }, { output }) => run(files, branch, json, output),
});
