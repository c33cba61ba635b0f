import type { ExportArgs } from '../../../shared/lab-api';
import { useQuery } from '../../hooks/use-lab';

/** What would leave with the file, worked out by what writes it; with its first lines where they can be read. */
export function ExportPreview({ args }: { readonly args: ExportArgs }) {
  const { result, busy } = useQuery('file.exportPreview', args);
  return (
    <section className="export-leaves" aria-label="What leaves" aria-busy={busy}>
      <h3>What leaves</h3>
      {result === null && <p className="small t3">Looking…</p>}
      {result?.ok === false && (
        <p className="small over-t">
          {'problem' in result ? result.problem.message : result.refusal.message}
        </p>
      )}
      {result?.ok === true && (
        <>
          <ul className="export-lines" aria-live="polite">
            {result.lines.map((line) => (
              <li key={line} className="small">
                {line}
              </li>
            ))}
          </ul>
          {result.sample.length > 0 && (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it.
            <section className="export-sample" tabIndex={0} aria-label="First lines of the file">
              <pre>{result.sample.join('\n')}</pre>
            </section>
          )}
        </>
      )}
    </section>
  );
}
