import { hasHa, nodeAt, nodesOf, topologyOrder } from '../order';
import { isAble, servingNode } from '../serve';
import { type LabState, NO_NODE } from '../state';
import { restOf, TRUE_VIEW, type View } from './answers';

/**
 * Every node that is able serves its own users, whatever the states say: service is back as soon as the node is
 * repaired. A pair of which both nodes are able shows Normal.
 */
export const comeBack: View = (state) => {
  const { topology } = state;
  const truth = TRUE_VIEW(state);
  const serving = truth.serving.slice();
  const well = new Set<number>();
  for (const group of topology.groups) {
    // While their link is cut, nothing is repaired.
    if (group.linkCut) continue;
    const able = nodesOf(group).filter((node) => isAble(nodeAt(topology, node)));
    for (const node of able) serving[node] = node;
    if (hasHa(group) && able.length === 2) for (const node of able) well.add(node);
  }
  return {
    ...truth,
    serving,
    stateOf: (node) => (well.has(node) ? 'Normal' : truth.stateOf(node)),
  };
};

/** Users are taken to be assigned to the node that serves them; those whom nobody serves keep their home. */
export const homesFollow: View = (state) => {
  const truth = TRUE_VIEW(state);
  const home = truth.home.map((node) => {
    const server = truth.serving[node]!;
    return server === NO_NODE ? node : server;
  });
  return { ...truth, home };
};

/** Homes that another node would have to help, by node index in topology order, and who could. */
export interface Helpless {
  /** Homes that their own node does not serve; those whose failover is still to come are none of them. */
  readonly away: readonly number[];
  /** Of these the ones that nobody ever serves. */
  readonly lost: readonly number[];
  /** Nodes that run. */
  readonly helpers: readonly number[];
}

/** Which homes a lab leaves to others. */
export function helpless(after: LabState): Helpless {
  const { topology } = after;
  const order = topologyOrder(topology);
  const serving = servingNode(topology);
  const rest = servingNode(restOf(after).topology);
  const away = order.filter(
    (home) => serving[home] !== home && (serving[home] !== NO_NODE || rest[home] === NO_NODE),
  );
  return {
    away,
    lost: away.filter((home) => serving[home] === NO_NODE),
    helpers: order.filter((node) => isAble(nodeAt(topology, node))),
  };
}

/**
 * Another node of the cluster takes over the users of a lost node: every way to see that. Once for all homes that
 * their own node does not serve, once only for those that nobody ever serves; by each of the nodes that run.
 */
export function helpedBy({ away, lost, helpers }: Helpless): View[] {
  return [away, lost]
    .filter((homes) => homes.length > 0)
    .flatMap((homes) => helpers.map((helper) => helpedByOne(homes, helper)));
}

function helpedByOne(homes: readonly number[], helper: number): View {
  return (state) => {
    const truth = TRUE_VIEW(state);
    const serving = truth.serving.slice();
    for (const home of homes) if (home !== helper) serving[home] = helper;
    return { ...truth, serving };
  };
}
