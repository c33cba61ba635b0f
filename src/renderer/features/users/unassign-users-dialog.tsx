import { useState } from 'react';
import { MAX_COUNT } from '../../../shared/limits';
import type { Step } from '../../../shared/step';
import { useCommand, useLab } from '../../hooks/use-lab';
import type { DialogProps } from '../../manifests/dialog';
import { RefusalAt } from '../../parts/refusal-at';
import { useApp } from '../../stores/app-context';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { countOf, formatCount } from '../../ui/figures';
import { Form } from '../../ui/form';
import { NumberField } from '../../ui/number-field';
import { Select } from '../../ui/select';
import type { UnassignUsersAsked } from './dialogs';
import { NOBODY, type Picked, pickedCount } from './picked';
import { RunActions } from './run-actions';
import { runBulk } from './run-bulk';
import { PreviewLine, usePreview } from './step-preview';
import { setUsers, usersOf } from './users-state';

const PLACE = 'unassign-users';

/** Takes the home from users: those that are ticked, or a number of users of a node. */
export function UnassignUsersDialog({ node, onClose }: DialogProps<UnassignUsersAsked>) {
  const app = useApp();
  const [picked] = useState(() => (node === undefined ? usersOf(app).get().picked : NOBODY));
  return pickedCount(picked) === 0 ? (
    <UnassignSome node={node ?? null} onClose={onClose} />
  ) : (
    <UnassignPicked picked={picked} onClose={onClose} />
  );
}

function UnassignPicked({
  picked,
  onClose,
}: {
  readonly picked: Picked;
  readonly onClose: () => void;
}) {
  const app = useApp();
  const unassign = async (): Promise<void> => {
    if (!(await runBulk(app, { do: 'unassign' }, picked))) return;
    setUsers(app, { picked: NOBODY });
    onClose();
  };
  return (
    <Dialog
      title="Unassign users"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" onPress={() => void unassign()}>
            Unassign {countOf(pickedCount(picked), 'user')}
          </Button>
        </>
      }
    >
      <p>
        They stay in the lab without a home and cannot sign in until they are assigned again, also
        under automatic modes.
      </p>
      <RefusalAt place="users" />
    </Dialog>
  );
}

function UnassignSome({
  node,
  onClose,
}: {
  readonly node: string | null;
  readonly onClose: () => void;
}) {
  const lab = useCommand();
  const groups = useLab((view) => view.groups);
  const nodes = groups.flatMap((group) => group.nodes).filter((each) => each !== null);
  const filled = nodes.filter(({ assigned }) => assigned > 0);
  const [from, setFrom] = useState(node ?? filled[0]?.name ?? nodes[0]?.name ?? null);
  const there = nodes.find(({ name }) => name === from)?.assigned ?? 0;
  const [wanted, setWanted] = useState<number | null>(null);
  const count = Math.max(1, wanted ?? there);
  const steps = unassignSteps(from, count, there);
  const foreseen = usePreview(steps);
  const unassign = async (): Promise<void> => {
    if (await lab.run(steps, PLACE)) onClose();
  };
  return (
    <Dialog
      title="Unassign users"
      onClose={onClose}
      onSubmit={unassign}
      actions={
        <RunActions steps={steps} foreseen={foreseen} onClose={onClose}>
          Unassign {countOf(Math.min(count, there), 'user')}
        </RunActions>
      }
    >
      <Form>
        <Select
          label="Users of"
          placeholder="No nodes"
          options={nodes.map(({ name, assigned }) => ({
            key: name,
            label: `${name}, ${formatCount(assigned)}`,
          }))}
          value={from}
          onChange={setFrom}
        />
        <NumberField
          label="How many"
          unit={`of ${formatCount(there)}`}
          value={count}
          onChange={setWanted}
          min={1}
          max={MAX_COUNT}
          note="The first in arrival order"
        />
      </Form>
      <PreviewLine foreseen={foreseen} />
      <RefusalAt place={PLACE} />
    </Dialog>
  );
}

function unassignSteps(node: string | null, count: number, there: number): readonly Step[] {
  if (node === null || there === 0) return [];
  return count >= there ? [{ do: 'unassign', node }] : [{ do: 'unassign', count, of: node }];
}
