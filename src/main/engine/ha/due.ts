/**
 * What becomes due in a group, and in which order within one second (docs/scenario-format.md, "Order").
 */
import { nodeAt, nodesOf } from '../order';
import type { Group, Topology } from '../state';
import { cutNoticed, endInitialization, endTransition, fallBack, lossNoticed } from './events';

/** One thing that happens by itself at a second. */
export interface Due {
  readonly second: number;
  /** Of what is due in one second the lowest is first; among equals groups in list order, slot 1 first. */
  readonly rank: number;
  readonly happen: (topology: Topology, now: number) => Topology;
}

const RANK = { fallback: 0, transition: 1, initialization: 2, loss: 3, link: 4 } as const;

const NOTHING: readonly Due[] = [];

/** What will happen by itself, group after group, unless something changes before. */
export function dueIn(topology: Topology): readonly Due[] {
  const all: Due[] = [];
  for (let groupIndex = 0; groupIndex < topology.groups.length; groupIndex++) {
    const due = dueInGroup(topology, groupIndex);
    if (due.length > 0) all.push(...due);
  }
  return all;
}

/** Settling waits for it: automatic fallback is not waited for. */
export function isAwaited({ rank }: Due): boolean {
  return rank !== RANK.fallback;
}

/** What will happen in the group at `groupIndex` by itself, unless something changes before. */
export function dueInGroup(topology: Topology, groupIndex: number): readonly Due[] {
  const group = topology.groups[groupIndex]!;
  if (isQuiet(topology, group)) return NOTHING;
  if (group.transition)
    return [
      {
        second: group.transition.endsAt,
        rank: RANK.transition,
        happen: (t, now) => endTransition(t, groupIndex, now),
      },
    ];
  const due: Due[] = [];
  const { automaticFallback, automaticFallbackDelay } = topology.parameters;
  for (const index of nodesOf(group)) {
    const { failedOverSince, initializingUntil, timer } = nodeAt(topology, index);
    if (automaticFallback && failedOverSince !== null)
      due.push({
        second: failedOverSince + automaticFallbackDelay,
        rank: RANK.fallback,
        happen: (t, now) => fallBack(t, groupIndex, index, now, 'Automatic Fallback'),
      });
    if (initializingUntil !== null)
      due.push({
        second: initializingUntil,
        rank: RANK.initialization,
        happen: (t, now) => endInitialization(t, groupIndex, index, now),
      });
    if (timer !== null)
      due.push({
        second: timer.endsAt,
        rank: RANK.loss,
        happen: (t, now) => lossNoticed(t, groupIndex, index, now),
      });
  }
  if (group.linkTimer !== null)
    due.push({
      second: group.linkTimer,
      rank: RANK.link,
      happen: (t, now) => cutNoticed(t, groupIndex, now),
    });
  return due;
}

/** Nothing of the group has a time: asked of every group after every step, so in the shortest way. */
function isQuiet({ nodes }: Topology, group: Group): boolean {
  if (group.status === null) return true;
  if (group.linkTimer !== null || group.transition !== null) return false;
  const isTimed = (index: number | null): boolean => {
    const node = index === null ? null : nodes[index];
    if (!node) return false;
    const { timer, initializingUntil, failedOverSince } = node;
    return timer !== null || initializingUntil !== null || failedOverSince !== null;
  };
  const [first, second] = group.slots;
  return !isTimed(first) && !isTimed(second);
}
