import type { Step } from '../../../../shared/step';
import type { GroupView, NodeView } from '../../../../shared/view';
import { countOf } from '../../../ui/figures';

/** What is dragged over the board now. */
export interface Dragged {
  readonly kind: 'node' | 'group';
  readonly name: string;
}

/** What a drop would do, in words and as a step, or why it cannot be. */
export type DropPlan =
  | { readonly ok: true; readonly words: string; readonly step: Step }
  /** With a step: it is refused where the node stands, which then offers the ways out. */
  | { readonly ok: false; readonly words: string; readonly step?: Step }
  /** It would change nothing. */
  | null;

const PLACE = { 1: 'first', 2: 'second' } as const;

/**
 * A node dropped on a slot: it takes the free place, or changes places with its own peer. What the rules refuse says
 * so before it is dropped.
 */
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
    const step = { do: 'move-node', node, group: target.name, slot } as const;
    const words = `${node} becomes ${PLACE[slot]} in ${target.name}`;
    return unless(whyItStays(from, node), { words, step });
  }
  if (from.name === target.name) {
    const step = { do: 'swap-nodes', group: target.name } as const;
    const words = `${node} becomes ${PLACE[slot]}, ${there.name} ${PLACE[slot === 1 ? 2 : 1]}`;
    const settled = !target.hasHa || target.condition === 'normal';
    return unless(settled ? null : `${target.name} is not back to Normal`, { words, step });
  }
  return { ok: false, words: `${there.name} has this place` };
}

function unless(
  reason: string | null,
  { words, step }: { readonly words: string; readonly step: Step },
): DropPlan {
  return reason === null ? { ok: true, words, step } : { ok: false, words: reason, step };
}

/** Why a node cannot leave its slot: as for its removal, it must be empty and HA off (V33). */
function whyItStays(from: GroupView, name: string): string | null {
  const assigned = from.nodes.find((each): each is NodeView => each?.name === name)?.assigned ?? 0;
  if (assigned > 0) return `${name} still has ${countOf(assigned, 'user')}`;
  return from.ha ? `HA is enabled for ${from.name}` : null;
}

/** A group dropped on another: it takes that place in the order. */
export function planGroupDrop(
  groups: readonly GroupView[],
  name: string,
  target: string,
): DropPlan {
  const from = groups.findIndex((group) => group.name === name);
  const index = groups.findIndex((group) => group.name === target);
  if (from === -1 || index === -1 || from === index) return null;
  return {
    ok: true,
    words: `${name} moves ${index < from ? 'before' : 'after'} ${target}`,
    step: { do: 'move-group', group: name, at: index },
  };
}
