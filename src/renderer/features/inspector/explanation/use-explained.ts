import { usePosition } from '../../../hooks/use-lab';
import { type App, useApp } from '../../../stores/app-context';
import { formatCount } from '../../../ui/figures';
import type { Explained } from './explained';

/** Collects all that is known of a user at the moment one looks at; null: it cannot be told. */
export function useExplained(id: string): () => Promise<Explained | null> {
  const app = useApp();
  const position = usePosition();
  return () => explained(app, id, position);
}

async function explained(
  { lab }: App,
  id: string,
  position: { readonly position?: number },
): Promise<Explained | null> {
  const { now, past, position: done } = lab.get();
  const [explanation, user, known] = await Promise.all([
    lab.attempt('lab.explain', { id, ...position }),
    lab.attempt('lab.user', { id, ...position }),
    lab.attempt('lab.sources', {}),
  ]);
  if (explanation === null || user === null || known === null || now === null) return null;
  const flips = past === null ? await lab.attempt('lab.flips', { id }) : null;
  const marks = explanation.explanation.sources;
  return {
    lab: now.title,
    moment: `after step ${formatCount(position.position ?? done)}`,
    explanation: explanation.explanation,
    user: user.user,
    flips: flips?.flips ?? [],
    sources: marks.flatMap((mark) => known.sources.filter((source) => source.mark === mark)),
  };
}
