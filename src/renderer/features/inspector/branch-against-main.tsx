import { Check, TriangleAlert } from 'lucide-react';
import { MAIN } from '../../../shared/branch';
import { useNow, useQuery, useReadOnly } from '../../hooks/use-lab';
import { QueryFailure } from '../../parts/query-failure';
import { useApp } from '../../stores/app-context';
import { showView } from '../../stores/navigate';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { formatChange, formatCount } from '../../ui/figures';
import { Icon } from '../../ui/icon';
import { Sect } from './sect';

/** On a branch: what is different from Main, by loads and findings; nothing on Main itself. */
export function BranchAgainstMain() {
  const { name, from } = useNow((view) => view.branch);
  const readOnly = useReadOnly();
  if (from === null || readOnly) return null;
  return <Against name={name} />;
}

function Against({ name }: { readonly name: string }) {
  const app = useApp();
  const query = useQuery('branch.compare', { name });
  if (query.answer === null) return <QueryFailure of={query} />;
  const { diff, sentence, gone, come } = query.answer;
  return (
    <>
      <Sect title="This branch against Main">
        <p className="lead">{sentence}</p>
        <table className="table">
          <thead>
            <tr>
              <th>Serving</th>
              <th className="num">Main</th>
              <th className="num">Here</th>
              <th className="num">Change</th>
            </tr>
          </thead>
          <tbody>
            {diff.nodes.map(({ node, loadBefore, loadAfter, capacityBefore, capacityAfter }) => (
              <tr key={node}>
                <th scope="row" className="clip">
                  {node}
                </th>
                <Load load={loadBefore} capacity={capacityBefore} />
                <Load load={loadAfter} capacity={capacityAfter} />
                <td className="num">{formatChange((loadAfter ?? 0) - (loadBefore ?? 0))}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <div className="actions after">
          <Button
            small
            onPress={() =>
              showView(app, 'compare', {
                before: { kind: 'branch', name: MAIN },
                after: { kind: 'branch', name },
              })
            }
          >
            Open in Compare
          </Button>
        </div>
      </Sect>
      {gone.length + come.length > 0 && (
        <Sect title="Findings against Main">
          <ul>
            {gone.map(({ code, at, label }) => (
              <li key={`gone ${code} ${at}`} className="row">
                <Icon of={Check} size="s" />
                <span className="grow clip">
                  {at}: {label} is gone
                </span>
                <Chip tone="line">{code}</Chip>
              </li>
            ))}
            {come.map(({ code, at, label }) => (
              <li key={`come ${code} ${at}`} className="row">
                <Icon of={TriangleAlert} size="s" />
                <span className="grow clip">
                  {at}: {label}, only here
                </span>
                <Chip tone="line">{code}</Chip>
              </li>
            ))}
          </ul>
        </Sect>
      )}
    </>
  );
}

interface LoadProps {
  readonly load: number | null;
  readonly capacity: number | null;
}

function Load({ load, capacity }: LoadProps) {
  const isOver = load !== null && capacity !== null && load > capacity;
  return (
    <td className={isOver ? 'num over-t' : 'num'}>{load === null ? 'none' : formatCount(load)}</td>
  );
}
