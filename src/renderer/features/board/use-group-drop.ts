import { type RefObject, useRef } from 'react';
import { useDrop } from 'react-aria-components';
import { useStore } from '../../store';
import { useCommand, useLab, useReadOnly } from '../../use-lab';
import { useBoard } from './board-context';
import { GROUP_DRAG } from './drag-types';
import { planGroupDrop } from './drop-rules';

/** Makes a group's card a place for another group, which takes its place in the order. */
export function useGroupDrop(name: string): {
  readonly ref: RefObject<HTMLElement | null>;
  readonly dropProps: ReturnType<typeof useDrop>['dropProps'];
  readonly words: string | null;
} {
  const ref = useRef<HTMLElement>(null);
  const lab = useCommand();
  const readOnly = useReadOnly();
  const groups = useLab((view) => view.groups);
  const dragged = useStore(useBoard().dragged, (value) => value);
  const plan = dragged?.kind === 'group' ? planGroupDrop(groups, dragged.name, name) : null;
  const { dropProps, isDropTarget } = useDrop({
    ref,
    isDisabled: readOnly || dragged?.kind !== 'group',
    getDropOperation: (types) => (types.has(GROUP_DRAG) && plan?.ok ? 'move' : 'cancel'),
    onDrop() {
      if (plan?.ok) void lab.run([plan.step]);
    },
  });
  return { ref, dropProps, words: isDropTarget && plan !== null ? plan.words : null };
}
