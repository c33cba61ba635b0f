import { useRef } from 'react';
import { type DragPreviewRenderer, useDrag } from 'react-aria-components';
import { useReadOnly } from '../../../hooks/use-lab';
import { useBoard } from '../board-context';
import { showLifted } from './drag-image';
import { GROUP_DRAG, NODE_DRAG } from './drag-types';
import type { Dragged } from './drop-rules';

/**
 * Makes a card a thing to drag. The grip button takes it by keyboard: Enter takes, Tab goes to the next place,
 * Enter drops, Escape cancels; react-aria announces each.
 */
export function useCardDrag(card: Dragged): {
  readonly dragProps: ReturnType<typeof useDrag>['dragProps'];
  readonly gripProps: ReturnType<typeof useDrag>['dragButtonProps'];
  readonly gripRef: React.RefObject<HTMLButtonElement | null>;
  readonly isDragging: boolean;
} {
  const { dragged } = useBoard();
  const gripRef = useRef<HTMLButtonElement>(null);
  const preview = useRef<DragPreviewRenderer>((_, show) => {
    const lifted = gripRef.current?.closest<HTMLElement>(`[data-${card.kind}]`);
    if (lifted) showLifted(lifted, show);
  });
  const readOnly = useReadOnly();
  const { dragProps, dragButtonProps, isDragging } = useDrag({
    hasDragButton: true,
    preview,
    isDisabled: readOnly,
    getItems: () => [
      { [card.kind === 'node' ? NODE_DRAG : GROUP_DRAG]: card.name, 'text/plain': card.name },
    ],
    getAllowedDropOperations: () => ['move'],
    onDragStart: () => dragged.set(card),
    onDragEnd: () => dragged.set(null),
  });
  return { dragProps, gripProps: dragButtonProps, gripRef, isDragging };
}
