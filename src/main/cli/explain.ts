import { type Explanation, type FlipLine, flipLines } from '../../shared/explain';
import { formatCount } from '../../shared/format';
import { readName } from '../../shared/names';
import { explainUser } from '../engine/explain/explain-user';
import { flipsFor } from '../engine/explain/flips';
import { rowOf } from '../engine/users';
import { printable } from '../files/place';
import { answerMeter } from './budget';
import { defineCommand } from './command';
import { BRANCH, JSON_OUT } from './options';
import { type ExitCode, type Output, printJson } from './output';
import { readLab } from './read-lab';
import { journalOf, replay } from './replay';
import { printFailures } from './run';
import { table } from './table';

/** `implab explain FILE USERID`: why the user is where it is at the end of the file, and who serves it. */
async function explain(
  file: string,
  user: string,
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
  const row = rowOf(state.users, readName(user) ?? user);
  if (row < 0) {
    output.err(`${printable(file)}: there is no user ${printable(user)} at its end`);
    return 1;
  }
  const journal = { ...journalOf(read.scenario), meter: answerMeter() };
  const explanation = explainUser(journal, state, row);
  const flips = flipLines(flipsFor(journal, state, row));
  if (json) printJson(output, { ...explanation, flips });
  else {
    printExplanation(explanation, output);
    printFlips(flips, output);
  }
  return failures.length === 0 ? 0 : 1;
}

function printExplanation(explanation: Explanation, output: Output): void {
  const { text, service, next, reason, step, mode, policies, tieBreak, candidates } = explanation;
  const inForce = Object.entries(policies).map(([name, value]) => `${name} ${value}`);
  output.out(text);
  output.out(service);
  output.out('');
  output.out(`Reason: ${reason}, step ${step}, mode ${mode}, ${inForce.join(', ')}`);
  if (tieBreak !== null) output.out(`Tie-break: ${tieBreak}`);
  const rows = candidates.map((candidate) => [
    candidate.node,
    formatCount(candidate.assigned),
    formatCount(candidate.capacity),
    candidate.eligible ? 'yes' : 'no',
    candidate.why,
  ]);
  output.out('');
  for (const line of table([['Node', 'Assigned', 'Capacity', 'Candidate', 'Why'], ...rows]))
    output.out(line);
  output.out('');
  output.out(next);
}

function printFlips(flips: readonly FlipLine[], output: Output): void {
  if (flips.length === 0) return;
  output.out('');
  output.out('What would have changed it:');
  for (const line of table(flips.map(({ label, home }) => [`  ${label}`, home ?? 'no node'])))
    output.out(line);
}

export const EXPLAIN = defineCommand({
  name: 'explain',
  usage: 'FILE USERID [--branch NAME] [--json]',
  summary: 'why the user is on its node, and which node serves it now',
  words: [2, 2],
  options: { branch: BRANCH, json: JSON_OUT },
  run: ([file, user], { branch, json = false }, { output }) =>
    explain(file!, user!, branch, json, output),
});
