import { MAX_NAME } from '../../../shared/limits';
import { useNow } from '../../hooks/use-lab';
import type { DialogProps } from '../../manifests/dialog';
import { useApp } from '../../stores/app-context';
import { NameDialog } from '../../ui/name-dialog';

/** Asks for the lab's title. */
export function RenameLabDialog({ onClose }: DialogProps) {
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
