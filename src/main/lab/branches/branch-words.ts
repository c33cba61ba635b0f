import { countOf, formatCount } from '../../../shared/format';
import { measure } from '../../engine/measure';
import { nodeAt, topologyOrder } from '../../engine/order';
import { worstOverload } from '../../engine/planning/survivor';
import type { LabState } from '../../engine/state';

/** How a branch stands, in one line: what is wrong now, else what would be if a node failed. */
export interface BranchStanding {
  /** "imp3 is 600 over, 20 users wait", "any one node may fail, nobody waits". */
  readonly text: string;
  readonly isBad: boolean;
}

/** Nodes over capacity named; the others are counted. */
const MAX_NAMED = 2;

/** @see BranchStanding */
export function standingOf(state: LabState): BranchStanding {
  const { load, noService, waiting, users, unassigned } = measure(state);
  const order = topologyOrder(state.topology);
  const over = order
    .map((index) => ({ ...nodeAt(state.topology, index), over: load[index]! }))
    .map(({ name, capacity, over: devices }) => ({ name, over: devices - capacity }))
    .filter((node) => node.over > 0)
    .sort((a, b) => b.over - a.over);
  const wrong = [
    ...over.slice(0, MAX_NAMED).map(({ name, over: by }) => `${name} is ${formatCount(by)} over`),
    ...(over.length > MAX_NAMED ? [`${countOf(over.length - MAX_NAMED, 'more node')} over`] : []),
    ...(noService > 0 ? [`${formatCount(noService)} without service`] : []),
    ...(waiting > 0 ? [`${countOf(waiting, 'user')} ${waiting === 1 ? 'waits' : 'wait'}`] : []),
  ];
  if (wrong.length > 0) return { text: wrong.join(', '), isBad: over.length > 0 || noService > 0 };
  if (order.length === 0) return { text: 'no node yet', isBad: false };
  if (users === 0) return { text: 'nobody to serve yet', isBad: false };
  if (unassigned > 0) return { text: `${formatCount(unassigned)} unassigned`, isBad: false };
  const worst = worstOverload(state);
  if (worst === null) return { text: 'any one node may fail, nobody waits', isBad: false };
  const name = (index: number): string => nodeAt(state.topology, index).name;
  return {
    text: `nobody is over; ${name(worst.node)} would be ${formatCount(worst.surplus)} over if ${name(worst.failed)} fails`,
    isBad: false,
  };
}

/** What differs between two states in the loads, the weightiest first: "imp3 serves 3 300 fewer and nobody waits". */
export function differenceWords(main: LabState, branch: LabState): string {
  const was = measure(main);
  const is = measure(branch);
  const changes = topologyOrder(branch.topology)
    .map((index) => {
      const { name } = nodeAt(branch.topology, index);
      const before = main.topology.nodes.findIndex((node) => node?.name === name);
      return { name, by: is.load[index]! - (before < 0 ? 0 : was.load[before]!) };
    })
    .filter(({ by }) => by !== 0)
    .sort((a, b) => Math.abs(b.by) - Math.abs(a.by) || a.by - b.by);
  const [first] = changes;
  const parts = [
    ...(first
      ? [
          `${first.name} serves ${formatCount(Math.abs(first.by))} ${first.by > 0 ? 'more' : 'fewer'}`,
        ]
      : []),
    ...(is.waiting !== was.waiting
      ? [
          is.waiting === 0
            ? 'nobody waits'
            : `${countOf(is.waiting, 'user')} ${is.waiting === 1 ? 'waits' : 'wait'}`,
        ]
      : []),
    ...(is.noService !== was.noService
      ? [
          is.noService === 0
            ? 'everybody is served'
            : `${formatCount(is.noService)} without service`,
        ]
      : []),
  ];
  if (parts.length === 0) return 'Every node serves as many as on Main.';
  const last = parts.pop()!;
  return `${parts.length === 0 ? last : `${parts.join(', ')} and ${last}`}.`;
}
