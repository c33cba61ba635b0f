import { ShieldAlert } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useSnapshot } from '../../hooks/use-lab';
import { runAction } from '../../manifests/run-action';
import { useApp } from '../../stores/app-context';
import { Icon } from '../../ui/icon';

/** Says in the status bar that unsaved work has no recovery copy, why, and the way out; nothing while it has one. */
export function SafetyNotice() {
  const app = useApp();
  const why = useSnapshot((snapshot) => snapshot.unsafe);
  if (why === null) return null;
  return (
    <span className="row over-t" role="alert">
      <Icon of={ShieldAlert} size="xs" />
      {`No recovery copy: ${why}.`}
      <AriaButton className="status-item over-t" onPress={() => runAction(app, 'file.saveAs')}>
        Save the lab elsewhere…
      </AriaButton>
    </span>
  );
}
