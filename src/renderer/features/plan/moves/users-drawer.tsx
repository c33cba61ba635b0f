import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { AskedMoves } from '../../../../shared/plan-api';
import { useQuery } from '../../../hooks/use-lab';
import { QueryFailure } from '../../../parts/query-failure';
import { Drawer } from '../../../ui/drawer';
import { countOf, formatCount } from '../../../ui/figures';
import { IconButton } from '../../../ui/icon-button';

const PAGE = 100;

export interface UsersDrawerProps {
  readonly asked: AskedMoves;
  readonly onClose: () => void;
}

/** Who moves, a page at a time, with the rule that gave the home and the night. */
export function UsersDrawer({ asked, onClose }: UsersDrawerProps) {
  const [page, setPage] = useState(0);
  const users = useQuery('plan.moveUsers', { ...asked, offset: page * PAGE, limit: PAGE });
  const { answer } = users;
  const total = answer?.total ?? 0;
  const last = Math.max(0, Math.ceil(total / PAGE) - 1);
  return (
    <Drawer title={`Who moves: ${countOf(total, 'user')}`} onClose={onClose}>
      <QueryFailure of={users} />
      <div className="panel-body">
        <table className="table inset">
          <thead>
            <tr>
              <th scope="col">User</th>
              <th scope="col">From</th>
              <th scope="col">To</th>
              <th scope="col">Placed by</th>
              <th scope="col" className="num">
                Night
              </th>
            </tr>
          </thead>
          <tbody>
            {answer?.rows.map(({ id, from, to, reason, batch }) => (
              <tr key={id}>
                <th scope="row">{id}</th>
                <td>{from}</td>
                <td>{to}</td>
                <td className="t2">{reason}</td>
                <td className="num">{formatCount(batch)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="row plan-pages">
        <IconButton
          small
          icon={ChevronLeft}
          label="Earlier users"
          isDisabled={page === 0}
          onPress={() => setPage(page - 1)}
        />
        <span className="small t2" role="status">
          {total === 0
            ? 'Nobody'
            : `${formatCount(page * PAGE + 1)} to ${formatCount(Math.min(total, (page + 1) * PAGE))} of ${formatCount(total)}`}
        </span>
        <IconButton
          small
          icon={ChevronRight}
          label="Later users"
          isDisabled={page >= last}
          onPress={() => setPage(page + 1)}
        />
      </div>
    </Drawer>
  );
}
