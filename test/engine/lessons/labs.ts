import { Trail } from '../../../src/main/engine/lessons/walk';
import type { Step } from '../../../src/shared/step';

/** A journal with these steps done; every one must go as it says. */
export function trailOf(steps: readonly Step[], settle = true): Trail {
  const trail = new Trail(settle);
  const [missed] = trail.run(steps);
  if (missed) throw new Error(`step ${missed.index} is ${missed.refusal?.code ?? 'not refused'}`);
  return trail;
}

/** An HA pair of nodes with these capacities, or a lone node. */
export function group(name: string, nodes: Readonly<Record<string, number>>, ha = true): Step[] {
  return [
    { do: 'add-group', name, ha },
    ...Object.entries(nodes).map(
      ([node, capacity]): Step => ({ do: 'add-node', group: name, name: node, capacity }),
    ),
  ];
}
