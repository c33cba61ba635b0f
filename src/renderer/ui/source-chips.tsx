import { BookOpen } from 'lucide-react';
import { Chip } from './chip';

export interface SourceChipsProps {
  /** Marks such as `S4`, or `D3` for a decision of this lab. */
  readonly sources: readonly string[];
  readonly basis?: 'documented' | 'derived' | 'lab assumption';
}

/** Where a rule or number comes from. Lab assumptions carry the amber chip. */
export function SourceChips({ sources, basis }: SourceChipsProps) {
  return (
    <>
      {basis === 'lab assumption' && <Chip tone="warn">lab assumption</Chip>}
      {basis === 'derived' && <Chip>derived</Chip>}
      {sources.length > 0 && (
        <Chip tone="line" icon={BookOpen}>
          {sources.join(', ')}
        </Chip>
      )}
    </>
  );
}
