import { applyStep } from './apply';
import { measure } from './measure';
import { nodeAt, topologyOrder } from './order';
import type { LabState } from './state';

/** One failure of one or two nodes and what it leads to, settled and with nothing repaired. */
export interface WhatIfCase {
  /** Names, in topology order. */
  readonly failed: readonly string[];
  /** Devices by node name, in topology order. */
  readonly load: ReadonlyMap<string, number>;
  readonly noService: number;
  readonly over: readonly { readonly node: string; readonly surplus: number }[];
}

/**
 * Every failure of one node and of two nodes whose machines are up, single ones first, in topology order.
 * Source: docs/scenario-format.md, `implab what-if`.
 */
export function whatIf(state: LabState): WhatIfCase[] {
  const up = topologyOrder(state.topology).filter((node) => nodeAt(state.topology, node).machineUp);
  const singles = up.map((node) => ({ nodes: [node], state: fail(state, node) }));
  const pairs = singles.flatMap((single, i) =>
    up.slice(i + 1).map((node) => ({
      nodes: [...single.nodes, node],
      state: fail(single.state, node),
    })),
  );
  return [...singles, ...pairs].map((failure) => caseOf(failure.state, failure.nodes));
}

function fail(state: LabState, node: number): LabState {
  const applied = applyStep(
    state,
    { do: 'fail-node', node: nodeAt(state.topology, node).name },
    { index: 0, settle: true },
  );
  if (!applied.ok) throw new Error(`cannot fail a node that is up: ${applied.refusal.code}`);
  return applied.state;
}

function caseOf(state: LabState, failed: readonly number[]): WhatIfCase {
  const { topology } = state;
  const { load, noService } = measure(state);
  const order = topologyOrder(topology);
  const over = order
    .map((node) => ({ node, surplus: load[node]! - nodeAt(topology, node).capacity }))
    .filter(({ surplus }) => surplus > 0)
    .map(({ node, surplus }) => ({ node: nodeAt(topology, node).name, surplus }));
  return {
    failed: failed.map((node) => nodeAt(topology, node).name),
    load: new Map(order.map((node) => [nodeAt(topology, node).name, load[node]!])),
    noService,
    over,
  };
}
