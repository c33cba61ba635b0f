import { CircleSlash } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { RefusalView, Remedy } from '../../shared/refusal';
import { Button } from './button';
import { Chip } from './chip';
import { Icon } from './icon';
import { SourceChips } from './source-chips';

export interface RefusalNoteProps {
  readonly refusal: RefusalView;
  readonly onRemedy: (remedy: Remedy) => void;
  readonly onDismiss: () => void;
}

/** A refusal at the thing that was refused: what happened, why, and up to two ways out. */
export function RefusalNote({ refusal, onRemedy, onDismiss }: RefusalNoteProps) {
  const note = useRef<HTMLDivElement>(null);
  // Where it appears may be scrolled away, and its ways out are the point of it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another refusal in the same place is another note.
  useEffect(() => {
    note.current?.scrollIntoView({ block: 'nearest' });
  }, [refusal]);
  return (
    <div ref={note} className="refuse" role="alert">
      <Icon of={CircleSlash} />
      <div className="grow">
        <b>{refusal.title}</b>
        <p className="small t2">{refusal.message}</p>
        <div className="row">
          {refusal.remedies.map((remedy, index) => (
            <Button
              key={remedy.label}
              small
              kind={index === 0 ? 'primary' : 'plain'}
              onPress={() => onRemedy(remedy)}
            >
              {remedy.label}
            </Button>
          ))}
          <Button small kind="quiet" onPress={onDismiss}>
            Leave it
          </Button>
          <Chip tone="line">{refusal.code}</Chip>
          <SourceChips sources={refusal.sources} code={refusal.code} />
        </div>
      </div>
    </div>
  );
}
