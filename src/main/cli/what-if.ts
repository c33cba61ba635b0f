import { formatClock, formatCount } from '../../shared/format';
import { readName } from '../../shared/names';
import { MARK_SIGNS } from '../../shared/what-if';
import { groupOf, nodeAt, nodeNamed, topologyOrder } from '../engine/order';
import { loadOf } from '../engine/planning/failures';
import type { LabState, Topology } from '../engine/state';
import {
  caseFigures,
  failureCase,
  failureCases,
  type MatrixCase,
  markOf,
  worstFirst,
} from '../engine/what-if/matrix';
import { failureSentence } from '../engine/words/what-if-words';
import { COMPACT, jsonLine } from '../files/json-line';
import { printable } from '../files/place';
import { matrixCsv } from '../files/what-if-csv';
import { answerMeter } from './budget';
import { defineCommand, type Given } from './command';
import { endState } from './end-state';
import { BRANCH, CSV_OUT, JSON_OUT } from './options';
import type { ExitCode, Output } from './output';
import { saveAnswer } from './save-answer';
import { table } from './table';

const OPTIONS = {
  branch: BRANCH,
  groups: { type: 'boolean', help: 'the failure of every whole group, too' },
  set: {
    type: 'string',
    multiple: true,
    value: 'A,B',
    help: 'the failure of these nodes together, too; may be repeated',
  },
  csv: CSV_OUT,
  json: JSON_OUT,
} as const;

/** `implab what-if FILE`: every failure of one node and of two, from the end of the file. */
async function whatIf(
  file: string,
  { branch, groups = false, set = [], csv, json = false }: Given<typeof OPTIONS>,
  output: Output,
): Promise<ExitCode> {
  const end = await endState(file, branch, output);
  if (!end) return 2;
  const { state } = end;
  const sets: (readonly number[])[] = [];
  for (const names of set) {
    const nodes = nodesNamed(state.topology, names);
    if (typeof nodes === 'string') {
      output.err(nodes);
      return 2;
    }
    sets.push(nodes);
  }
  const cases = [...failureCases(state, { pairs: true, groups, sets }, answerMeter())];
  // One after another: thousands of cases of hundreds of nodes at once would not fit.
  const told = function* () {
    for (const each of cases) yield failureCase(state.topology, each);
  };
  const nodes = topologyOrder(state.topology).map((node) => nodeAt(state.topology, node).name);
  if (csv !== undefined) {
    const problem = await saveAnswer(file, csv, () => matrixCsv(nodes, told()));
    if (problem !== null) {
      output.err(problem);
      return 2;
    }
  }
  if (json) output.out(`{"cases":[${[...jsonLines(told())].join(',')}]}`);
  else printCases(state, cases, output);
  return end.ok ? 0 : 1;
}

function* jsonLines(values: Iterable<object>): Generator<string> {
  for (const value of values) yield jsonLine(value, COMPACT);
}

/** Nodes of `--set`: names with commas between, or one name with commas in it. */
function nodesNamed(topology: Topology, text: string): number[] | string {
  const find = (name: string) => nodeNamed(topology, readName(name) ?? name);
  const whole = find(text);
  if (whole >= 0) return [whole];
  const nodes: number[] = [];
  for (const name of text.split(',')) {
    const node = find(name);
    if (node < 0)
      return `--set ${printable(text)}: there is no node ${printable(name.trim())} at the end`;
    nodes.push(node);
  }
  return nodes;
}

/** Beyond so many nodes their loads make lines that no terminal shows. */
const MAX_COLUMNS = 12;

function printCases(state: LabState, cases: readonly MatrixCase[], output: Output): void {
  const { topology } = state;
  const order = topologyOrder(topology);
  const name = (node: number) => nodeAt(topology, node).name;
  output.out(failureSentence(cases.map((each) => caseFigures(topology, each))));
  if (cases.length === 0) return;
  const shown = order.length > MAX_COLUMNS ? [] : order;
  const rows = worstFirst(cases).map((each) => {
    const load = loadOf(order, each.serving, each.demand);
    return [
      caseName(topology, each),
      ...shown.map((node) => cell(topology, each, node, load[node]!)),
      each.over.map(({ node, surplus }) => `${name(node)} +${formatCount(surplus)}`).join(', ') ||
        'none',
      formatCount(each.noService),
      formatCount(each.loggedOut),
      each.back === null ? 'after repair' : formatClock(each.back),
    ];
  });
  output.out('');
  const head = [
    'Failed',
    ...shown.map(name),
    'Over capacity',
    'No service',
    'Log in again',
    'All back after',
  ];
  for (const line of table([head, ...rows])) output.out(line);
  output.out('');
  output.out(
    shown.length === 0
      ? 'Loads of more nodes than fit here: --csv OUT or --json.'
      : 'Loads in devices. ✕ failed, ◆ with its peer’s users, ▲ over capacity, ∅ nobody serves its users.',
  );
}

function caseName(topology: Topology, { kind, failed }: MatrixCase): string {
  if (kind === 'group') return `${topology.groups[groupOf(topology, failed[0]!)]!.name}, all of it`;
  return failed.map((node) => nodeAt(topology, node).name).join(' + ') || 'nothing that is up';
}

function cell(topology: Topology, each: MatrixCase, node: number, load: number): string {
  const mark = markOf(topology, each, node);
  if (mark === 'none' || mark === 'failed') return MARK_SIGNS[mark];
  return mark === null ? formatCount(load) : `${MARK_SIGNS[mark]} ${formatCount(load)}`;
}

export const WHAT_IF = defineCommand({
  name: 'what-if',
  usage: 'FILE [--branch NAME] [--groups] [--set A,B ...] [--json] [--csv OUT]',
  summary: 'the load after every failure of one node, of two and of more',
  words: [1, 1],
  options: OPTIONS,
  run: ([file], given, { output }) => whatIf(file!, given, output),
});
