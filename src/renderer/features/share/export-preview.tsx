import type { ExportArgs } from '../../../shared/lab-api';
import { useQuery } from '../../hooks/use-lab';
import { QueryFailure } from '../../parts/query-failure';

/** What would leave with the file, worked out by what writes it; with its first lines where they can be read. */
export function ExportPreview({ args }: { readonly args: ExportArgs }) {
  const query = useQuery('file.exportPreview', args);
  const { answer, busy } = query;
  return (
    <section className="export-leaves" aria-label="What leaves" aria-busy={busy}>
      <h3>What leaves</h3>
      <QueryFailure of={query} />
      {answer === null && query.problem === null && <p className="small t3">Looking…</p>}
      {answer !== null && (
        <>
          <ul className="export-lines" aria-live="polite">
            {answer.lines.map((line) => (
              <li key={line} className="small">
                {line}
              </li>
            ))}
          </ul>
          {answer.sample.length > 0 && (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it.
            <section className="export-sample" tabIndex={0} aria-label="First lines of the file">
              <pre>{answer.sample.join('\n')}</pre>
            </section>
          )}
        </>
      )}
    </section>
  );
}
