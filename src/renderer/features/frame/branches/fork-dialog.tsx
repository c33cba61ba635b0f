import { MAX_NAME } from '../../../../shared/limits';
import { useNow } from '../../../hooks/use-lab';
import type { DialogProps } from '../../../manifests/dialog';
import { useApp } from '../../../stores/app-context';
import { formatCount } from '../../../ui/figures';
import { NameDialog } from '../../../ui/name-dialog';

/** Asks for the name of a new branch, and opens it. */
export function ForkDialog({ at, onClose }: DialogProps<{ readonly at: number }>) {
  const { lab, toasts } = useApp();
  const { name: from, count } = useNow((view) => view.branch);
  return (
    <NameDialog
      title={at === 0 ? 'Fork before step 1' : `Fork after step ${formatCount(at)}`}
      label="Name of the branch"
      initial={`Branch ${formatCount(count)}`}
      submit="Fork"
      takesInitial
      maxLength={MAX_NAME}
      onClose={onClose}
      note={
        <p className="small t2">
          It shares the steps up to there with {from} and goes its own way; {from} stays as it is.
        </p>
      }
      onName={async (name) => {
        await lab.lookAt(null);
        const done = await lab.attempt('branch.fork', { at, name });
        if (done === null) return false;
        toasts.show({ title: done.label, text: `${done.effect}.`, undo: false });
        return true;
      }}
    />
  );
}

/** Asks for another name of a branch. */
export function RenameBranchDialog({ name, onClose }: DialogProps<{ readonly name: string }>) {
  const { lab } = useApp();
  return (
    <NameDialog
      title={`Rename ${name}`}
      label="Name of the branch"
      initial={name}
      maxLength={MAX_NAME}
      onClose={onClose}
      onName={async (to) => (await lab.attempt('branch.rename', { name, to })) !== null}
    />
  );
}
