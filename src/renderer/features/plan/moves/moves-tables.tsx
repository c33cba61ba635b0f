import { ShieldCheck } from 'lucide-react';
import type { MovesView, PlannedNode } from '../../../../shared/plan-api';
import { dayAfter, dayName } from '../../../../shared/plan-words/days';
import { countOf, formatCount, formatPercent } from '../../../ui/figures';
import { Icon } from '../../../ui/icon';
import { TableHead } from '../../../ui/table-head';
import { Scroll } from '../parts/scroll';

/** The table twin of the shares. */
export function ShareTable({ nodes }: { readonly nodes: readonly PlannedNode[] }) {
  const share = (devices: number | null, capacity: number) =>
    devices === null ? '' : formatPercent(devices, capacity);
  return (
    <Scroll label="Shares">
      <table className="table">
        <TableHead
          columns={['Node', 'Users', 'After', 'Share', 'After', 'If peer fails', 'After']}
        />
        <tbody>
          {nodes.map(({ node, before, after, capacity }) => (
            <tr key={node}>
              <th scope="row">{node}</th>
              <td className="num">{formatCount(before.assigned)}</td>
              <td className="num">{formatCount(after.assigned)}</td>
              <td className="num">{share(before.demand, capacity)}</td>
              <td className="num">{share(after.demand, capacity)}</td>
              <td className="num">{share(before.ifPeerFails, capacity)}</td>
              <td className="num">{share(after.ifPeerFails, capacity)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** The table twin of the flow: from each node to each node. */
export function FlowTable({ plan }: { readonly plan: MovesView }) {
  const order = plan.nodes.map(({ node }) => node);
  const from = order.filter((node) => plan.moves.some((move) => move.from === node));
  const to = order.filter((node) => plan.moves.some((move) => move.to === node));
  const count = (a: string, b: string) =>
    plan.moves.find((move) => move.from === a && move.to === b)?.count ?? 0;
  return (
    <Scroll label="From and to">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">From</th>
            {to.map((node) => (
              <th key={node} scope="col" className="num">
                to {node}
              </th>
            ))}
            <th scope="col" className="num">
              Leave
            </th>
          </tr>
        </thead>
        <tbody>
          {from.map((node) => (
            <tr key={node}>
              <th scope="row">{node}</th>
              {to.map((other) => (
                <td key={other} className="num">
                  {formatCount(count(node, other))}
                </td>
              ))}
              <td className="num strong">
                {formatCount(to.reduce((sum, other) => sum + count(node, other), 0))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

export interface MovesTableProps {
  readonly plan: MovesView;
  readonly marked: string | null;
  readonly onMark: (node: string | null) => void;
}

/** Who goes where, in what number, and why there. */
export function MovesTable({ plan, marked, onMark }: MovesTableProps) {
  return (
    <table className="table plan-moves-table">
      <thead>
        <tr>
          <th scope="col">From</th>
          <th scope="col">To</th>
          <th scope="col" className="num">
            Users
          </th>
          <th scope="col" className="plan-wide">
            First users
          </th>
          <th scope="col">Why there</th>
        </tr>
      </thead>
      <tbody>
        {plan.moves.map(({ from, to, count, first, why }) => (
          <tr
            key={`${from} ${to}`}
            className={marked === to || marked === from ? 'sel' : ''}
            onPointerEnter={() => onMark(to)}
            onPointerLeave={() => onMark(null)}
          >
            <td>{from}</td>
            <td>{to}</td>
            <td className="num">{formatCount(count)}</td>
            <td className="plan-wide">
              {first[0]}
              {count > 1 ? ', …' : ''}
            </td>
            <td className="t2">{why}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export interface NightsTableProps {
  readonly plan: MovesView;
  readonly firstNight: string;
}

/** What each night moves, and when any one node may fail. */
export function NightsTable({ plan, firstNight }: NightsTableProps) {
  const leaving = plan.moves[0]?.from;
  const safe = plan.batches.findIndex(({ surplus }) => surplus === 0);
  return (
    <>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Night</th>
            <th scope="col" className="num">
              Users
            </th>
            <th scope="col">To</th>
            {leaving !== undefined && (
              <th scope="col" className="num">
                {leaving} holds
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {plan.batches.slice(0, MAX_NIGHTS).map(({ users, to, after }, night) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a night is its place in the order.
            <tr key={night}>
              <th scope="row">{dayName(dayAfter(firstNight, night))}</th>
              <td className="num">{formatCount(users)}</td>
              <td className="t2">
                {to.map(({ node, count }) => `${node} ${formatCount(count)}`).join(', ')}
              </td>
              {leaving !== undefined && (
                <td className="num">
                  {formatCount(after.find(({ node }) => node === leaving)?.assigned ?? 0)}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {plan.batches.length > MAX_NIGHTS && (
        <p className="small t3 plan-note">
          {countOf(plan.batches.length - MAX_NIGHTS, 'more night')}, in the checklist.
        </p>
      )}
      {safe >= 0 && (
        <p className="small row tight ok-t plan-note">
          <Icon of={ShieldCheck} size="s" />
          {plan.worstBefore === null
            ? 'Before, between and after the nights any one node may fail.'
            : `After ${safe === 0 ? 'the first night' : `night ${formatCount(safe + 1)}`} any one node may fail.`}
        </p>
      )}
    </>
  );
}

const MAX_NIGHTS = 60;
