import { formatCount } from '../../shared/format';
import { readName } from '../../shared/names';
import {
  EMPTY_TO,
  JOBS,
  PATCH_WAYS,
  type Runbook,
  type RunbookAction,
} from '../../shared/planning';
import { runbookPlan } from '../engine/planning/runbook-plan';
import { answerMeter } from './budget';
import { defineCommand, type Given } from './command';
import { OptionReader } from './option-reader';
import { BRANCH, JSON_OUT } from './options';
import { type ExitCode, type Output, printJson } from './output';
import { readLab } from './read-lab';
import { replay } from './replay';
import { printFailures } from './run';

const OPTIONS = {
  branch: BRANCH,
  job: { type: 'string', value: 'JOB', help: JOBS.join(', ') },
  node: { type: 'string', value: 'NODE', help: 'the node that is worked on' },
  way: { type: 'string', value: 'WAY', help: 'patch: failover (default in a HA pair) or ha-off' },
  'move-first': {
    type: 'boolean',
    help: 'replace: users go to the peer before and come back after',
  },
  to: { type: 'string', value: 'HOW', help: 'where the users of a node go: peer, even, capacity' },
  json: JSON_OUT,
} as const;

/** `implab runbook FILE`: a maintenance night, action by action, from the end of the file. */
async function runbook(
  file: string,
  given: Given<typeof OPTIONS>,
  output: Output,
): Promise<ExitCode> {
  const options = new OptionReader();
  const job = options.word('job', given.job, JOBS);
  const way = options.word('way', given.way, PATCH_WAYS);
  const to = options.word('to', given.to, EMPTY_TO);
  if (given.job === undefined) options.refuse(`--job is missing: ${JOBS.join(', ')}`);
  if (given.node === undefined) options.refuse('--node is missing: the node that is worked on');
  if (way !== undefined && job !== 'patch') options.refuse('--way goes with --job patch');
  if (to !== undefined && job !== 'retire') options.refuse('--to goes with --job retire');
  if (given['move-first'] && job !== 'replace')
    options.refuse('--move-first goes with --job replace');
  if (options.misuse !== null || job === undefined || given.node === undefined) {
    output.err(options.misuse ?? 'no job');
    return 2;
  }
  const read = await readLab(file, given.branch);
  if (!read.ok) {
    output.err(read.message);
    return 2;
  }
  const { state, failures } = replay(read.scenario);
  printFailures(file, failures, (line) => output.err(line));
  const made = runbookPlan(
    state,
    {
      job,
      node: readName(given.node) ?? given.node,
      ...(way !== undefined && { way }),
      ...(to !== undefined && { to }),
      ...(given['move-first'] && { moveFirst: true }),
    },
    {
      settle: read.scenario.settle ?? true,
      index: read.scenario.steps.length,
      meter: answerMeter(),
    },
  );
  if (given.json) printJson(output, jsonOf(made));
  else printRunbook(made, output);
  return made.why === null && failures.length === 0 ? 0 : 1;
}

/** The fields of docs/planning.md; `why` only where the job cannot begin. */
function jsonOf({ job, node, why, actions, total }: Runbook) {
  return { job, node, ...(why !== null && { why }), actions: actions.map(actionOf), total };
}

function actionOf(action: RunbookAction) {
  const { title, where, cli, seconds, assumed, loggedOut, noService, risk, check } = action;
  const { sources, steps } = action;
  return {
    title,
    where,
    cli,
    seconds,
    assumed,
    loggedOut,
    noService,
    risk,
    check,
    sources,
    steps,
  };
}

function printRunbook({ why, actions, total, warnings }: Runbook, output: Output): void {
  if (why !== null) {
    output.out(`This cannot begin. ${why}`);
    return;
  }
  let begin = 0;
  for (const [index, action] of actions.entries()) {
    const { title, where, cli, seconds, assumed, loggedOut, noService, risk, check } = action;
    if (index > 0) output.out('');
    output.out(`${clockOf(begin)}  ${index + 1}. ${title}`);
    const line = (name: string, text: string) => output.out(`      ${name.padEnd(8)} ${text}`);
    line('Where', where);
    if (cli !== null) line('Command', cli);
    line('Lasts', `${clockOf(seconds)}${assumed ? ' (lab assumption)' : ` (${action.time})`}`);
    if (loggedOut > 0) line('Users', `${formatCount(loggedOut)} log in again`);
    if (noService > 0) line('Users', `${formatCount(noService)} without service`);
    if (risk !== null) line('Risk', riskWords(risk));
    line('Check', check);
    line('Sources', action.sources.join(', '));
    begin += seconds;
  }
  output.out('');
  output.out(`In all ${clockOf(total.seconds)}; ${formatCount(total.loggedOut)} log in again.`);
  for (const { text, sources } of warnings) output.out(`Note: ${text} (${sources.join(', ')})`);
}

function riskWords({ failed, noService, surplus }: NonNullable<RunbookAction['risk']>): string {
  const costs = [
    ...(noService > 0 ? [`leaves ${formatCount(noService)} without service`] : []),
    ...(surplus > 0 ? [`puts a node over its capacity by ${formatCount(surplus)}`] : []),
  ];
  return `losing ${failed} then ${costs.join(' and ')}`;
}

function clockOf(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')} h`;
}

export const RUNBOOK = defineCommand({
  name: 'runbook',
  usage:
    'FILE [--branch NAME] --job patch|upgrade|replace|retire|add-node|recover --node NODE [--way WAY] [--move-first] [--to HOW] [--json]',
  summary: 'a maintenance night, action by action',
  words: [1, 1],
  options: OPTIONS,
  run: ([file], given, { output }) => runbook(file!, given, output),
});
