import { formatChange, formatCount } from '../../shared/format';
import { MAX_COUNT } from '../../shared/limits';
import type { Tip, TipChange, TipPoint } from '../../shared/what-if';
import { byGain, tipChanges } from '../engine/what-if/changes';
import { tipPoints, whyNoTip } from '../engine/what-if/tip';
import { tipSentence } from '../engine/words/what-if-words';
import { printable } from '../files/place';
import { answerMeter } from './budget';
import { defineCommand, type Given } from './command';
import { endState } from './end-state';
import { OptionReader } from './option-reader';
import { BRANCH, JSON_OUT } from './options';
import { type ExitCode, type Output, printJson } from './output';
import { table } from './table';

const OPTIONS = {
  branch: BRANCH,
  devices: { type: 'string', value: 'N', help: 'devices of each further user (default 1)' },
  json: JSON_OUT,
} as const;

/** `implab tip FILE`: how many more users until something gives, from the end of the file. */
async function tip(file: string, given: Given<typeof OPTIONS>, output: Output): Promise<ExitCode> {
  const options = new OptionReader();
  const devices = options.number('devices', given.devices, { least: 1, most: MAX_COUNT }) ?? 1;
  if (options.misuse !== null) {
    output.err(options.misuse);
    return 2;
  }
  const end = await endState(file, given.branch, output);
  if (!end) return 2;
  const { state } = end;
  const why = whyNoTip(state);
  if (why !== null) {
    if (given.json) printJson(output, { why });
    else output.err(`${printable(file)}: ${why}`);
    return 1;
  }
  const meter = answerMeter();
  const points = tipPoints(state, devices, meter);
  const changes = byGain([...tipChanges(state, devices, points.redundancyEnds, meter)]);
  const made: Tip = { users: state.users.counts.eligible, ...points, changes };
  if (given.json) printJson(output, made);
  else printTip(made, output);
  return end.ok ? 0 : 1;
}

function printTip(made: Tip, output: Output): void {
  const { users, redundancyEnds, firstFull, noRoom, changes } = made;
  output.out(tipSentence(made));
  output.out('');
  const points = [
    ['Redundancy ends', ...pointCells(redundancyEnds)],
    ['First node full', ...pointCells(firstFull)],
    ['No room', ...pointCells(noRoom)],
  ];
  const head = ['Point', 'More users', 'Users then', 'Over', 'Failed'];
  for (const line of table([head, ['Today', '0', formatCount(users), '', ''], ...points]))
    output.out(line);
  if (changes.length === 0) return;
  output.out('');
  output.out('Which single change buys most, in users at the end of redundancy:');
  const rows = changes.map((change, index) => [
    `  ${index + 1}`,
    change.label,
    gainText(change, redundancyEnds === null),
  ]);
  for (const line of table(rows)) output.out(line);
}

function pointCells(point: TipPoint | null): string[] {
  if (point === null) return ['never', '', '', ''];
  const over = point.node === null ? '' : `${point.node} +${formatCount(point.surplus)}`;
  return [formatChange(point.more), formatCount(point.users), over, point.failed ?? ''];
}

/** Against a redundancy that never ends there is no figure to gain or lose: the change says where it would. */
function gainText({ gain, why = '', redundancyEnds }: TipChange, isEndless: boolean): string {
  if (gain === null) return why;
  if (gain === 0) return 'no gain';
  if (redundancyEnds === null) return 'it never ends';
  return isEndless ? `it ends at ${formatCount(redundancyEnds.users)}` : formatChange(gain);
}

export const TIP = defineCommand({
  name: 'tip',
  usage: 'FILE [--branch NAME] [--devices N] [--json]',
  summary: 'how many more users until something gives, and what buys most',
  words: [1, 1],
  options: OPTIONS,
  run: ([file], given, { output }) => tip(file!, given, output),
});
