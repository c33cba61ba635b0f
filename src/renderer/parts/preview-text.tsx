import type { Step } from '../../shared/step';
import { useQuery } from '../hooks/use-lab';
import { QueryFailure } from './query-failure';

/** What steps would do, in words: the sentence, and where the users after that go. */
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
    </p>
  );
}
