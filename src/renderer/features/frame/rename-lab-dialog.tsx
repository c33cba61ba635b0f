import { MAX_NAME } from '../../../shared/limits';
import { useApp } from '../../app-context';
import type { DialogProps } from '../../dialogs';
import { NameDialog } from '../../ui/name-dialog';
import { useNow } from '../../use-lab';

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
