import { servingSentence } from '../../shared/diff-words';
import { countOf, formatCount } from '../../shared/format';
import type { LabDiff } from '../../shared/lab-api';
import { printable } from '../files/place';
import { diffLabs } from '../lab/diff/diff';
import { defineCommand } from './command';
import { JSON_OUT } from './options';
import { type ExitCode, type Output, printJson } from './output';
import { type LabRead, readLab } from './read-lab';
import { replay } from './replay';
import { table } from './table';

/** `implab diff A B`: what differs at the end of two files, by meaning. 0: nothing does. */
async function diff(a: string, b: string, json: boolean, output: Output): Promise<ExitCode> {
  const before = await readLab(a);
  const after = await readLab(b);
  if (!before.ok || !after.ok) {
    for (const read of [before, after]) if (!read.ok) output.err(read.message);
    return 2;
  }
  const found = diffLabs(sideOf(a, before, output), sideOf(b, after, output));
  if (json) printJson(output, found);
  else printDiff(found, output);
  return found.same ? 0 : 1;
}

function sideOf(file: string, { scenario }: Extract<LabRead, { ok: true }>, output: Output) {
  const { state, failures } = replay(scenario);
  // The failures themselves count steps from 0, and what is printed here counts them from 1.
  if (failures.length > 0)
    output.err(
      `${printable(file)}: ${countOf(failures.length, 'failure')}; implab run tells which`,
    );
  return { label: file, state, journal: scenario.steps };
}

function printDiff(found: LabDiff, output: Output): void {
  const { topology, parameters, moves } = found;
  output.out(summaryOf(found));
  if (found.same) return;
  const served = servingSentence(found);
  if (served !== '') output.out(printable(served));
  section(output, ['Nodes and groups', 'A', '', 'B'], topology.map(changeRow));
  section(output, ['Settings', 'A', '', 'B'], parameters.map(changeRow));
  section(output, ['Node', 'Assigned', 'Load'], found.nodes.map(nodeRow));
  section(output, ['From', 'To', 'Users', 'Step of B', 'Who'], moves.map(moveRow));
}

/** A table under its head, after an empty line; nothing for a table without rows. */
function section(
  output: Output,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  if (rows.length === 0) return;
  output.out('');
  for (const line of table([head, ...rows.map((row) => row.map(cell))])) output.out(line);
}

function summaryOf(found: LabDiff): string {
  const { same, topology, parameters, moves, onlyInA, onlyInB } = found;
  const a = printable(found.a);
  const b = printable(found.b);
  if (same) return `Same. ${a} and ${b} have the same nodes, settings, users and loads.`;
  const moved = moves.reduce((sum, { count }) => sum + count, 0);
  const parts = [
    counted(moved, 'user with another node', 'users with another node'),
    counted(onlyInA, `user only in ${a}`, `users only in ${a}`),
    counted(onlyInB, `user only in ${b}`, `users only in ${b}`),
    counted(topology.length, 'difference in nodes and groups', 'differences in nodes and groups'),
    counted(parameters.length, 'difference in settings', 'differences in settings'),
  ].filter((part) => part !== '');
  return `Different. ${parts.length > 0 ? parts.join(', ') : 'Only the loads differ'}.`;
}

function counted(count: number, one: string, many: string): string {
  return count === 0 ? '' : countOf(count, one, many);
}

function changeRow({ what, before, after }: LabDiff['topology'][number]): string[] {
  return [what, before || 'not there', '->', after || 'not there'];
}

function nodeRow(node: LabDiff['nodes'][number]): string[] {
  return [
    node.node,
    figures(node.assignedBefore, node.assignedAfter),
    figures(node.loadBefore, node.loadAfter),
  ];
}

/** "5 000 -> 5 600"; one figure where both are the same; no node, no figure. */
function figures(before: number | null, after: number | null): string {
  const [was, is] = [before, after].map((figure) =>
    figure === null ? 'none' : formatCount(figure),
  );
  return was === is ? String(is) : `${was} -> ${is}`;
}

const NAMES_SHOWN = 3;

function moveRow({ from, to, count, users, cause }: LabDiff['moves'][number]): string[] {
  const names = users.slice(0, NAMES_SHOWN).join(', ');
  const more = count - Math.min(users.length, NAMES_SHOWN);
  return [
    from ?? 'no node',
    to ?? 'no node',
    formatCount(count),
    cause === null ? 'none' : `${formatCount(cause.step + 1)}, ${cause.label}`,
    more > 0 ? `${names} and ${formatCount(more)} more` : names,
  ];
}

const WIDEST = 200;

/** A text of a lab as a cell: on one line, and not endless. */
function cell(text: string): string {
  return printable(text.length > WIDEST ? `${text.slice(0, WIDEST)}…` : text);
}

export const DIFF = defineCommand({
  name: 'diff',
  usage: 'A B [--json]',
  summary: 'what differs between two labs, and which step caused it',
  words: [2, 2],
  options: { json: JSON_OUT },
  run: ([a, b], { json = false }, { output }) => diff(a!, b!, json, output),
});
