import type { ClockView } from '../../shared/lab-api';
import { SERVICES } from '../../shared/model';
import { SERVICE_NAMES } from '../../shared/service-names';
import { type ClockMoment, groupHolding } from './clock-course';
import { hasHa, nodeAt, nodesOf } from './order';
import type { Group, LabState, Node } from './state';

type ClockLane = ClockView['lanes'][number];
type Look = ClockLane['spans'][number]['look'];
type LaneText = readonly [look: Look, text: string];

/**
 * What else changes in the group of a lost node: the services of each node by name, the link, and how the pair
 * stands where that is more than one node carrying the other. A lane in which nothing happens is left out.
 *
 * @source docs/scenario-format.md, "High availability, exactly" (domain 4.2 to 4.4; D13 to D15)
 */
export function clockLanes(
  { before, node }: { readonly before: LabState; readonly node: number },
  moments: readonly ClockMoment[],
  until: number,
): ClockView['lanes'] {
  const group = groupHolding(before, node);
  if (!group) return [];
  const lane = (
    name: string,
    note: string,
    tell: (group: Group, state: LabState) => LaneText | null,
    isNews: (moment: { readonly group: Group; readonly state: LabState }) => boolean,
  ): ClockLane[] => {
    const seen = moments.flatMap(({ second, state }) => {
      const now = groupHolding(state, node);
      return now ? [{ second: second - before.clock, group: now, state }] : [];
    });
    if (!seen.some(isNews)) return [];
    return [
      {
        name,
        note,
        spans: spansOf(
          seen.map((each) => ({ second: each.second, told: tell(each.group, each.state) })),
          until,
        ),
      },
    ];
  };
  return [
    ...nodesOf(group).flatMap((index) => {
      const stopped = ({ state }: { readonly state: LabState }) =>
        Object.keys(state.topology.nodes[index]?.stopped ?? {}).length > 0;
      return lane(
        'Services',
        `of ${nodeAt(before.topology, index).name}`,
        (_, state) => servicesTold(state.topology.nodes[index] ?? null),
        stopped,
      );
    }),
    ...lane(
      'Link',
      'between the two',
      (now) => (now.linkCut ? ['bad', 'cut'] : ['ok', 'up']),
      ({ group: now }) => now.linkCut,
    ),
    ...lane('Pair', group.name, pairTold, ({ group: now, state }) => isUnusual(now, state)),
  ];
}

/** What of a node's critical services runs: those that do not by name, and whether they start again. */
function servicesTold(node: Node | null): LaneText | null {
  if (node === null) return null;
  if (!node.machineUp) return ['dead', 'machine off'];
  const stopped = SERVICES.filter((service) => node.stopped[service] !== undefined);
  if (stopped.length === 0) return ['ok', 'all run'];
  const broken = stopped.filter((service) => node.stopped[service] === 'broken');
  if (stopped.length > 2)
    return [
      'bad',
      `${stopped.length} of ${SERVICES.length} stopped${broken.length > 0 ? ', needs a restart' : ''}`,
    ];
  const names = stopped.map((service) => SERVICE_NAMES[service]).join(' and ');
  return ['bad', `${names} ${broken.length > 0 ? 'will not start, needs a restart' : 'stopped'}`];
}

/** How the pair stands, in a few words. */
function pairTold(group: Group, { topology }: LabState): LaneText | null {
  if (!hasHa(group)) return ['plain', 'without HA'];
  const { status, transition } = group;
  if (transition !== null)
    return transition.kind === 'failover'
      ? ['backup', `${nodeAt(topology, transition.node).name} is failed over`]
      : ['fo', `${nodeAt(topology, transition.node).name} takes its users back`];
  const waits = nodesOf(group)
    .map((index) => nodeAt(topology, index))
    .find(({ state }) => state === 'Initializing');
  switch (status?.kind) {
    case 'carried':
      return waits === undefined
        ? ['backup', `${nodeAt(topology, status.by).name} carries both`]
        : ['fo', `${waits.name} Initializing, ${nodeAt(topology, status.by).name} carries both`];
    case 'admin':
      return ['backup', `${nodeAt(topology, status.by).name} carries both, on request`];
    case 'split':
      return ['bad', 'split: each acts as backup for itself'];
    case 'failed':
      return ['bad', 'failed mode: nobody serves'];
    case 'dark':
      return waits === undefined
        ? ['dead', 'both machines off']
        : ['none', `${waits.name} Initializing, nobody serves yet`];
    default:
      return ['ok', 'Normal'];
  }
}

/** More than that one node carries the other: the tracks of the nodes alone do not tell it. */
function isUnusual(group: Group, { topology }: LabState): boolean {
  if (!hasHa(group)) return false;
  const kind = group.status?.kind;
  return (
    group.transition !== null ||
    kind === 'split' ||
    kind === 'failed' ||
    kind === 'dark' ||
    nodesOf(group).some((index) => nodeAt(topology, index).state === 'Initializing')
  );
}

/** Stretches that say the same; of several in one second the last stands. */
function spansOf(
  told: readonly { readonly second: number; readonly told: LaneText | null }[],
  until: number,
): ClockLane['spans'] {
  const spans: { from: number; to: number; look: Look; text: string }[] = [];
  for (const { second, told: now } of told) {
    if (now === null) continue;
    const [look, text] = now;
    if (spans.at(-1)?.from === second) spans.pop();
    const last = spans.at(-1);
    if (last?.text === text) {
      last.to = until;
      continue;
    }
    if (last !== undefined) last.to = second;
    spans.push({ from: second, to: until, look, text });
  }
  return spans;
}
