import { nodeAt, topologyOrder } from '../order';
import type { LabState } from '../state';

/** The advice of the community answer, whatever the lab (S1, domain 2.7). */
const MODE_ADVICE =
  'With the same generation and capacity everywhere, use Balanced. With mixed ones, use None and place users by hand within the capacity of each node.';

/** True when two nodes of the lab differ in generation or capacity. */
export function isMixed({ topology }: LabState): boolean {
  const kinds = topologyOrder(topology).map((index) => {
    const node = nodeAt(topology, index);
    return `${node.capacity} ${node.generation}`;
  });
  return new Set(kinds).size > 1;
}

/** The advice as it stands for this lab: what its hardware asks for, after the rule. */
export function modeAdviceFor(state: LabState): string {
  const here = isMixed(state)
    ? 'The nodes of this lab are mixed.'
    : 'The nodes of this lab are all alike.';
  return `${here} ${MODE_ADVICE}`;
}
