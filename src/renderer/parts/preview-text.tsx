import type { Step } from '../../shared/step';
import { useQuery } from '../hooks/use-lab';

/** What steps would do, in words: the sentence, and where the users after that go. */
export function PreviewText({ steps }: { readonly steps: readonly Step[] }) {
  const { result, busy } = useQuery('lab.preview', { steps });
  if (result === null || busy)
    return (
      <p className="t3" aria-live="polite">
        Trying it…
      </p>
    );
  if (!result.ok) {
    const text = 'refusal' in result ? result.refusal.message : result.problem.message;
    return (
      <p className="over-t" aria-live="polite">
        {text}
      </p>
    );
  }
  return (
    <p className="selectable" aria-live="polite">
      <b>{result.preview.sentence}</b> <span className="t2">{result.preview.next}</span>
    </p>
  );
}
