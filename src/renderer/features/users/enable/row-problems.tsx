import { formatCount } from '../../../ui/figures';

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

/** Rows that are left out, by line. */
export function RowProblems({ problems, total }: RowProblemsProps) {
  if (total === 0) return null;
  return (
    <section className="row-problems" aria-label="Rows that are left out">
      <h3 className="small">{formatCount(total)} left out</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached by keyboard. */}
      <ul tabIndex={0} aria-label="Rows that are left out">
        {problems.map(({ line, id, text }) => (
          <li key={`${line} ${text}`}>
            <span className="t3">line {formatCount(line)}</span>
            <span>
              {id !== undefined && id !== '' && <b>{id} </b>}
              {text}
            </span>
          </li>
        ))}
        {problems.length < total && (
          <li className="t3">and {formatCount(total - problems.length)} more</li>
        )}
      </ul>
    </section>
  );
}
