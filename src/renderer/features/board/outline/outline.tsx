import { Layers } from 'lucide-react';
import { useLab, useReadOnly } from '../../../hooks/use-lab';
import { RefusalAt } from '../../../parts/refusal-at';
import { useApp } from '../../../stores/app-context';
import { showDialog } from '../../../stores/screen';
import { Button } from '../../../ui/button';
import { EmptyState } from '../../../ui/empty-state';
import { drawnGroups, UndrawnGroups } from '../drawn-groups';
import { useSelectedHome } from '../selected-home';
import { OutlineGroup } from './outline-group';
import './outline.css';
import { WaitingTray } from '../waiting-tray';

/** The board as a table that can do everything the board can. */
export function Outline() {
  const { screen } = useApp();
  const groups = useLab((view) => view.groups);
  const readOnly = useReadOnly();
  useSelectedHome();
  const add = (): void => showDialog(screen, { kind: 'add-group' });
  return (
    <section className="board" aria-label="Outline" data-panel="Outline" tabIndex={-1}>
      <div className="board-scroll">
        <RefusalAt place="lab" />
        {groups.length === 0 ? (
          <EmptyState
            icon={Layers}
            title="No redundancy groups yet"
            action={
              <Button small kind="primary" onPress={add}>
                Add a redundancy group…
              </Button>
            }
          >
            A group holds one or two nodes. Two nodes with HA back each other up.
          </EmptyState>
        ) : (
          <table className="table inset outline-table">
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">HA, size</th>
                <th scope="col">State</th>
                <th scope="col" className="num">
                  Assigned
                </th>
                <th scope="col" className="num">
                  Serving
                </th>
                <th scope="col" className="num">
                  Capacity
                </th>
                <th scope="col">Actions</th>
              </tr>
            </thead>
            {drawnGroups(groups).map((group, index) => (
              <OutlineGroup key={group.name} group={group} index={index} count={groups.length} />
            ))}
          </table>
        )}
        <UndrawnGroups count={groups.length} />
        {groups.length > 0 && !readOnly && (
          <div>
            <Button small onPress={add}>
              Add a redundancy group…
            </Button>
          </div>
        )}
      </div>
      <WaitingTray />
    </section>
  );
}
