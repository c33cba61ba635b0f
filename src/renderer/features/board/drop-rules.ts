import type { Step } from '../../../shared/step';
import type { GroupView } from '../../../shared/view';

/** What is dragged over the board now. */
export interface Dragged {
  readonly kind: 'node' | 'group';
  readonly name: string;
}

/** What a drop would do, in words and as a step, or why it cannot be. */
export type DropPlan =
  | { readonly ok: true; readonly words: string; readonly step: Step }
  | { readonly ok: false; readonly words: string }
  /** It would change nothing. */
  | null;

const PLACE = { 1: 'first', 2: 'second' } as const;

/** A node dropped on a slot: it takes the free place, or changes places with its own peer. */
export function planNodeDrop(
  groups: readonly GroupView[],
  node: string,
  target: GroupView,
  slot: 1 | 2,
): DropPlan {
  const from = groups.find((group) => group.nodes.some((each) => each?.name === node));
  const there = target.nodes[slot - 1] ?? null;
  if (from === undefined || there?.name === node) return null;
  if (there === null) {
    return {
      ok: true,
      words: `${node} becomes ${PLACE[slot]} in ${target.name}`,
      step: { do: 'move-node', node, group: target.name, slot },
    };
  }
  if (from.name === target.name) {
    return {
      ok: true,
      words: `${node} becomes ${PLACE[slot]}, ${there.name} ${PLACE[slot === 1 ? 2 : 1]}`,
      step: { do: 'swap-nodes', group: target.name },
    };
  }
  return { ok: false, words: `${there.name} has this place` };
}

/** A group dropped on another: it takes that place in the order. */
export function planGroupDrop(
  groups: readonly GroupView[],
  name: string,
  target: string,
): DropPlan {
  const from = groups.findIndex((group) => group.name === name);
  const at = groups.findIndex((group) => group.name === target);
  if (from === -1 || at === -1 || from === at) return null;
  return {
    ok: true,
    words: `${name} moves ${at < from ? 'before' : 'after'} ${target}`,
    step: { do: 'move-group', group: name, at },
  };
}
