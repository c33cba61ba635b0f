import type { Preview } from '../../shared/lab-api';
import type { Step } from '../../shared/step';
import { useQuery } from '../hooks/use-lab';
import { QueryFailure } from './query-failure';

/** What steps would do, in words: the sentence, where the users after that go, and what any one failure would then do. */
export function PreviewText({ steps }: { readonly steps: readonly Step[] }) {
  const query = useQuery('lab.preview', { steps });
  const { result, busy } = query;
  if (query.problem !== null) return <QueryFailure of={query} />;
  if (result === null || busy)
    return (
      <p className="t3" aria-live="polite">
        Trying it…
      </p>
    );
  if (!result.ok)
    return (
      <p className="over-t" aria-live="polite">
        {result.refusal.message}
      </p>
    );
  return (
    <p className="selectable" aria-live="polite">
      <b>{result.preview.sentence}</b> <span className="t2">{result.preview.next}</span>
      <AnyFailure of={result.preview.anyFailure} />
    </p>
  );
}

/** What any one failure would then do, beside what it does now. */
function AnyFailure({ of: { before, after } }: { readonly of: Preview['anyFailure'] }) {
  return (
    <span className="small t2 any-failure">
      <b>Any one failure then:</b> {after}
      {before !== after && <span className="t3"> Now: {before}</span>}
    </span>
  );
}
