import { Plus } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import type { GroupView } from '../../../../shared/view';
import { useReadOnly } from '../../../hooks/use-lab';
import { useApp } from '../../../stores/app-context';
import { showDialog } from '../../../stores/screen';
import { classNames } from '../../../ui/class-names';
import { slotName } from '../../../ui/figures';
import { Icon } from '../../../ui/icon';
import { useSlotDrop } from '../drag/use-slot-drop';

export interface EmptySlotProps {
  readonly group: GroupView;
  readonly slot: 1 | 2;
}

/** A free slot: press it to add a node, or drop one there. */
export function EmptySlot({ group, slot }: EmptySlotProps) {
  const { screen } = useApp();
  const readOnly = useReadOnly();
  const { ref, dropProps, isTarget, plan } = useSlotDrop<HTMLDivElement>(group, slot);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a free place is no fieldset.
    <div
      {...dropProps}
      ref={ref}
      className={classNames(
        'slot-free',
        isTarget && plan?.ok !== false && 'drop-here',
        plan !== null && !plan.ok && 'drop-no',
      )}
      role="group"
      tabIndex={-1}
      aria-label={plan?.words ?? `${slotName(slot)} slot of ${group.name}, free`}
    >
      <span className="slot">{slotName(slot)}</span>
      {plan !== null ? (
        <span className={plan.ok ? 'acc-t small strong' : 't2 small'}>{plan.words}</span>
      ) : (
        <AriaButton
          className="btn link s"
          isDisabled={readOnly}
          aria-label={`Add a node to the ${slot === 1 ? 'first' : 'second'} slot of ${group.name}`}
          onPress={() => showDialog(screen, { kind: 'add-node', group: group.name, slot })}
        >
          <Icon of={Plus} size="s" />
          Add a node
        </AriaButton>
      )}
    </div>
  );
}
