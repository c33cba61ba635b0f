import { countOf, formatCount, listNames, stepNumber } from '../../../shared/format';
import type { Reason } from '../../../shared/model';
import type { Remedy } from '../../../shared/refusal';
import { modeName } from '../../../shared/settings';
import type { Step } from '../../../shared/step';
import type { Journal } from '../explain/journal';
import { groupAround, isMixed } from '../lookup';
import { nextPlacement } from '../next-placement';
import { nodeAt, nodeNamed, peerOf, topologyOrder } from '../order';
import { remedy } from '../remedies/remedy';
import { inFailover } from '../serve';
import type { LabState } from '../state';
import { modeAdviceFor } from '../words/hardware';
import { reasonGrounds } from '../words/sources';
import {
  type Answer,
  type Case,
  type Cause,
  type Evidence,
  fact,
  lastStep,
  nameOf,
  type Placed,
  placedBy,
  secondNodes,
  stepEvidence,
} from './evidence';

/** Steps that a cause names at most; the latest ones tell the story. */
const MAX_STEPS = 3;

/** How users come to a second node, in words for a title: "by Balanced". */
const WAYS: Readonly<Partial<Record<Reason, string>>> = {
  BAL_FEWEST: 'Balanced',
  BAL_TIE: 'Balanced',
  EXPLICIT_BAT: 'file',
  EXPLICIT_MANUAL: 'hand',
  REBALANCED: 'rebalance',
};

/** Why new users go to the secondary: the question this lab was made for (domain 8, row 1). */
export function whySecondary({ journal, state }: Case): Answer {
  const seconds = secondNodes(state);
  const next = nextPlacement(state);
  const target = next.node === null ? -1 : nodeNamed(state.topology, next.node);
  const balanced = state.topology.mode === 'balanced' && seconds.length > 0;
  const placed = placedBy(state, (row) => seconds.includes(state.users.homeAt(row)));
  const told = seconds.includes(target) ? target : null;
  return {
    answer: answer(state, told, placed, next.text),
    causes: [
      ...(balanced ? [nowBalanced(journal, state, told)] : []),
      ...pastCauses(journal, state, placed, balanced),
    ],
  };
}

/** @param second  the second node that gets the next user, or null */
function answer(
  state: LabState,
  second: number | null,
  placed: readonly Placed[],
  next: string,
): string {
  const there = placed.reduce((sum, { users }) => sum + users, 0);
  if (state.topology.mode === 'balanced' && secondNodes(state).length > 0) {
    return second === null
      ? `Balanced uses every node, second nodes like first ones. ${next}`
      : `${countsBeside(state, second)} ${rule(state, second)} ${next}`;
  }
  if (there === 0) return `No user is on a second node. ${next}`;
  const names = secondNodes(state)
    .filter((index) => state.users.counts.assigned[index]! > 0)
    .map((index) => nameOf(state, index));
  const who = `The ${countOf(there, 'user')} on ${listNames(names)}`;
  const how = placed.every(({ reason }) => WAYS[reason] === 'Balanced')
    ? 'came by Balanced, which takes the node with the fewest users, first or second'
    : `${there === 1 ? 'sits' : 'sit'} there from before`;
  return `They do not now. ${next} ${who} ${how}: no mode change moves anybody.`;
}

/** "imp-sub has 100 assigned users and imp-pub 800." The emptiest nodes; the rest are counted. */
function countsBeside(state: LabState, node: number, has = 'has'): string {
  const { assigned } = state.users.counts;
  const others = topologyOrder(state.topology)
    .filter((index) => index !== node)
    .sort((a, b) => assigned[a]! - assigned[b]!)
    .map((index) => `${nameOf(state, index)} ${formatCount(assigned[index]!)}`);
  const own = `${nameOf(state, node)} ${has} ${countOf(assigned[node]!, 'assigned user')}`;
  const rest = others.length - 3;
  const shown = rest > 1 ? [...others.slice(0, 3), `${rest} other nodes as many or more`] : others;
  return `${listNames([own, ...shown], 6)}.`;
}

function rule(state: LabState, node: number): string {
  const { topology, users } = state;
  const fewer = topologyOrder(topology).filter(
    (index) => users.counts.assigned[index]! < users.counts.assigned[node]!,
  );
  const full = listNames(fewer.map((index) => nameOf(state, index)));
  return fewer.length === 0
    ? 'Balanced takes the node with the fewest, whatever capacity is left elsewhere.'
    : `Balanced takes the node with the fewest, but ${full} ${fewer.length === 1 ? 'is' : 'are'} full and the capacity policy is strict.`;
}

/** Balanced uses second nodes: since when, from which counts, and what the hardware asks for. */
function nowBalanced(journal: Journal, state: LabState, second: number | null): Cause {
  return {
    title:
      second === null
        ? 'Balanced fills second nodes like first ones'
        : `Balanced counts users, and ${nameOf(state, second)} is next`,
    evidence: [
      ...(second === null ? [] : [fewest(state, second)]),
      fact('Free capacity is not looked at, and a second node is a node like any other.'),
      ...modeEvidence(journal),
      ...imbalance(journal),
      fact(modeAdviceFor(state)),
      ...(isMixed(state)
        ? []
        : [fact('To keep second nodes empty, use Active/Standby and move those who are there.')]),
    ],
    remedy: modeRemedy(state),
    sources: ['S1', 'S2', 'S25'],
  };
}

function fewest(state: LabState, second: number): Evidence {
  const peer = peerName(state, second);
  const beside = peer === null ? '' : `, ${peer.more} fewer than ${peer.name}`;
  const { assigned } = state.users.counts;
  return fact(
    `${nameOf(state, second)} has ${countOf(assigned[second]!, 'assigned user')}${beside}.`,
  );
}

function peerName(state: LabState, node: number): { name: string; more: string } | null {
  const group = groupAround(state, nameOf(state, node));
  const peer = group ? peerOf(group, node) : null;
  if (peer === null) return null;
  const { assigned } = state.users.counts;
  const more = assigned[peer]! - assigned[node]!;
  return more > 0 ? { name: nameOf(state, peer), more: formatCount(more) } : null;
}

/** Since when the mode is Balanced, and what an upgrade can have to do with it. */
function modeEvidence(journal: Journal): Evidence[] {
  const set = lastStep(journal, (step) => step.do === 'set-mode');
  if (set === null)
    return [fact('The mode has been Balanced from the start: it is the default of the product.')];
  return [
    stepEvidence(journal, set),
    fact(
      'On a real cluster an upgrade can do this without anybody choosing it: the enterprise parameter of Unified CM replaces that of IM and Presence.',
    ),
  ];
}

/** The last step that filled first nodes alone, which is where the imbalance comes from. */
function imbalance(journal: Journal): Evidence[] {
  for (let index = journal.length - 1; index >= 0; index--) {
    const step = journal.stepAt(index);
    if (step.do !== 'enable-users' || step.refused !== undefined) continue;
    if (journal.stateBefore(index).topology.mode === 'active-standby')
      return [stepEvidence(journal, index)];
  }
  return [];
}

/** Users on second nodes by how they came there, most users first. */
function pastCauses(
  journal: Journal,
  state: LabState,
  placed: readonly Placed[],
  balancedIsTold: boolean,
): Cause[] {
  const ways = new Map<string, Placed[]>();
  for (const each of placed) {
    const way = WAYS[each.reason];
    if (way === undefined || (way === 'Balanced' && balancedIsTold)) continue;
    ways.set(way, [...(ways.get(way) ?? []), each]);
  }
  return [...ways]
    .map(([way, list]) => ({ way, list, users: list.reduce((sum, { users }) => sum + users, 0) }))
    .sort((a, b) => b.users - a.users)
    .map(({ way, list, users }) => ({
      title: `${countOf(users, 'user')} came there by ${way}`,
      evidence: [
        ...(way === 'Balanced' ? becameBalanced(journal, list) : []),
        ...steps(list).map((step) => stepEvidence(journal, step)),
        ...(way === 'Balanced' ? stayed(journal, state) : []),
      ],
      remedy: state.topology.mode === 'active-standby' ? moveHome(state) : null,
      sources: [...reasonGrounds(list[0]!.reason).sources],
    }));
}

function steps(list: readonly Placed[]): number[] {
  return [...new Set(list.map(({ step }) => step))].slice(0, MAX_STEPS);
}

/** The change to Balanced that led to the latest of these placements, and the counts it met. */
function becameBalanced(journal: Journal, [latest]: readonly Placed[]): Evidence[] {
  if (!latest) return [];
  const before = journal.stateBefore(latest.step);
  const { assigned } = before.users.counts;
  const [emptiest] = topologyOrder(before.topology).toSorted((a, b) => assigned[a]! - assigned[b]!);
  const set = lastStep(
    journal,
    (step, index) => step.do === 'set-mode' && step.mode === 'balanced' && index < latest.step,
  );
  return [
    ...(set === null ? [] : [stepEvidence(journal, set)]),
    ...(emptiest === undefined
      ? []
      : [
          fact(
            `Before ${stepNumber(latest.step)} ${countsBeside(before, emptiest, 'had')} Balanced takes the node with the fewest, whatever capacity is left elsewhere.`,
          ),
        ]),
  ];
}

function stayed(journal: Journal, state: LabState): Evidence[] {
  const set = lastStep(journal, (step) => step.do === 'set-mode');
  return set === null
    ? []
    : [
        stepEvidence(journal, set),
        fact(`Under ${modeName(state.topology.mode)} they keep the node they have (D6a).`),
      ];
}

/** Alike nodes: Active/Standby keeps the second node empty. Mixed ones: None and by hand. */
function modeRemedy(state: LabState): Remedy {
  const mode: Step = { do: 'set-mode', mode: isMixed(state) ? 'none' : 'active-standby' };
  const moves = isMixed(state) ? [] : movesHome(state);
  return remedy([mode, ...moves]);
}

function moveHome(state: LabState): Remedy | null {
  const moves = movesHome(state);
  return moves.length === 0 ? null : remedy(moves);
}

/** Users of second nodes move to their first node, where it can carry both. */
function movesHome(state: LabState): Step[] {
  if (inFailover(state.topology)) return [];
  const { assigned, demand } = state.users.counts;
  return secondNodes(state).flatMap((index): Step[] => {
    const first = groupAround(state, nameOf(state, index))?.slots[0] ?? null;
    if (first === null || assigned[index] === 0) return [];
    const { capacity, name } = nodeAt(state.topology, first);
    if (demand[first]! + demand[index]! > capacity) return [];
    return [{ do: 'assign', count: assigned[index]!, of: nameOf(state, index), node: name }];
  });
}
