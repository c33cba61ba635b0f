import type { Diagnosis } from '../../../shared/lab-api';
import { REASONS, type Reason } from '../../../shared/model';
import type { Step } from '../../../shared/step';
import { startsFailover } from '../../../shared/steps';
import type { Journal } from '../explain/journal';
import { nodeAt, nodesOf } from '../order';
import type { LabState } from '../state';
import { stepEffect } from '../words/step-effect';
import { stepLabel } from '../words/step-label';

export type Cause = Diagnosis['causes'][number];
export type Evidence = Cause['evidence'][number];

/** What a diagnosis is made from: the lab now, and how it came there. */
export interface Case {
  readonly journal: Journal;
  readonly state: LabState;
}

/** The answer and its causes, the heaviest first. */
export type Answer = Omit<Diagnosis, 'question'>;

/** A fact without a step of its own. */
export function fact(text: string): Evidence {
  return { text, step: null };
}

/** A step and what it did: "Fail imp4: imp3 serves 5 600, 600 over". */
export function stepEvidence(journal: Journal, index: number): Evidence {
  const step = journal.stepAt(index);
  const effect = stepEffect(journal.stateBefore(index), journal.stateBefore(index + 1), step);
  return { text: effect === '' ? stepLabel(step) : `${stepLabel(step)}: ${effect}`, step: index };
}

/** Number of the last step that was done and is wanted, or null. */
export function lastStep(
  journal: Journal,
  wanted: (step: Step, index: number) => boolean,
): number | null {
  for (let index = journal.length - 1; index >= 0; index--) {
    const step = journal.stepAt(index);
    if (step.refused === undefined && wanted(step, index)) return index;
  }
  return null;
}

/** `stepEvidence` of the last step that is wanted, in a list; empty where there is none. */
export function lastEvidence(journal: Journal, wanted: (step: Step) => boolean): Evidence[] {
  const index = lastStep(journal, wanted);
  return index === null ? [] : [stepEvidence(journal, index)];
}

/** The last step that lost the machine or the services of a node. */
export function lossOf(journal: Journal, node: string): Evidence[] {
  return lastEvidence(
    journal,
    (step) => startsFailover(step.do) && 'node' in step && step.node === node,
  );
}

/** Users who came where they are in the same step and by the same rule. */
export interface Placed {
  readonly reason: Reason;
  readonly step: number;
  readonly users: number;
}

/** Users of `wanted` rows by reason and step, the latest step first. */
export function placedBy({ users }: LabState, wanted: (row: number) => boolean): readonly Placed[] {
  const counts = new Map<number, number>();
  for (let row = 0; row < users.rows; row++) {
    if (!wanted(row)) continue;
    const key = users.placedAt(row) * REASONS.length + users.reasonAt(row);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a], [b]) => b - a)
    .map(([key, count]) => ({
      reason: REASONS[key % REASONS.length]!,
      step: Math.floor(key / REASONS.length),
      users: count,
    }));
}

/** Node indexes that stand in the second slot beside a first one. */
export function secondNodes({ topology }: LabState): number[] {
  return topology.groups.flatMap((group) => nodesOf(group).slice(1));
}

/** Name of a node by index. */
export function nameOf(state: LabState, index: number): string {
  return nodeAt(state.topology, index).name;
}
