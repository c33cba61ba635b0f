import { TriangleAlert } from 'lucide-react';
import type { Query } from '../hooks/use-lab';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';

export interface QueryFailureProps {
  readonly of: Pick<Query<never>, 'problem' | 'again'>;
}

/** In the place of an answer: why there is none, and a way to ask again. Nothing while all is well. */
export function QueryFailure({ of: { problem, again } }: QueryFailureProps) {
  if (problem === null) return null;
  return (
    <div role="alert">
      <EmptyState
        icon={TriangleAlert}
        title={problem.title}
        action={
          <Button small onPress={again}>
            Try again
          </Button>
        }
      >
        {problem.message}
      </EmptyState>
    </div>
  );
}
