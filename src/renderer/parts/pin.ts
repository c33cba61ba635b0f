import type { StepOf } from '../../shared/step';
import type { LabView, NodeView } from '../../shared/view';
import type { App } from '../stores/app-context';

/**
 * The present result as a step that holds it: users and devices by node, states, users without a node, devices
 * without service. Made from entries, since `__proto__` is a name like any other.
 */
export function pinOf({ groups, totals }: LabView): StepOf<'expect'> {
  const nodes = groups.flatMap((group) => group.nodes.filter((node) => node !== null));
  const byNode = <V>(value: (node: NodeView) => V): Record<string, V> =>
    Object.fromEntries(nodes.map((node) => [node.name, value(node)]));
  return {
    do: 'expect',
    assigned: byNode(({ assigned }) => assigned),
    load: byNode(({ load }) => load),
    unassigned: totals.unassigned,
    noService: totals.noService,
    states: byNode(({ state }) => state),
  };
}

/** Adds the present result as a step that is checked whenever the lab is replayed. */
export async function pinResult(app: App): Promise<void> {
  const { now } = app.lab.get();
  if (now !== null) await app.lab.run([pinOf(now)]);
}
