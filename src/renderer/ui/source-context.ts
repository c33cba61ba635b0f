import { createContext } from 'react';
import type { Basis } from '../../shared/sources';

/** What a person asked about by pressing a source chip. */
export interface AskedSources {
  /** Marks such as `S4` or `D3`. */
  readonly sources: readonly string[];
  /** The rule that rests on them: `V11`, `BAL_FEWEST`. */
  readonly code?: string | undefined;
  readonly basis?: Basis | undefined;
}

/** Opens the glossary. Null where there is none to open: chips are text there. */
export const SourceContext = createContext<((asked: AskedSources) => void) | null>(null);
