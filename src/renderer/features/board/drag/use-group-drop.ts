import { type RefObject, useRef } from 'react';
import { useDrop } from 'react-aria-components';
import { useCommand, useReadOnly } from '../../../hooks/use-lab';
import { focusCard } from '../../../keyboard/keep-focus';
import { useStore } from '../../../stores/store';
import { useBoard } from '../board-context';
import { GROUP_DRAG } from './drag-types';
import { type Dragged, type DropPlan, planGroupDrop } from './drop-rules';

/** Makes a group's card a place for another group, which takes its place in the order. */
export function useGroupDrop(name: string): {
  readonly ref: RefObject<HTMLElement | null>;
  readonly dropProps: ReturnType<typeof useDrop>['dropProps'];
  readonly words: string | null;
} {
  const ref = useRef<HTMLElement>(null);
  const lab = useCommand();
  const readOnly = useReadOnly();
  const board = useBoard();
  const dragged = useStore(board.dragged, (value) => value);
  const planOf = (card: Dragged | null): DropPlan =>
    card?.kind === 'group' ? planGroupDrop(lab.get().now?.groups ?? [], card.name, name) : null;
  const { dropProps, isDropTarget } = useDrop({
    ref,
    isDisabled: readOnly,
    // Asked before the drag is drawn, so from the store.
    getDropOperation: (types) =>
      types.has(GROUP_DRAG) && planOf(board.dragged.get())?.ok ? 'move' : 'cancel',
    async onDrop() {
      const card = board.dragged.get();
      const plan = planOf(card);
      if (card !== null && plan?.ok && (await lab.run([plan.step]))) focusCard('group', card.name);
    },
  });
  const plan = planOf(dragged);
  return { ref, dropProps, words: isDropTarget && plan !== null ? plan.words : null };
}
