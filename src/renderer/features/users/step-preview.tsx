import { ArrowRight, CircleSlash } from 'lucide-react';
import type { Preview } from '../../../shared/lab-api';
import type { Step } from '../../../shared/step';
import { useQuery } from '../../hooks/use-lab';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import './users.css';

/** What the lab says about steps that are not taken yet. */
export type Foreseen =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'fine'; readonly preview: Preview }
  | { readonly kind: 'refused'; readonly title: string; readonly text: string }
  | {
      readonly kind: 'failed';
      readonly title: string;
      readonly text: string;
      readonly again: () => void;
    };

/** Asks the lab what steps would do, without doing them. The last answer stays while the next is on its way. */
export function usePreview(steps: readonly Step[]): Foreseen {
  const { result, problem, again } = useQuery('lab.preview', steps.length === 0 ? null : { steps });
  if (problem !== null)
    return { kind: 'failed', title: problem.title, text: problem.message, again };
  if (result === null || steps.length === 0) return { kind: 'nothing' };
  if (result.ok) return { kind: 'fine', preview: result.preview };
  return { kind: 'refused', title: result.refusal.title, text: result.refusal.message };
}

/** The preview in one line, read out politely: what will happen, or why it cannot. */
export function PreviewLine({ foreseen }: { readonly foreseen: Foreseen }) {
  return (
    <div aria-live="polite">
      {foreseen.kind === 'fine' && (
        <p className="preview-line">
          <Icon of={ArrowRight} size="s" />
          <span>{foreseen.preview.sentence}</span>
        </p>
      )}
      {(foreseen.kind === 'refused' || foreseen.kind === 'failed') && (
        <p className="preview-line bad">
          <Icon of={CircleSlash} size="s" />
          <span>
            <b>{foreseen.title}.</b> {foreseen.text}{' '}
            {foreseen.kind === 'failed' && (
              <Button kind="inline" onPress={foreseen.again}>
                Try again
              </Button>
            )}
          </span>
        </p>
      )}
    </div>
  );
}
