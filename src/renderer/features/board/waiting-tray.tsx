import { Hourglass, UserX } from 'lucide-react';
import { useCommand, useLab, useReadOnly } from '../../hooks/use-lab';
import { useApp } from '../../stores/app-context';
import { openDock } from '../../stores/navigate';
import { showDialog } from '../../stores/screen';
import { Button } from '../../ui/button';
import { formatCount } from '../../ui/figures';
import { Icon } from '../../ui/icon';

/** At the foot of the board: users who wait, or who have no node. */
export function WaitingTray() {
  const app = useApp();
  const lab = useCommand();
  const readOnly = useReadOnly();
  const totals = useLab((view) => view.totals);
  const next = useLab((view) => view.next);
  const groups = useLab((view) => view.groups);
  const waits = totals.waiting > 0;
  if (totals.unassigned === 0) return null;
  const held = groups.find((group) => group.hasHa && group.condition !== 'normal')?.name;
  return (
    <div className="tray">
      <Icon of={waits ? Hourglass : UserX} />
      <b>
        {waits
          ? `${formatCount(totals.waiting)} waiting`
          : `${formatCount(totals.unassigned)} unassigned`}
      </b>
      <span className="small t2 clip">
        {waits && held !== undefined
          ? `${held} is failed over. They are placed after fallback.`
          : next.text}
      </span>
      <span className="grow" />
      {!waits && !readOnly && next.node !== null && (
        <Button small onPress={() => void lab.run([{ do: 'assign-unassigned' }])}>
          {`Place ${formatCount(totals.unassigned)} by mode`}
        </Button>
      )}
      {!waits && !readOnly && (
        <Button
          small
          onPress={() =>
            showDialog(app.screen, { kind: 'assign-users', from: 'unassigned', spread: 'capacity' })
          }
        >
          Spread within capacity…
        </Button>
      )}
      <Button
        small
        onPress={() => openDock(app, 'users', { filter: waits ? 'waiting' : 'unassigned' })}
      >
        Show users
      </Button>
    </div>
  );
}
