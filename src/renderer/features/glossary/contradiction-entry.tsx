import type { Contradiction } from '../../../shared/sources';
import { Chip } from '../../ui/chip';
import { isAssumption } from './source-entry';

export interface ContradictionEntryProps {
  readonly contradiction: Contradiction;
  /** Looks one of its sources up. */
  readonly onAsk: (mark: string) => void;
}

/** One contradiction: both sides, what the lab does, and where to read. */
export function ContradictionEntry({ contradiction, onAsk }: ContradictionEntryProps) {
  const { title, text, decision, sources } = contradiction;
  return (
    <li className="contradiction">
      <b>{title}</b>
      <p className="small t2 selectable">{text}</p>
      <p className="small selectable">
        <span className="label">In this lab</span> {decision}
      </p>
      <div className="row tight">
        {sources.map((mark) => (
          <Chip
            key={mark}
            tone={isAssumption(mark) ? 'warn' : 'line'}
            onPress={() => onAsk(mark)}
            label={`${mark}: look up the source`}
          >
            {mark}
          </Chip>
        ))}
      </div>
    </li>
  );
}
