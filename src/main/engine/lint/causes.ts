import type { FindingCause, FindingView, Place } from '../../../shared/finding';
import { countOf } from '../../../shared/format';
import type { Remedy } from '../../../shared/refusal';
import type { Step } from '../../../shared/step';
import { groupOf } from '../order';
import { remedy } from '../remedies/remedy';
import { trySteps } from '../remedies/try-steps';
import type { LabState } from '../state';
import { CLUSTER, type FindingRecord } from './record';
import { findingRecord } from './table';

/** The findings of a state by rule and severity, in their order: what has one cause is one row. */
export function causesOf(state: LabState, findings: readonly FindingView[]): FindingCause[] {
  const rows = new Map<string, number[]>();
  for (const [position, { code, severity }] of findings.entries()) {
    const key = `${code} ${severity}`;
    const row = rows.get(key);
    if (row) row.push(position);
    else rows.set(key, [position]);
  }
  return [...rows.values()].map((positions) => causeOf(state, findings, positions));
}

function causeOf(
  state: LabState,
  all: readonly FindingView[],
  positions: readonly number[],
): FindingCause {
  const findings = positions.map((position) => all[position]!);
  const { code, severity, about, label, title } = findings[0]!;
  const cause = { code, severity, about, label, findings: positions };
  const record = findingRecord(code);
  if (!record || findings.length === 1) return { ...cause, title, fixAll: null };
  const places = placesOf(state, record, findings);
  const [only = ''] = places;
  const where = places.length === 1 ? only : countOf(places.length, record.countedBy);
  return {
    ...cause,
    title: record.several(where, places.length === 1),
    fixAll: fixAll(state, findings, places.length),
  };
}

/** Names of the places that the findings are counted by, each once. */
function placesOf(
  state: LabState,
  { countedBy }: FindingRecord,
  findings: readonly FindingView[],
): readonly string[] {
  const names = findings.map(({ at, place }) =>
    countedBy === 'group' ? groupName(state, place) : at,
  );
  return [...new Set(names)];
}

function groupName({ topology }: LabState, place: Place): string {
  if (place.kind === 'cluster') return CLUSTER;
  const position = place.kind === 'group' ? place.group : groupOf(topology, place.node);
  return topology.groups[position]!.name;
}

/**
 * The first fix of every finding together, each step once. Null where one has none, where the lab refuses
 * them in a row, or where users would move: room for the second is not known before the first has moved.
 */
function fixAll(state: LabState, findings: readonly FindingView[], count: number): Remedy | null {
  const fixes = findings.map(({ fixes: [first] }) => first);
  if (!fixes.every((fix) => fix !== undefined)) return null;
  const steps = new Map<string, Step>();
  for (const fix of new Set(fixes))
    for (const step of fix.steps) steps.set(JSON.stringify(step), step);
  const all = [...steps.values()];
  if (all.some(({ do: kind }) => MOVES_USERS.has(kind)) || !trySteps(state, all)) return null;
  return count === 1 ? fixes[0]! : remedy(all, `Fix all ${count}`);
}

const MOVES_USERS: ReadonlySet<Step['do']> = new Set([
  'assign',
  'assign-unassigned',
  'unassign',
  'rebalance',
]);
