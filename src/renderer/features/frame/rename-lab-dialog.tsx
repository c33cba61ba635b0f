import { MAX_NAME } from '../../../shared/limits';
import type { DialogProps } from '../../app/dialogs';
import { useNow } from '../../hooks/use-lab';
import { useApp } from '../../stores/app-context';
import { NameDialog } from '../../ui/name-dialog';

/** Asks for the lab's title. */
export function RenameLabDialog({ onClose }: DialogProps<'rename-lab'>) {
  const { lab } = useApp();
  const title = useNow((view) => view.title);
  return (
    <NameDialog
      title="Rename the lab"
      label="Title"
      initial={title}
      maxLength={MAX_NAME}
      onClose={onClose}
      onName={async (name) => (await lab.attempt('lab.rename', { title: name })) !== null}
    />
  );
}
