import { useState } from 'react';
import { RELEASES, type Release } from '../../../shared/model';
import { useLab, useQuery } from '../../hooks/use-lab';
import { ApplyForm } from '../../parts/apply-form';
import { QueryFailure } from '../../parts/query-failure';
import { formatCount } from '../../ui/figures';
import { Form } from '../../ui/form';
import { Select } from '../../ui/select';
import { SourceChips } from '../../ui/source-chips';

const OPTIONS = RELEASES.map((release) => ({ key: release, label: `Release ${release}` }));

/** The release whose rules hold, its limits and where they come from. */
export function ReleaseForm({ onClose }: { readonly onClose: () => void }) {
  const release = useLab((view) => view.parameters.release);
  const [wanted, setWanted] = useState<Release>(release);
  const query = useQuery('lab.rulePacks', {});
  const pack = query.answer?.packs.find((each) => each.release === wanted);
  return (
    <ApplyForm
      steps={wanted === release ? [] : [{ do: 'set-parameter', release: wanted }]}
      place="policies"
      onDone={onClose}
      onReset={() => setWanted(release)}
    >
      <Form>
        <Select<Release> label="Release" options={OPTIONS} value={wanted} onChange={setWanted} />
      </Form>
      <QueryFailure of={query} />
      {pack !== undefined && (
        <>
          <table className="table">
            <thead>
              <tr>
                <th>At most</th>
                <th className="num">in a cluster</th>
                <th className="num">in a group</th>
                <th className="num">on a node</th>
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row">Users</th>
                <td className="num">{formatCount(pack.usersPerCluster)}</td>
                <td className="num">{formatCount(pack.usersPerGroup)}</td>
                <td className="num">{formatCount(pack.usersPerNode)}</td>
              </tr>
              <tr>
                <th scope="row">Nodes</th>
                <td className="num">{formatCount(pack.nodesPerCluster)}</td>
                <td className="num">2</td>
                <td />
              </tr>
              <tr>
                <th scope="row">Groups</th>
                <td className="num">{formatCount(pack.groupsPerCluster)}</td>
                <td />
                <td />
              </tr>
            </tbody>
          </table>
          <div className="row">
            <SourceChips sources={pack.sources} />
          </div>
          {pack.conflicts.map((conflict) => (
            <p key={conflict} className="small t2">
              {conflict}
            </p>
          ))}
        </>
      )}
    </ApplyForm>
  );
}
