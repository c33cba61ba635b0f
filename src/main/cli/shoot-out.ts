import { formatCount, formatPercent } from '../../shared/format';
import type { ModeResult, ShootOutMode } from '../../shared/what-if';
import { AskedServers } from '../engine/what-if/asked-servers';
import { shootOut } from '../engine/what-if/shoot-out';
import { shootOutCsv } from '../files/what-if-csv';
import { answerMeter } from './budget';
import { defineCommand, type Given } from './command';
import { endState } from './end-state';
import { BRANCH, CSV_OUT, JSON_OUT } from './options';
import { type ExitCode, type Output, printJson } from './output';
import { saveAnswer } from './save-answer';
import { table } from './table';

const OPTIONS = { branch: BRANCH, csv: CSV_OUT, json: JSON_OUT } as const;

const MODE_NAMES: Readonly<Record<ShootOutMode, string>> = {
  balanced: 'Balanced',
  'active-standby': 'Active/Standby',
  'by-capacity': 'By capacity*',
};

/** `implab shoot-out FILE`: the users of the end of the file placed anew in each way. */
async function compareModes(
  file: string,
  { branch, csv, json = false }: Given<typeof OPTIONS>,
  output: Output,
): Promise<ExitCode> {
  const servers = new AskedServers();
  const end = await endState(file, branch, output, (done) => servers.see(done));
  if (!end) return 2;
  const modes: ModeResult[] = shootOut(end.state, (row) => servers.of(row), answerMeter()).map(
    ({ demand: _, ...mode }) => mode,
  );
  if (csv !== undefined) {
    const problem = await saveAnswer(file, csv, () => shootOutCsv(modes));
    if (problem !== null) {
      output.err(problem);
      return 2;
    }
  }
  if (json) printJson(output, { modes });
  else printModes(modes, output);
  return end.ok ? 0 : 1;
}

const DEFINITIONS = [
  '* Not a Cisco mode: mode None and a plan.',
  'Largest share: devices of a node / its capacity. Fullest node / mean: users of the fullest node / mean of all nodes.',
  'Standard deviation: of the users per node, over all nodes. Worst failure: the one node whose loss overloads another most.',
  'Users moved: users whose node differs from today’s, all placed anew in the order in which they came.',
];

/** Beyond so many nodes their users make a table that no terminal shows. */
const MAX_NODES = 12;

function printModes(modes: readonly ModeResult[], output: Output): void {
  const nodes = [...(modes[0]?.assigned.keys() ?? [])];
  const row = (label: string, text: (mode: ModeResult) => string) => [label, ...modes.map(text)];
  const rows = [
    row('', ({ mode }) => MODE_NAMES[mode]),
    ...(nodes.length > MAX_NODES ? [] : nodes).map((node) =>
      row(`Users of ${node}`, ({ assigned }) => formatCount(assigned.get(node) ?? 0)),
    ),
    row('Largest share', ({ maxShare }) => formatPercent(maxShare, 1)),
    row('Fullest node / mean', ({ maxOverMean }) => maxOverMean.toFixed(2)),
    row('Standard deviation', ({ deviation }) => formatCount(Math.round(deviation))),
    row('Over capacity', ({ over }) =>
      over.length === 0
        ? 'nobody'
        : over.map(({ node, surplus }) => `${node} +${formatCount(surplus)}`).join(', '),
    ),
    row('Without a node', ({ unassigned }) => formatCount(unassigned)),
    row('Worst failure', ({ worst }) =>
      worst ? `${worst.failed}: ${worst.node} +${formatCount(worst.surplus)}` : 'none overloads',
    ),
    row('Users moved', ({ moved }) => formatCount(moved)),
  ];
  for (const line of table(rows)) output.out(line);
  output.out('');
  for (const line of DEFINITIONS) output.out(line);
}

export const SHOOT_OUT = defineCommand({
  name: 'shoot-out',
  usage: 'FILE [--branch NAME] [--json] [--csv OUT]',
  summary: 'the same users placed anew in each mode, side by side',
  words: [1, 1],
  options: OPTIONS,
  run: ([file], given, { output }) => compareModes(file!, given, output),
});
