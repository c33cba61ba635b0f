import { Camera, GitCompareArrows, Trash2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useNow, useReadOnly, useSteps } from '../../hooks/use-lab';
import type { DialogProps } from '../../manifests/dialog';
import { RefusalAt } from '../../parts/refusal-at';
import { useApp } from '../../stores/app-context';
import { showView } from '../../stores/navigate';
import { showDialog } from '../../stores/screen';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { EmptyState } from '../../ui/empty-state';
import { Icon } from '../../ui/icon';
import { IconButton } from '../../ui/icon-button';
import './snapshots.css';
import { takenAt } from './snapshot-words';

const PLACE = 'snapshots';

/** The named snapshots of the lab: restore, compare with now, delete. Every change is a step that can be undone. */
export function SnapshotsDialog({ onClose }: DialogProps) {
  const app = useApp();
  const { lab, screen } = app;
  const snapshots = useNow((view) => view.snapshots);
  const readOnly = useReadOnly();
  const { rows } = useSteps();
  const [deleted, setDeleted] = useState<string | null>(null);

  async function remove(name: string): Promise<void> {
    if (await lab.run([{ do: 'delete-snapshot', name }], PLACE)) setDeleted(name);
  }
  async function restore(name: string): Promise<void> {
    if (await lab.run([{ do: 'restore-snapshot', name }], PLACE)) onClose();
  }
  function compare(name: string): void {
    onClose();
    showView(app, 'compare', { before: { kind: 'snapshot', name }, after: { kind: 'now' } });
  }

  return (
    <Dialog
      title="Snapshots"
      size="wide"
      onClose={onClose}
      actions={
        <>
          {!readOnly && snapshots.length > 0 && (
            <Button icon={Camera} onPress={() => showDialog(screen, { kind: 'take-snapshot' })}>
              Take snapshot…
            </Button>
          )}
          <Button kind="primary" onPress={onClose}>
            Close
          </Button>
        </>
      }
    >
      {snapshots.length === 0 ? (
        <EmptyState
          icon={Camera}
          title="No snapshots"
          action={
            readOnly ? undefined : (
              <Button
                small
                kind="primary"
                onPress={() => showDialog(screen, { kind: 'take-snapshot' })}
              >
                Take snapshot…
              </Button>
            )
          }
        >
          A snapshot keeps the lab as it is under a name, to restore it or to compare with it.
        </EmptyState>
      ) : (
        <ul className="snapshots" aria-label="Snapshots">
          {snapshots.map(({ name, step }) => (
            <li key={name}>
              <Icon of={Camera} />
              <span className="col grow">
                <b className="clip" title={name}>
                  {name}
                </b>
                <span className="small t3 clip">{takenAt(step, rows[step - 1]?.label)}</span>
              </span>
              <Button
                small
                icon={GitCompareArrows}
                aria-label={`Compare ${name} with now`}
                onPress={() => compare(name)}
              >
                Compare
              </Button>
              {!readOnly && (
                <>
                  <Button
                    small
                    icon={Undo2}
                    aria-label={`Restore ${name}`}
                    onPress={() => void restore(name)}
                  >
                    Restore
                  </Button>
                  <IconButton
                    small
                    icon={Trash2}
                    label={`Delete ${name}`}
                    onPress={() => void remove(name)}
                  />
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {readOnly && (
        <p className="small t2 snapshot-note">
          You look at an earlier step. Go back to now to restore or delete.
        </p>
      )}
      <div role="status">
        {deleted !== null && (
          <p className="small snapshot-note">
            Snapshot “{deleted}” is deleted.
            <Button
              kind="link"
              small
              autoFocus
              onPress={async () => {
                if (await lab.undo()) setDeleted(null);
              }}
            >
              Undo
            </Button>
          </p>
        )}
      </div>
      <RefusalAt place={PLACE} />
    </Dialog>
  );
}
