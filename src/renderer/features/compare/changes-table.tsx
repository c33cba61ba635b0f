import type { LabDiff } from '../../../shared/lab-api';

export interface ChangesTableProps {
  readonly changes: LabDiff['topology'];
  /** What the rows are about, for the first column. */
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

/** What differs, both sides beside each other. Empty on one side: it is not there. */
export function ChangesTable({ changes, what, before, after }: ChangesTableProps) {
  return (
    <table className="table changes">
      <thead>
        <tr>
          <th scope="col">{what}</th>
          <th scope="col" className="clip">
            {before}
          </th>
          <th scope="col" className="clip">
            {after}
          </th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={`${change.what} ${change.before} ${change.after}`}>
            <th scope="row">{change.what}</th>
            <td className="t2">
              {change.before === '' ? <span className="t3">not there</span> : change.before}
            </td>
            <td>{change.after === '' ? <span className="t3">not there</span> : change.after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
