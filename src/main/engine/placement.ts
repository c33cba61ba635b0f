import type { Reason } from '../../shared/model';
import { candidates, groupOf, nodeAt } from './order';
import { NO_NODE, type Topology } from './state';

/** What the rule of the mode decides for one user. */
export interface Choice {
  /** Node index, or `NO_NODE`. */
  readonly node: number;
  readonly reason: Reason;
}

/**
 * Places users one after another by the mode in force. Levels rise evenly: the nodes that share the
 * minimum take one user each, in topology order, and only then is the minimum looked for again, so a
 * user costs no search. `chooseOne` states the rule itself; a property test holds both together.
 */
export class Filler {
  private readonly topology: Topology;
  private readonly assigned: Uint32Array;
  private readonly candidates: readonly number[];
  private readonly strict: boolean;
  private readonly round: number[] = [];
  private index = 0;
  private open = 0;
  private alone: Choice | null = null;

  /** @param assigned  users by node index; the caller counts each user in before asking again */
  constructor(topology: Topology, assigned: Uint32Array) {
    this.topology = topology;
    this.assigned = assigned;
    this.candidates = candidates(topology);
    this.strict = topology.policies.capacity === 'strict';
  }

  /** Counts have changed other than by the last choice: look at them anew. */
  changed(): void {
    this.round.length = 0;
    this.index = 0;
  }

  next(): Choice {
    if (this.index >= this.round.length) this.startRound();
    else if (this.strict && this.isFull(this.round[this.index - 1]!)) this.open--;
    const node = this.round[this.index];
    if (node === undefined) return { node: NO_NODE, reason: noCandidate(this.topology) };
    const tied = this.round.length - this.index > 1;
    this.index++;
    return { node, reason: this.reasonFor(node, tied) };
  }

  /** A lone candidate is looked for in its group once, not for each of its users. */
  private reasonFor(node: number, tied: boolean): Reason {
    if (this.open > 1 || this.topology.mode === 'balanced')
      return reasonFor(this.topology, node, tied, this.open);
    if (this.alone?.node !== node)
      this.alone = { node, reason: reasonFor(this.topology, node, tied, this.open) };
    return this.alone.reason;
  }

  private startRound(): void {
    let fewest = Number.POSITIVE_INFINITY;
    this.open = 0;
    this.index = 0;
    for (const node of this.candidates) {
      if (this.strict && this.isFull(node)) continue;
      this.open++;
      const count = this.assigned[node]!;
      if (count < fewest) this.round.length = 0;
      if (count <= fewest) this.round.push(node);
      fewest = Math.min(fewest, count);
    }
    if (this.open === 0) this.round.length = 0;
  }

  private isFull(node: number): boolean {
    return this.assigned[node]! >= nodeAt(this.topology, node).capacity;
  }
}

/**
 * The rule for one user: the first candidate in topology order with the fewest assigned users; `strict`
 * drops candidates whose assigned users have reached their capacity (D3).
 * Source: docs/scenario-format.md, "Placement, exactly"; domain 2.2 and 2.3.
 */
export function chooseOne(topology: Topology, assigned: Uint32Array): Choice {
  const open = candidates(topology).filter(
    (node) =>
      topology.policies.capacity !== 'strict' || assigned[node]! < nodeAt(topology, node).capacity,
  );
  let chosen: number | undefined;
  for (const node of open)
    if (chosen === undefined || assigned[node]! < assigned[chosen]!) chosen = node;
  if (chosen === undefined) return { node: NO_NODE, reason: noCandidate(topology) };
  const tied = open.filter((node) => assigned[node] === assigned[chosen]).length > 1;
  return { node: chosen, reason: reasonFor(topology, chosen, tied, open.length) };
}

function noCandidate(topology: Topology): Reason {
  return topology.mode === 'none' ? 'NONE_NO_AUTO' : 'NO_NODE_WITH_CAPACITY';
}

function reasonFor(topology: Topology, node: number, tied: boolean, open: number): Reason {
  if (topology.mode === 'balanced') return tied ? 'BAL_TIE' : 'BAL_FEWEST';
  if (open > 1) return 'AS_GROUP_LEAST';
  const second = topology.groups[groupOf(topology, node)]!.slots[1] === node;
  return second ? 'AS_ONLY_NODE_IN_GROUP' : 'AS_FIRST_NODE';
}
