import { BookOpen } from 'lucide-react';
import { useContext } from 'react';
import type { Basis } from '../../shared/sources';
import { Chip } from './chip';
import { SourceContext } from './source-context';

export interface SourceChipsProps {
  /** Marks such as `S4`, or `D3` for a decision of this lab. */
  readonly sources: readonly string[];
  readonly basis?: Basis;
  /** The rule that rests on them, for the glossary. */
  readonly code?: string;
}

/** Where a rule or number comes from. Pressed, it is looked up. Lab assumptions carry the amber chip. */
export function SourceChips({ sources, basis, code }: SourceChipsProps) {
  const open = useContext(SourceContext);
  const marks = sources.join(', ');
  return (
    <>
      {basis === 'lab assumption' && <Chip tone="warn">lab assumption</Chip>}
      {basis === 'derived' && <Chip>derived</Chip>}
      {sources.length > 0 && (
        <Chip
          tone="line"
          icon={BookOpen}
          {...(open === null
            ? {}
            : {
                onPress: () => open({ sources, code, basis }),
                label: `${marks}: look up ${sources.length === 1 ? 'the source' : 'the sources'}`,
              })}
        >
          {marks}
        </Chip>
      )}
    </>
  );
}
