/**
 * What newer rules change in a lab that was saved under older ones, and where: the seal of an old file says it.
 * Rules of version 2: the second edition of docs/scenario-format.md ("What changed from the first edition").
 */
import { countOf, formatCount, formatSeconds } from '../../../shared/format';
import type { StepRow } from '../../../shared/view';
import { groupOf, nodeAt, nodeNamed, nodesOf, peerOf, topologyOrder } from '../../engine/order';
import type { LabState } from '../../engine/state';
import { GONE, type JournalEntry, type LoadSample } from '../../store/lab-record';
import type { Stored } from '../../store/meta';

/** A step that comes to another result; `index` from 0. */
export interface RuleChange {
  readonly index: number;
  /** "served after 60 s now, at once before". */
  readonly text: string;
}

/** What is needed of the replay. */
export interface Replayed extends Stored {
  readonly rows: readonly StepRow[];
  /** State after so many steps. */
  readonly stateAt: (position: number) => LabState;
}

/** Beyond so many steps of a kind only the figures are compared, for each look costs a state. */
const MAX_SAMPLES = 200;

/** Every step whose result the newer rules change, in order. */
export function ruleChanges(file: Stored, replayed: Replayed): RuleChange[] {
  let looks = 0;
  const then = new Loads();
  const now = new Loads();
  return file.record.journal.flatMap((was, index): RuleChange[] => {
    const is = replayed.record.journal[index]!;
    then.after(was);
    now.after(is);
    const text =
      outcomeChange(was, is) ??
      (takesTime(replayed, index) && looks++ < MAX_SAMPLES ? timeChange(replayed, index) : null) ??
      loadChange(then, now, replayed, index);
    return text === null ? [] : [{ index, text }];
  });
}

/** "step 14, Fail imp2: served after 60 s now, at once before". People count steps from 1. */
export function ruleChangeWords({ index, text }: RuleChange, rows: readonly StepRow[]): string {
  return `step ${index + 1}, ${rows[index]!.label}: ${text}`;
}

function outcomeChange(was: JournalEntry, is: JournalEntry): string | null {
  if (was.refused !== is.refused)
    return `${is.refused === null ? 'done' : `refused ${is.refused}`} now, ${was.refused === null ? 'done' : `refused ${was.refused}`} before`;
  if (was.failed === is.failed) return null;
  return is.failed ? 'does not hold now, held before' : 'holds now, did not before';
}

/** The clock ran on inside a step that is no wait. */
function takesTime({ rows }: Replayed, index: number): boolean {
  const row = rows[index]!;
  return row.do !== 'wait' && row.clock > (rows[index - 1]?.clock ?? 0);
}

/** Losses of the node that carries a group, and returns after both machines were off, showed at once before. */
function timeChange({ rows, record, stateAt }: Replayed, index: number): string | null {
  const { step } = record.journal[index]!;
  if (!('node' in step) || typeof step.node !== 'string') return null;
  const before = stateAt(index);
  const node = nodeNamed(before.topology, step.node);
  if (node < 0) return null;
  const group = before.topology.groups[groupOf(before.topology, node)]!;
  const { status } = group;
  const seconds = formatSeconds(rows[index]!.clock - before.clock);
  if (step.do === 'restore-node' && status?.kind === 'dark')
    return `served after ${seconds} now, at once before`;
  const carries = status !== null && 'by' in status && status.by === node;
  if (!carries || (step.do !== 'fail-node' && step.do !== 'stop-service')) return null;
  const peer = nodeAt(before.topology, peerOf(group, node)!);
  return peer.state === 'Failed Over'
    ? `served after ${seconds} now, at once before`
    : `noticed after ${seconds} now, at once before`;
}

/** The figures of all nodes, as steps change them. */
class Loads {
  readonly byNode = new Map<number, LoadSample>();

  after({ loads }: JournalEntry): void {
    for (const sample of loads)
      if (sample.load === GONE) this.byNode.delete(sample.node);
      else this.byNode.set(sample.node, sample);
  }
}

function loadChange(was: Loads, is: Loads, { stateAt }: Replayed, index: number): string | null {
  for (const [node, { assigned, load }] of is.byNode) {
    const old = was.byNode.get(node);
    if (old && old.assigned === assigned && old.load === load) continue;
    const { name } = nodeAt(stateAt(index + 1).topology, node);
    if (!old) return `${name} is there now, not before`;
    return old.load === load
      ? `${name} has ${countOf(assigned, 'user')} now, ${formatCount(old.assigned)} before`
      : `${name} serves ${formatCount(load)} now, ${formatCount(old.load)} before`;
  }
  return null;
}

/** What stands otherwise at the end though every step went alike: states, homes or the clock. */
export function endChange(file: LabState, replayed: LabState): string | null {
  const { topology } = replayed;
  for (const group of topology.groups)
    for (const index of nodesOf(group)) {
      const was = file.topology.nodes[index];
      const is = nodeAt(topology, index);
      if (!was) continue;
      if (was.state !== is.state) return `${is.name} is ${is.state} now, ${was.state} before`;
      if (was.reason !== is.reason)
        return `the reason of ${is.name} is ${is.reason ?? 'none'} now, ${was.reason ?? 'none'} before`;
    }
  return topologyOrder(topology).some((index) => file.topology.nodes[index] === undefined)
    ? 'nodes are others'
    : null;
}
