import { ArrowDown, ArrowUp } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useApp } from '../../stores/app-context';
import { Checkbox } from '../../ui/checkbox';
import { classNames } from '../../ui/class-names';
import { Icon } from '../../ui/icon';
import { sortUsers, type UsersState } from './users-state';

interface Column {
  readonly key: string;
  readonly label: string;
  readonly sort?: UsersState['sort'];
  readonly numeric?: boolean;
}

const COLUMNS: readonly Column[] = [
  { key: 'user', label: 'User', sort: 'id' },
  { key: 'assigned', label: 'Assigned to', sort: 'assignedTo' },
  { key: 'served', label: 'Served by' },
  { key: 'devices', label: 'Devices', sort: 'devices', numeric: true },
  { key: 'reason', label: 'Reason' },
  { key: 'step', label: 'Step', sort: 'step', numeric: true },
];

/** Columns of the grid, the tick among them. */
export const COLUMN_COUNT = COLUMNS.length + 1;

export interface UserHeadProps {
  readonly sort: UsersState['sort'];
  readonly descending: boolean;
  readonly state: 'none' | 'some' | 'all';
  readonly onAll: (on: boolean) => void;
}

/** The head of the users table: tick everything found, sort by a column. */
export function UserHead({ sort, descending, state, onAll }: UserHeadProps) {
  return (
    <thead className="user-head">
      <tr aria-rowindex={1} className="user-columns">
        <th scope="col" className="user-tick">
          <Checkbox
            label="Select all found"
            isSelected={state === 'all'}
            isIndeterminate={state === 'some'}
            onChange={() => onAll(state !== 'all')}
          />
        </th>
        {COLUMNS.map((column) => (
          <Head key={column.key} column={column} sorted={sort === column.sort} down={descending} />
        ))}
      </tr>
    </thead>
  );
}

interface HeadProps {
  readonly column: Column;
  readonly sorted: boolean;
  readonly down: boolean;
}

function Head({ column, sorted, down }: HeadProps) {
  const app = useApp();
  const { sort } = column;
  const order = sorted
    ? down
      ? 'descending'
      : 'ascending'
    : sort === undefined
      ? undefined
      : 'none';
  return (
    <th scope="col" aria-sort={order} className={classNames('clip', column.numeric && 'num')}>
      {sort === undefined ? (
        column.label
      ) : (
        <AriaButton className="sort" onPress={() => sortUsers(app, sort)}>
          {column.label}
          {sorted && <Icon of={down ? ArrowDown : ArrowUp} size="xs" />}
        </AriaButton>
      )}
    </th>
  );
}
