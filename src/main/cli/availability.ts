import { formatCount } from '../../shared/format';
import type { Availability, FailureRates, Span } from '../../shared/planning';
import { availability, DEFAULT_RATES } from '../engine/planning/availability';
import { defineCommand, type Given } from './command';

import { OptionReader } from './option-reader';
import { BRANCH, JSON_OUT } from './options';
import { type ExitCode, type Output, printJson } from './output';
import { readLab } from './read-lab';
import { replay } from './replay';
import { printFailures } from './run';
import { table } from './table';

const span = (help: string) => ({ type: 'string', value: 'N or N-M', help }) as const;

const OPTIONS = {
  branch: BRANCH,
  'machine-failures': span('failures of a machine a year (default 0.5-2)'),
  'machine-repair': span('hours until it is back (default 1-8)'),
  'service-failures': span('failures of a critical service a year (default 1-4)'),
  'service-repair': span('hours until it runs again (default 0.5-2)'),
  'fallback-after': span('hours until somebody falls back by hand (default 1-12)'),
  json: JSON_OUT,
} as const;

/** `implab availability FILE`: expected minutes without service a user and year, a model. */
async function available(
  file: string,
  given: Given<typeof OPTIONS>,
  output: Output,
): Promise<ExitCode> {
  const options = new OptionReader();
  const rates = ratesOf(given, options);
  if (options.misuse !== null) {
    output.err(options.misuse);
    return 2;
  }
  const read = await readLab(file, given.branch);
  if (!read.ok) {
    output.err(read.message);
    return 2;
  }
  const { state, failures } = replay(read.scenario);
  printFailures(file, failures, (line) => output.err(line));
  const made = availability(state, rates);
  if (given.json) printJson(output, { model: true, given: rates, ...made });
  else printAvailability(made, rates, output);
  return failures.length === 0 ? 0 : 1;
}

function ratesOf(given: Given<typeof OPTIONS>, options: OptionReader): FailureRates {
  const read = (option: keyof Given<typeof OPTIONS> & string, most: number, fallback: Span) =>
    spanOf(option, given[option as 'machine-failures'], most, options) ?? fallback;
  return {
    machineFailures: read('machine-failures', 1000, DEFAULT_RATES.machineFailures),
    machineHours: read('machine-repair', 8766, DEFAULT_RATES.machineHours),
    serviceFailures: read('service-failures', 1000, DEFAULT_RATES.serviceFailures),
    serviceHours: read('service-repair', 8766, DEFAULT_RATES.serviceHours),
    fallbackHours: read('fallback-after', 8766, DEFAULT_RATES.fallbackHours),
  };
}

function spanOf(
  option: string,
  given: string | undefined,
  most: number,
  options: OptionReader,
): Span | undefined {
  if (given === undefined) return undefined;
  const parts = given.split('-');
  const rule = { least: 0.01, most, decimals: 2 };
  const [low, high = low] = parts.map((part) => options.number(option, part, rule));
  if (parts.length > 2 || low === undefined || high === undefined || low > high)
    return options.refuse(
      `--${option} must be one number or two in order, such as 0.5-2, not ${JSON.stringify(given)}`,
    );
  return { low, high };
}

function printAvailability(
  { cases, assumptions }: Availability,
  rates: FailureRates,
  output: Output,
) {
  output.out('A model: minutes without service that a user can expect in a year.');
  output.out('');
  const rows = cases.map(({ label, minutes, note }) => [label, spanWords(minutes), note]);
  for (const line of table([['Arrangement', 'Minutes a year', 'Note'], ...rows])) output.out(line);
  output.out('');
  const { machineFailures, machineHours, serviceFailures, serviceHours, fallbackHours } = rates;
  output.out(
    `Given: machine ${spanWords(machineFailures)} failures a year, back in ${spanWords(machineHours)} h; service ${spanWords(serviceFailures)}, back in ${spanWords(serviceHours)} h; fallback by hand after ${spanWords(fallbackHours)} h.`,
  );
  for (const { text, sources } of assumptions)
    output.out(`Assumed: ${text} (${sources.join(', ')})`);
}

function spanWords({ low, high }: Span): string {
  const figure = (value: number) => (value >= 1000 ? formatCount(value) : String(value));
  return low === high ? figure(low) : `${figure(low)} to ${figure(high)}`;
}

export const AVAILABILITY = defineCommand({
  name: 'availability',
  usage:
    'FILE [--branch NAME] [--machine-failures N] [--machine-repair N] [--service-failures N] [--service-repair N] [--fallback-after N] [--json]',
  summary: 'minutes without service a user and year: a model',
  words: [1, 1],
  options: OPTIONS,
  run: ([file], given, { output }) => available(file!, given, output),
});
