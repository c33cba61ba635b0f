import { useState } from 'react';
import type { Remedy } from '../../../shared/refusal';
import { useCommand, useQuery } from '../../hooks/use-lab';
import { Button } from '../../ui/button';
import { Tooltip } from '../../ui/tooltip';
import { FINDINGS_PLACE } from './places';

/** Does a fix; on hover and focus it says what that would do. Undo takes it back. */
export function FixButton({ remedy }: { readonly remedy: Remedy }) {
  const lab = useCommand();
  const [asked, setAsked] = useState(false);
  const foreseen = useForeseen(remedy, asked);
  const ask = (): void => setAsked(true);
  return (
    <Tooltip text={foreseen ?? remedy.label}>
      <Button
        small
        onHoverStart={ask}
        onFocus={ask}
        onPress={() => void lab.run(remedy.steps, FINDINGS_PLACE)}
      >
        {remedy.label}
      </Button>
    </Tooltip>
  );
}

/** The lab's preview of a fix in one sentence, or why it cannot be done; null: not known yet. */
function useForeseen(remedy: Remedy, asked: boolean): string | null {
  const { result, problem } = useQuery('lab.preview', asked ? { steps: remedy.steps } : null);
  if (problem !== null) return problem.message;
  if (result === null) return null;
  return result.ok ? result.preview.sentence : result.refusal.message;
}
