import { type RefObject, useRef } from 'react';
import { useDrop } from 'react-aria-components';
import type { GroupView } from '../../../../shared/view';
import { useCommand, useReadOnly } from '../../../hooks/use-lab';
import { focusCard } from '../../../keyboard/keep-focus';
import { useStore } from '../../../stores/store';
import { draggedUsers, USERS_DRAG } from '../../../stores/users-drag';
import { useBoard } from '../board-context';
import { NODE_DRAG } from './drag-types';
import { type Dragged, type DropPlan, planNodeDrop } from './drop-rules';

export interface SlotDrop<E extends HTMLElement> {
  readonly ref: RefObject<E | null>;
  readonly dropProps: ReturnType<typeof useDrop>['dropProps'];
  /** What is over it right now would land here. */
  readonly isTarget: boolean;
  /** What dropping the dragged node here would do; null while nothing of the board is dragged. */
  readonly plan: DropPlan;
}

/** Makes a slot a place to drop: a node moves or changes places, users are assigned to the node that stands there. */
export function useSlotDrop<E extends HTMLElement>(group: GroupView, slot: 1 | 2): SlotDrop<E> {
  const ref = useRef<E>(null);
  const lab = useCommand();
  const readOnly = useReadOnly();
  const board = useBoard();
  const dragged = useStore(board.dragged, (value) => value);
  const node = group.nodes[slot - 1] ?? null;
  const planOf = (card: Dragged | null): DropPlan =>
    card?.kind === 'node'
      ? planNodeDrop(lab.get().now?.groups ?? [], card.name, group, slot)
      : null;
  const { dropProps, isDropTarget } = useDrop({
    ref,
    isDisabled: readOnly || dragged?.kind === 'group',
    getDropOperation(types) {
      // Asked before the drag is drawn, so from the store.
      if (types.has(NODE_DRAG)) return planOf(board.dragged.get())?.step ? 'move' : 'cancel';
      return types.has(USERS_DRAG) && node !== null ? 'move' : 'cancel';
    },
    async onDrop() {
      const users = draggedUsers.get();
      const card = board.dragged.get();
      const plan = planOf(card);
      if (card !== null && plan?.step) {
        // Moved or refused: its card is where to go on.
        await lab.run([plan.step]);
        focusCard('node', card.name);
      } else if (users !== null && node !== null) users.assign(node.name);
    },
  });
  return { ref, dropProps, isTarget: isDropTarget, plan: planOf(dragged) };
}
