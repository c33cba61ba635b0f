import { useNow } from '../../hooks/use-lab';
import type { DialogProps } from '../../manifests/dialog';
import { saveLab } from '../../parts/file-actions';
import { useApp } from '../../stores/app-context';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { countOf } from '../../ui/figures';
import type { UnsavedAsked } from './dialogs';

/** Before another lab takes the place of one that is not saved. */
export function UnsavedDialog({ proceed, onClose }: DialogProps<UnsavedAsked>) {
  const app = useApp();
  const { name, unsavedSteps } = useNow((view) => view.file);
  const go = (): void => {
    onClose();
    proceed();
  };
  return (
    <Dialog
      role="alertdialog"
      title={`Save “${name}” first?`}
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button onPress={go}>Don’t save</Button>
          <Button
            kind="primary"
            autoFocus
            onPress={async () => {
              if (await saveLab(app, false)) go();
            }}
          >
            Save
          </Button>
        </>
      }
    >
      <p className="t2">
        {unsavedSteps > 0
          ? `${countOf(unsavedSteps, 'step')} would be lost.`
          : 'What was changed would be lost.'}
      </p>
    </Dialog>
  );
}
