import type { Preview } from '../../../shared/lab-api';
import { formatCount } from '../../ui/figures';
import { TableHead } from '../../ui/table-head';

/** Assigned users and load before and after, for the nodes that change. */
export function LoadsAfter({ nodes }: { readonly nodes: Preview['nodes'] }) {
  const changed = nodes.filter(
    (node) => node.assignedBefore !== node.assignedAfter || node.loadBefore !== node.loadAfter,
  );
  if (changed.length === 0) return null;
  return (
    <table className="table loads-after">
      <TableHead columns={['Node', 'Assigned', 'Serves', 'Capacity']} />
      <tbody>
        {changed.map((node) => (
          <tr key={node.node}>
            <th scope="row">{node.node}</th>
            <td className="num">{arrow(node.assignedBefore, node.assignedAfter)}</td>
            <td className={node.loadAfter > node.capacity ? 'num over-t' : 'num'}>
              {arrow(node.loadBefore, node.loadAfter)}
            </td>
            <td className="num">{formatCount(node.capacity)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function arrow(before: number, after: number): string {
  return before === after ? formatCount(after) : `${formatCount(before)} → ${formatCount(after)}`;
}
