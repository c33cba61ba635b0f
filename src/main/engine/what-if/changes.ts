import { listNames, shortSize } from '../../../shared/format';
import type { Mode } from '../../../shared/model';
import { modeName } from '../../../shared/settings';
import type { Step } from '../../../shared/step';
import { MAX_TIP_USERS, type TipChange, type TipPoint } from '../../../shared/what-if';
import { applyStep } from '../apply';
import type { Meter } from '../budget';
import { lint } from '../lint';
import { nodeAt, nodesOf } from '../order';
import { addLike, freeGroupName, freeNodeName } from '../remedies/add-partner';
import { describeRefusal } from '../remedies/describe-refusal';
import { ovasOf } from '../rule-packs';
import type { Group, LabState, Topology } from '../state';
import { type Case, failuresOf, type Placing, redundancyEnd, whyNoTip } from './tip';

/** A change to try. */
interface Change {
  readonly label: string;
  readonly steps: readonly Step[];
  /** How further users are placed after it; by the mode where it says nothing. */
  readonly placing?: Placing;
}

/** Rules of the topology that a change must not break; those of load are what the tipping point is about. */
const FORBIDDING = ['V02', 'V01', 'V09'];

/**
 * Every single change of docs/planning.md, `implab tip`, each tried by the engine on a copy. One by one, so that a
 * caller can stop in between; in no order yet (`byGain`).
 *
 * @param now       `redundancyEnds` of the lab as it is
 * @param failures  who serves whom after the failure of each node, where that is known
 */
export function* tipChanges(
  state: LabState,
  devices: number,
  now: TipPoint | null,
  meter?: Meter,
  failures: readonly Case[] = failuresOf(state, meter),
): Generator<TipChange> {
  // The size of a node says nothing of who serves whom.
  for (const change of changesOf(state))
    yield tried(state, change, devices, now, isOfSizes(change) ? failures : undefined, meter);
}

/** Those that buy most first; ties by fewer steps, then by label; what a rule forbids comes last. */
export function byGain(changes: readonly TipChange[]): TipChange[] {
  const gainOf = ({ gain }: TipChange) => gain ?? Number.NEGATIVE_INFINITY;
  return changes.toSorted((a, b) => {
    const [gained, other] = [gainOf(a), gainOf(b)];
    if (gained !== other) return other > gained ? 1 : -1;
    return a.steps.length - b.steps.length || (a.label < b.label ? -1 : a.label > b.label ? 1 : 0);
  });
}

function changesOf(state: LabState): Change[] {
  const { topology } = state;
  return [
    ...topology.groups.flatMap((group) => larger(topology, group)),
    ...onePairMore(state),
    ...(['balanced', 'active-standby'] as const)
      .filter((mode) => mode !== topology.mode)
      .map(switchTo),
    {
      label: 'Rebalance evenly',
      steps: [{ do: 'rebalance', strategy: 'even' }],
    },
    {
      label: 'Place by capacity, mode None',
      steps: [
        { do: 'set-mode', mode: 'none' },
        { do: 'rebalance', strategy: 'capacity' },
      ],
      placing: 'capacity',
    },
    ...topology.groups
      .filter(({ ha }) => !ha)
      .map(
        ({ name }): Change => ({
          label: `Turn HA on in ${name}`,
          steps: [{ do: 'set-ha', group: name, enabled: true }],
        }),
      ),
  ];
}

/** The nodes of a group on every template that is larger: none of them shrinks, and one at least grows. */
function larger(topology: Topology, group: Group): Change[] {
  const nodes = nodesOf(group).map((index) => nodeAt(topology, index));
  const capacities = nodes.map(({ capacity }) => capacity);
  return ovasOf(topology.parameters.release)
    .filter(
      (ova) => Number(ova) >= Math.max(...capacities) && Number(ova) > Math.min(...capacities),
    )
    .map((ova) => ({
      label: `Make ${listNames(nodes.map(({ name }) => name))} ${nodesOfSize(Number(ova), nodes.length)}`,
      steps: nodes
        .filter(({ capacity }) => capacity !== Number(ova))
        .map(({ name }): Step => ({ do: 'set-node', node: name, ova })),
    }));
}

function nodesOfSize(capacity: number, count: number): string {
  const size = capacity < 1000 ? `${capacity}-user` : shortSize(capacity);
  return count === 1 ? `a ${size} node` : `${size} nodes`;
}

/** A pair like the one with the largest capacity; of a lab without pairs, two nodes like its largest. */
function onePairMore(state: LabState): Change[] {
  const { topology } = state;
  const sized = topology.groups
    .map((group) => ({ group, nodes: nodesOf(group).map((index) => nodeAt(topology, index)) }))
    .filter(({ nodes }) => nodes.length > 0);
  const pairs = sized.filter(({ nodes }) => nodes.length === 2);
  const size = ({ nodes }: (typeof sized)[number]) =>
    nodes.reduce((sum, { capacity }) => sum + capacity, 0);
  const [largest] = (pairs.length > 0 ? pairs : sized).toSorted((a, b) => size(b) - size(a));
  if (!largest) return [];
  const [first, second = largest.nodes[0]!] = largest.nodes;
  const name = freeGroupName(state, topology.groups.at(-1)!.name);
  const firstName = freeNodeName(state, sized.at(-1)!.nodes.at(-1)!.name);
  return [
    {
      label: `Add ${name}, a pair like ${largest.group.name}`,
      steps: [
        { do: 'add-group', name, ha: largest.group.ha },
        addLike(first!, name, firstName),
        addLike(second, name, freeNodeName(state, firstName)),
      ],
    },
  ];
}

function switchTo(mode: Mode): Change {
  return { label: `Switch to ${modeName(mode)}`, steps: [{ do: 'set-mode', mode }] };
}

function isOfSizes({ steps }: Change): boolean {
  return steps.every((step) => step.do === 'set-node');
}

function tried(
  state: LabState,
  { label, steps, placing = 'mode' }: Change,
  devices: number,
  now: TipPoint | null,
  failures: readonly Case[] | undefined,
  meter: Meter | undefined,
): TipChange {
  const after = afterAll(state, steps, meter);
  const why = typeof after === 'string' ? after : (brokenRules(state, after) ?? whyNoTip(after));
  if (typeof after === 'string' || why !== null)
    return { label, steps, redundancyEnds: null, gain: null, why: why ?? '' };
  const redundancyEnds = redundancyEnd(after, devices, placing, failures, meter);
  return { label, steps, redundancyEnds, gain: usersAt(redundancyEnds) - usersAt(now) };
}

/** A point that never comes counts as far off as one is looked for. */
function usersAt(point: TipPoint | null): number {
  return point?.users ?? MAX_TIP_USERS;
}

/** Work of a step that is tried, and of the findings after it. */
const WORK_OF_STEP = 1000;

/** The lab after the steps, or why one of them is refused. */
function afterAll(
  state: LabState,
  steps: readonly Step[],
  meter: Meter | undefined,
): LabState | string {
  let now = state;
  for (const step of steps) {
    const applied = applyStep(now, step, { index: 0, settle: true, meter });
    meter?.add(WORK_OF_STEP + now.topology.nodes.length);
    if (!applied.ok)
      return `${applied.refusal.code}: ${describeRefusal(applied.refusal, step, now).message}`;
    now = applied.state;
  }
  return now;
}

/** Rules of the topology that are broken after a change, and were not, or not so much, before; null without any. */
function brokenRules(before: LabState, after: LabState): string | null {
  const known = lint(before);
  const broken = lint(after)
    .filter(
      ({ code, at, surplus = 0 }) =>
        FORBIDDING.includes(code) &&
        !known.some(
          (each) => each.code === code && each.at === at && (each.surplus ?? 0) >= surplus,
        ),
    )
    .toSorted((a, b) => FORBIDDING.indexOf(a.code) - FORBIDDING.indexOf(b.code))
    .map(({ code, message }) => `${code}: ${message}`);
  return broken.length === 0 ? null : broken.join(' ');
}
