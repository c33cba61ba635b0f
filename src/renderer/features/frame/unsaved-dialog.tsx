import { useApp } from '../../app-context';
import type { DialogProps } from '../../dialogs';
import { saveLab } from '../../file-actions';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { countOf } from '../../ui/figures';
import { useNow } from '../../use-lab';

/** Before another lab takes the place of one that is not saved. */
export function UnsavedDialog({ proceed, onClose }: DialogProps<'unsaved'>) {
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
