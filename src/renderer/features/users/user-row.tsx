import { Check } from 'lucide-react';
import { type CSSProperties, type DragEvent, type MouseEvent, memo } from 'react';
import type { UserRowView } from '../../../shared/view';
import { formatCount } from '../../ui/figures';
import { Icon } from '../../ui/icon';
import { assignedCell, servedCell } from './row-words';

export interface UserRowProps {
  /** Place in the listing, from 0. */
  readonly index: number;
  readonly row: UserRowView | undefined;
  /** Distance from the top of the list, in px. */
  readonly top: number;
  readonly picked: boolean;
  /** The one row that Tab reaches. */
  readonly active: boolean;
  /** Shown in the inspector. */
  readonly chosen: boolean;
  readonly onPress: (index: number, row: UserRowView, event: MouseEvent) => void;
  readonly onTick: (index: number, row: UserRowView, event: MouseEvent) => void;
  /** Opens its menu. */
  readonly onMenu: (row: UserRowView, event: MouseEvent) => void;
  readonly onDrag: ((index: number, row: UserRowView, event: DragEvent) => void) | null;
}

/** One row of the users table; an empty one while its page is on the way. */
export const UserRow = memo(function UserRow({
  index,
  row,
  top,
  picked,
  active,
  chosen,
  onPress,
  onTick,
  onMenu,
  onDrag,
}: UserRowProps) {
  const common = {
    'aria-rowindex': index + 2,
    'data-index': index,
    tabIndex: active ? 0 : -1,
    className: 'user-row',
    style: { '--top': `${top}px` } as CSSProperties,
  };
  if (row === undefined) {
    return (
      <tr {...common} aria-busy="true">
        <td className="user-tick" />
        <td className="t3">…</td>
      </tr>
    );
  }
  const assigned = assignedCell(row);
  const served = servedCell(row);
  return (
    <tr
      {...common}
      aria-selected={picked}
      aria-current={chosen ? 'true' : undefined}
      draggable={onDrag !== null}
      onDragStart={onDrag === null ? undefined : (event) => onDrag(index, row, event)}
      // Shift takes rows up to here, and no text with them.
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      onContextMenu={(event) => onMenu(row, event)}
      onClick={(event) => (onTickCell(event) ? onTick : onPress)(index, row, event)}
    >
      <td className="user-tick" data-selected={picked ? '' : undefined}>
        <span className="check">{picked && <Icon of={Check} />}</span>
      </td>
      <Cell className="strong clip" text={row.id} />
      <Cell className={`clip ${assigned.tone}`} text={assigned.text} />
      <Cell className={`clip ${served.tone}`} text={served.text} />
      <Cell className="num" text={formatCount(row.devices)} />
      <Cell className="clip t2" text={row.reasonText} />
      <Cell className="num t3" text={formatCount(row.step + 1)} />
    </tr>
  );
});

function onTickCell(event: MouseEvent): boolean {
  return event.target instanceof Element && event.target.closest('.user-tick') !== null;
}

function Cell({ className, text }: { readonly className: string; readonly text: string }) {
  return (
    <td className={className} title={text.length > 18 ? text : undefined}>
      {text}
    </td>
  );
}
