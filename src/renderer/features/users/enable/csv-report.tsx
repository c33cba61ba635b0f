import { ArrowRight, TriangleAlert } from 'lucide-react';
import type { CsvPreview } from '../../../../shared/lab-api';
import { Chip } from '../../../ui/chip';
import { countOf, formatCount } from '../../../ui/figures';
import { Icon } from '../../../ui/icon';
import { RowProblems } from './row-problems';

/** Lines of formula cells that are named; more are counted. */
const MAX_LINES = 6;

/** What a user file would do, before anything is done. */
export function CsvReport({
  name,
  preview,
}: {
  readonly name: string;
  readonly preview: CsvPreview;
}) {
  return (
    <>
      <p>
        <b>{name}</b> has {countOf(preview.rows, 'row')}, {formatCount(preview.good)} good
        {preview.bad > 0 && <> and {formatCount(preview.bad)} that are left out</>}.
      </p>
      <p className="preview-line" aria-live="polite">
        <Icon of={ArrowRight} size="s" />
        <span>{preview.sentence}</span>
      </p>
      {preview.fresh < preview.good && (
        <p className="preview-line">
          <Icon of={ArrowRight} size="s" />
          <span>{preview.changes}.</span>
        </p>
      )}
      {preview.warnings.map((warning) => (
        <p key={warning} className="preview-line warn">
          <Icon of={TriangleAlert} size="s" />
          <span>{sentence(warning)}</span>
        </p>
      ))}
      {preview.notices.map((notice) => (
        <p key={notice} className="small t2">
          {sentence(notice)}
        </p>
      ))}
      {preview.formulas.length > 0 && (
        <p className="preview-line warn">
          <Icon of={TriangleAlert} size="s" />
          <span>{formulaText(preview.formulas)}</span>
        </p>
      )}
      <Columns title="Columns used" names={preview.used} tone="own" />
      <Columns title="Ignored" names={preview.ignored} />
      <RowProblems problems={preview.problems} total={preview.bad} />
      {preview.sample.length > 0 && <Sample rows={preview.sample} total={preview.good} />}
    </>
  );
}

interface ColumnsProps {
  readonly title: string;
  readonly names: readonly string[];
  readonly tone?: 'own';
}

function Columns({ title, names, tone }: ColumnsProps) {
  if (names.length === 0) return null;
  return (
    <details className="csv-columns" open={tone === 'own'}>
      <summary className="label">{`${title}, ${formatCount(names.length)}`}</summary>
      <div className="csv-chips">
        {names.map((name) => (
          <Chip key={name} {...(tone === undefined ? {} : { tone })}>
            {name}
          </Chip>
        ))}
      </div>
    </details>
  );
}

function Sample({ rows, total }: { readonly rows: CsvPreview['sample']; readonly total: number }) {
  return (
    <table className="table csv-sample">
      <caption className="label">
        {rows.length < total ? `The first ${formatCount(rows.length)} good rows` : 'The good rows'}
      </caption>
      <thead>
        <tr>
          <th scope="col">User</th>
          <th scope="col">Assigned Presence Server</th>
          <th scope="col">Eligible</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="strong">{row.id}</td>
            <td>
              {row.home === 'server' ? row.server : <span className="t3">{HOMES[row.home]}</span>}
            </td>
            <td>{row.eligible ? 'yes' : 'no'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Where a user goes who names no server. */
const HOMES = { mode: 'by the mode', none: 'unassigned' } as const;

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function formulaText(lines: readonly number[]): string {
  const shown = lines.slice(0, MAX_LINES).map(formatCount).join(', ');
  const more = lines.length > MAX_LINES ? ` and ${formatCount(lines.length - MAX_LINES)} more` : '';
  const where =
    lines.length === 1 ? `Line ${shown} has a cell` : `Lines ${shown}${more} have cells`;
  return `${where} that a spreadsheet would run as a formula. Here it is text.`;
}
