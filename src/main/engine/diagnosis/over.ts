import { countOf, formatCount } from '../../../shared/format';
import type { Journal } from '../explain/journal';
import { lint } from '../lint';
import type { LabFinding } from '../lint/record';
import { measure } from '../measure';
import { groupOf, nodeAt, nodesOf, peerOf } from '../order';
import type { Group, LabState } from '../state';
import { modeAdviceFor } from '../words/hardware';
import {
  type Answer,
  type Case,
  type Cause,
  type Evidence,
  fact,
  lossOf,
  nameOf,
  stepEvidence,
} from './evidence';

/** Steps looked back at for the one that crossed a limit; further back it is left unsaid. */
const FARTHEST_BACK = 5000;

/** Why nodes are over their capacity, now or after the next failure. */
export function whyOver({ journal, state }: Case): Answer {
  const findings = lint(state);
  const now = findings.filter(({ code }) => code === 'L01');
  const assigned = findings.filter(({ code }) => code === 'V10');
  const later = findings.filter(({ code }) => code === 'V11');
  const causes = [
    ...bySurplus(now).map((finding) => overNow(journal, state, finding)),
    ...bySurplus(assigned)
      .filter((finding) => !now.some((each) => nodeOf(each) === nodeOf(finding)))
      .map((finding) => tooManyAssigned(journal, state, finding)),
    ...bySurplus(later)
      .filter((finding) => !now.some((each) => groupAt(state, each) === groupAt(state, finding)))
      .map((finding) => afterFailure(journal, state, finding)),
  ];
  return { answer: answer(state, bySurplus(now), bySurplus(assigned), bySurplus(later)), causes };
}

function answer(
  state: LabState,
  [now]: readonly LabFinding[],
  [assigned]: readonly LabFinding[],
  [later]: readonly LabFinding[],
): string {
  if (now) {
    const index = nodeOf(now);
    const { own, peer } = measure(state);
    const { capacity } = nodeAt(state.topology, index);
    const parts =
      peer[index]! > 0
        ? `its own ${formatCount(own[index]!)} and ${formatCount(peer[index]!)} for its peer`
        : `${formatCount(own[index]!)} of its own`;
    return `${now.at} can carry ${formatCount(capacity)} and serves ${parts}: ${formatCount(now.surplus ?? 0)} too many.`;
  }
  if (assigned)
    return `No node serves more than it can now, but ${assigned.at} has ${formatCount(assigned.surplus ?? 0)} more assigned than it can carry.`;
  if (later)
    return `No node is over its capacity now, but one failure in ${later.at} would leave ${formatCount(later.surplus ?? 0)} too many on the survivor.`;
  return 'No node is over its capacity, and none would be after a single failure.';
}

/** The node carries its peer, or too many of its own. */
function overNow(journal: Journal, state: LabState, finding: LabFinding): Cause {
  const { own, peer } = measure(state);
  const index = nodeOf(finding);
  const group = groupAt(state, finding);
  const other = group ? peerOf(group, index) : null;
  if (
    !group ||
    other === null ||
    peer[index] === 0 ||
    own[index]! > nodeAt(state.topology, index).capacity
  )
    return tooManyAssigned(journal, state, finding);
  const view = finding.view();
  return {
    title: `${finding.at} carries ${nameOf(state, other)}'s ${formatCount(peer[index]!)} besides its own ${formatCount(own[index]!)}`,
    evidence: [
      ...lossOf(journal, nameOf(state, other)),
      ...pairCrossing(journal, group),
      fact(
        'A pair survives a failure only while both nodes together hold no more than one can carry.',
      ),
    ],
    remedy: view.fixes[0] ?? null,
    sources: view.sources,
  };
}

/** Placement put more there than it carries, whatever is up. */
function tooManyAssigned(journal: Journal, state: LabState, finding: LabFinding): Cause {
  const view = finding.view();
  const { assigned, demand } = state.users.counts;
  const index = nodeOf(finding);
  const devices = demand[index]! > assigned[index]!;
  return {
    title: `${finding.at} has ${formatCount(demand[index]!)} ${devices ? 'devices' : 'users'} assigned`,
    evidence: [
      ...nodeCrossing(journal, index),
      ...(devices
        ? [
            fact(
              `Its ${countOf(assigned[index]!, 'user')} bring ${countOf(demand[index]!, 'device')}, and capacity counts devices while placement counts users.`,
            ),
          ]
        : []),
      fact(`No mode looks at capacity. ${modeAdviceFor(state)}`),
    ],
    remedy: view.fixes[0] ?? null,
    sources: view.sources,
  };
}

function afterFailure(journal: Journal, state: LabState, finding: LabFinding): Cause {
  const view = finding.view();
  const group = groupAt(state, finding);
  return {
    title: view.title,
    evidence: [fact(finding.message), ...(group ? pairCrossing(journal, group) : [])],
    remedy: view.fixes[0] ?? null,
    sources: view.sources,
  };
}

/** Index of the node that a finding stands at. */
function nodeOf({ code, place }: LabFinding): number {
  if (place.kind !== 'node') throw new Error(`${code} stands at no node`);
  return place.node;
}

/** The group that a finding stands at, or the one around its node. */
function groupAt({ topology }: LabState, { place }: LabFinding): Group | null {
  if (place.kind === 'cluster') return null;
  const position = place.kind === 'group' ? place.group : groupOf(topology, place.node);
  return topology.groups[position] ?? null;
}

/** The step from which the pair has held more than one node carries. */
function pairCrossing(journal: Journal, group: Group): Evidence[] {
  const nodes = nodesOf(group);
  return since(journal, ({ topology, users }) => {
    const capacities = nodes.map(
      (index) => topology.nodes[index]?.capacity ?? Number.POSITIVE_INFINITY,
    );
    const total = nodes.reduce((sum, index) => sum + users.counts.demand[index]!, 0);
    return total > Math.min(...capacities);
  });
}

function nodeCrossing(journal: Journal, node: number): Evidence[] {
  return since(journal, ({ topology, users }) => {
    const capacity = topology.nodes[node]?.capacity ?? Number.POSITIVE_INFINITY;
    return users.counts.demand[node]! > capacity;
  });
}

/** The step after which `isOver` has held until now. */
function since(journal: Journal, isOver: (state: LabState) => boolean): Evidence[] {
  const end = Math.max(0, journal.length - FARTHEST_BACK);
  for (let index = journal.length - 1; index >= end; index--) {
    if (!isOver(journal.stateBefore(index)))
      return isOver(journal.stateBefore(index + 1)) ? [stepEvidence(journal, index)] : [];
  }
  return [];
}

function bySurplus(findings: readonly LabFinding[]): readonly LabFinding[] {
  return findings.toSorted((a, b) => (b.surplus ?? 0) - (a.surplus ?? 0));
}
