import type { ReactNode } from 'react';
import type { Step } from '../../shared/step';
import { useCommand } from '../hooks/use-lab';
import { Button } from '../ui/button';
import { SubmitForm } from '../ui/form';
import { PreviewText } from './preview-text';
import { RefusalAt } from './refusal-at';

export interface ApplyFormProps {
  /** What Apply would run; empty: nothing is changed yet. */
  readonly steps: readonly Step[];
  /** Where a refusal is shown; see `place.ts`. */
  readonly place: string;
  readonly onDone: () => void;
  readonly onReset: () => void;
  readonly children: ReactNode;
}

/** Fields whose change says what it would do before it is applied. */
export function ApplyForm({ steps, place, onDone, onReset, children }: ApplyFormProps) {
  const lab = useCommand();
  const apply = async (): Promise<void> => {
    if (steps.length > 0 && (await lab.run(steps, place))) onDone();
  };
  return (
    <SubmitForm onSubmit={apply}>
      {children}
      {steps.length > 0 && (
        <div className="apply-bar">
          <PreviewText steps={steps} />
          <RefusalAt place={place} />
          <div className="row end">
            <Button small kind="quiet" onPress={onReset}>
              Keep as it is
            </Button>
            <Button small kind="primary" type="submit">
              Apply
            </Button>
          </div>
        </div>
      )}
    </SubmitForm>
  );
}
