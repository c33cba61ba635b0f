import { MAX_NAME } from '../../../shared/limits';
import type { DialogProps } from '../../manifests/dialog';
import { RefusalAt } from '../../parts/refusal-at';
import { useApp } from '../../stores/app-context';
import { NameDialog } from '../../ui/name-dialog';
import type { RenameAsked } from './dialogs';

const PLACE = 'rename';

/** Asks for the name of a node or group. A name that is taken is refused here, and what was typed stays. */
export function RenameDialog({ what, name, onClose }: DialogProps<RenameAsked>) {
  const { lab, selection } = useApp();
  return (
    <NameDialog
      title={`Rename ${name}`}
      label="Name"
      initial={name}
      maxLength={MAX_NAME}
      onClose={() => {
        lab.dismissRefusal();
        onClose();
      }}
      note={<RefusalAt place={PLACE} />}
      onName={async (next) => {
        const step =
          what === 'node'
            ? ({ do: 'rename-node', node: name, name: next } as const)
            : ({ do: 'rename-group', group: name, name: next } as const);
        if (!(await lab.run([step], PLACE))) return false;
        const chosen = selection.get();
        if (chosen.kind === what && chosen.name === name) selection.set({ ...chosen, name: next });
        return true;
      }}
    />
  );
}
