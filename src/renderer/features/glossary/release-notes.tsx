import { useQuery } from '../../hooks/use-lab';
import { QueryFailure } from '../../parts/query-failure';
import { listNames } from '../../ui/figures';
import { releaseNotes } from './grounds';

const MAX_RELEASES = 8;

/** Remarks on the limits of releases. */
export function ReleaseNotes() {
  const query = useQuery('lab.rulePacks', {});
  const notes = releaseNotes(query.answer?.packs ?? []);
  if (query.problem !== null) return <QueryFailure of={query} />;
  if (notes.length === 0) return null;
  return (
    <section className="sect">
      <h3>Limits by release</h3>
      <ul className="contradictions" aria-label="Limits by release">
        {notes.map(({ text, releases }) => (
          <li key={text} className="contradiction">
            <b>
              {releases.length === 1 ? 'Release' : 'Releases'} {listNames(releases, MAX_RELEASES)}
            </b>
            <p className="small t2 selectable">{text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
