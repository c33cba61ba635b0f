import { toCsv } from '../../../charts/save/csv';
import { download, textFile } from '../../../host/host';
import { Button } from '../../../ui/button';
import { countOf, formatCount } from '../../../ui/figures';
import { problemGroups, problemTable } from './problem-groups';

/** So many lines of one reason are shown at once. */
const FEW = 5;

export interface RowProblem {
  readonly line: number;
  readonly text: string;
  /** Id of the row, where the text does not name it. */
  readonly id?: string;
}

export interface RowProblemsProps {
  readonly problems: readonly RowProblem[];
  /** All problems there are; more than are listed. */
  readonly total: number;
}

/** Rows that are left out, by reason; each reason unfolds to its lines. */
export function RowProblems({ problems, total }: RowProblemsProps) {
  if (total === 0) return null;
  const listed =
    problems.length < total ? `, the first ${formatCount(problems.length)} are listed` : '';
  return (
    <section className="row-problems" aria-label="Rows that are left out">
      <div className="row">
        <h3 className="small grow">
          {formatCount(total)} left out{listed}
        </h3>
        <Button
          small
          kind="quiet"
          onPress={() =>
            download(textFile('rows left out.csv', 'text/csv', toCsv(problemTable(problems))))
          }
        >
          {`Export ${countOf(problems.length, 'row')}`}
        </Button>
      </div>
      {problemGroups(problems).map(({ reason, rows }) => (
        <details key={reason} open={rows.length <= FEW}>
          <summary>
            <b>{formatCount(rows.length)}</b> {reason}
          </summary>
          <ul>
            {rows.map(({ line, id, text }) => (
              <li key={`${line} ${text}`}>
                <span className="t3">line {formatCount(line)}</span>
                <span>
                  {id !== undefined && id !== '' && <b>{id} </b>}
                  {rows.length === 1 ? '' : text}
                </span>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}
