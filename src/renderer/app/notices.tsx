import { AppWindow } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useCommand, useSnapshot } from '../hooks/use-lab';
import { useApp } from '../stores/app-context';
import { useStore } from '../stores/store';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { ProgressNotice } from '../ui/progress-notice';
import { ToastList } from '../ui/toast-list';

/** Work that is done sooner says nothing of its progress. */
const PATIENCE_MS = 500;

/** What stands at the foot of the board for a while: what was done, and work under way. */
export function Notices() {
  const app = useApp();
  const toasts = useStore(app.toasts, (list) => list);
  return (
    <ToastList
      toasts={toasts}
      onUndo={({ undoTo, onUndo }) => {
        if (onUndo !== undefined) onUndo();
        else void (undoTo === undefined ? app.lab.undo() : app.lab.goTo(undoTo));
      }}
      onDismiss={app.toasts.dismiss}
    >
      <OpenedElsewhere />
      <WorkUnderWay />
    </ToastList>
  );
}

/** Another lab was opened in another tab: this one stays where it is until it is told to follow. */
function OpenedElsewhere() {
  const { lab } = useApp();
  const elsewhere = useSnapshot((snapshot) => snapshot.elsewhere);
  if (elsewhere === null) return null;
  const { workspace, title } = elsewhere;
  return (
    <div className="toast" role="status">
      <Icon of={AppWindow} />
      <span className="grow">
        <bdi>{`“${title}”`}</bdi> was opened in another tab.
      </span>
      <Button kind="link" small onPress={lab.stay}>
        Stay
      </Button>
      <Button kind="link" small onPress={() => lab.goToWorkspace(workspace)}>
        Follow
      </Button>
    </div>
  );
}

/** Progress with a count and a way to end it. A dialog that started the work shows it itself. */
function WorkUnderWay() {
  const { screen } = useApp();
  const lab = useCommand();
  const progress = useSnapshot((snapshot) => snapshot.progress);
  const dialog = useStore(screen, (value) => value.dialog !== null);
  const late = useLate(progress !== null);
  if (progress === null || dialog || !late) return null;
  return <ProgressNotice {...progress} onCancel={() => void lab.attempt('task.cancel', {})} />;
}

/** True once something has lasted longer than a person waits without a sign. */
function useLate(busy: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    setLate(false);
    if (!busy) return;
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [busy]);
  return late;
}
