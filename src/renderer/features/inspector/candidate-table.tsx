import { Check } from 'lucide-react';
import type { Candidate, Explanation } from '../../../shared/explain';
import { formatCount } from '../../ui/figures';
import { Icon } from '../../ui/icon';
import { MiniBar } from '../../ui/mini-bar';
import { TableHead } from '../../ui/table-head';

/** Every node as the rule saw it, with its verdict. */
export function CandidateTable({ explanation }: { readonly explanation: Explanation }) {
  const { home } = explanation;
  const candidates = explanation.candidates.toSorted(byRank);
  const most = Math.max(1, ...candidates.map((candidate) => candidate.capacity));
  return (
    <table className="table candidates">
      <TableHead columns={['Node', 'Assigned', 'Capacity', 'Verdict']} />
      <tbody>
        {candidates.map((candidate) => (
          <tr key={candidate.node} className={candidate.eligible ? undefined : 'left-out'}>
            <th scope="row">
              {candidate.node === home ? <b>{candidate.node}</b> : candidate.node}
            </th>
            <td>
              <span className="count-bar">
                <MiniBar value={candidate.assigned} of={most} />
                <span className="num">{formatCount(candidate.assigned)}</span>
              </span>
            </td>
            <td className="num t3">{formatCount(candidate.capacity)}</td>
            <td className="num candidate-verdict">
              {candidate.node === home ? (
                <span className="ok-t strong">
                  <Icon of={Check} size="xs" />
                  {candidate.why}
                </span>
              ) : (
                candidate.why
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Those that could take the user first, then those with the fewest. */
function byRank(a: Candidate, b: Candidate): number {
  return Number(b.eligible) - Number(a.eligible) || a.assigned - b.assigned;
}
