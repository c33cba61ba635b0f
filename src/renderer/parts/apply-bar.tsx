import type { Step } from '../../shared/step';
import { RefusalAt } from '../refusal-at';
import { Button } from '../ui/button';
import { useCommand } from '../use-lab';
import { PreviewText } from './preview-text';

export interface ApplyBarProps {
  /** What Apply would run; empty: nothing is changed yet. */
  readonly steps: readonly Step[];
  /** Where a refusal is shown; see `place.ts`. */
  readonly place: string;
  readonly onDone: () => void;
  readonly onReset: () => void;
}

/** Says what a change would do before it is applied. */
export function ApplyBar({ steps, place, onDone, onReset }: ApplyBarProps) {
  const lab = useCommand();
  if (steps.length === 0) return null;
  return (
    <div className="apply-bar">
      <PreviewText steps={steps} />
      <RefusalAt place={place} />
      <div className="row end">
        <Button small kind="quiet" onPress={onReset}>
          Keep as it is
        </Button>
        <Button
          small
          kind="primary"
          onPress={async () => {
            if (await lab.run(steps, place)) onDone();
          }}
        >
          Apply
        </Button>
      </div>
    </div>
  );
}
