import type { ReactNode } from 'react';
import type { Step } from '../../../shared/step';
import { Button } from '../../ui/button';
import type { Foreseen } from './step-preview';

export interface RunActionsProps {
  readonly steps: readonly Step[];
  readonly foreseen: Foreseen;
  readonly onClose: () => void;
  /** What the button does, with its size. */
  readonly children: ReactNode;
}

/** The buttons of a dialog that runs steps: not while there are none, nor where they would be refused. */
export function RunActions({ steps, foreseen, onClose, children }: RunActionsProps) {
  return (
    <>
      <Button onPress={onClose}>Cancel</Button>
      <Button
        kind="primary"
        type="submit"
        isDisabled={steps.length === 0 || foreseen.kind === 'refused'}
      >
        {children}
      </Button>
    </>
  );
}
