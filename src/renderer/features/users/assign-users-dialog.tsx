import { type ReactNode, useEffect, useState } from 'react';
import type { Preview } from '../../../shared/lab-api';
import { MAX_COUNT } from '../../../shared/limits';
import type { Step } from '../../../shared/step';
import type { NodeView } from '../../../shared/view';
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
import type { AssignUsersAsked } from './dialogs';
import { NOBODY, type Picked, pick, pickedCount } from './picked';
import { resolveSteps } from './run-bulk';
import { PreviewLine, usePreview } from './step-preview';
import { setUsers, usersOf } from './users-state';

const PLACE = 'assign-users';
const UNASSIGNED = 'unassigned';

/** Gives users an explicit home, with a preview before. */
export function AssignUsersDialog({ users, to, onClose }: DialogProps<AssignUsersAsked>) {
  const app = useApp();
  const [picked] = useState(() =>
    users === undefined ? usersOf(app).get().picked : pick(NOBODY, users, true),
  );
  return pickedCount(picked) === 0 ? (
    <AssignSome to={to ?? null} onClose={onClose} />
  ) : (
    <AssignPicked picked={picked} to={to ?? null} onClose={onClose} />
  );
}

interface AssignProps {
  readonly to: string | null;
  readonly onClose: () => void;
}

/** The users that are ticked: only the node is asked. */
function AssignPicked({ picked, to, onClose }: AssignProps & { readonly picked: Picked }) {
  const app = useApp();
  const nodes = useNodes();
  const [node, setNode] = useState(to ?? nodes[0]?.name ?? null);
  const [steps, setSteps] = useState<readonly Step[]>([]);
  useEffect(() => {
    if (node === null) return;
    let current = true;
    void resolveSteps(app, { do: 'assign', node }, picked).then(
      (next) => current && setSteps(next ?? []),
    );
    return () => {
      current = false;
    };
  }, [app, node, picked]);
  return (
    <AssignFrame
      count={pickedCount(picked)}
      node={node}
      steps={steps}
      onClose={onClose}
      onDone={() => setUsers(app, { picked: NOBODY })}
    >
      <NodeSelect nodes={nodes} value={node} onChange={setNode} />
    </AssignFrame>
  );
}

/** Nobody is ticked: how many of which users to which node. */
function AssignSome({ to, onClose }: AssignProps) {
  const nodes = useNodes();
  const unassigned = useLab((view) => view.totals.unassigned);
  const other = nodes.find(({ name, assigned }) => name !== to && assigned > 0)?.name;
  const [from, setFrom] = useState(unassigned > 0 ? UNASSIGNED : (other ?? UNASSIGNED));
  const [node, setNode] = useState(to ?? nodes.find(({ name }) => name !== from)?.name ?? null);
  const there =
    from === UNASSIGNED ? unassigned : (nodes.find(({ name }) => name === from)?.assigned ?? 0);
  const [wanted, setWanted] = useState<number | null>(null);
  const count = Math.max(1, wanted ?? there);
  const steps: readonly Step[] =
    node === null || node === from || there === 0 ? [] : [{ do: 'assign', count, of: from, node }];
  const sources = [
    { key: UNASSIGNED, label: `Unassigned, ${formatCount(unassigned)}` },
    ...nodes.map(({ name, assigned }) => ({
      key: name,
      label: `${name}, ${formatCount(assigned)}`,
    })),
  ];
  return (
    <AssignFrame count={Math.min(count, there)} node={node} steps={steps} onClose={onClose}>
      <Select label="Users of" options={sources} value={from} onChange={setFrom} />
      <NumberField
        label="How many"
        unit={`of ${formatCount(there)}`}
        value={count}
        onChange={setWanted}
        min={1}
        max={MAX_COUNT}
        note="The first in arrival order"
      />
      <NodeSelect nodes={nodes} value={node} onChange={setNode} />
    </AssignFrame>
  );
}

interface AssignFrameProps {
  readonly count: number;
  readonly node: string | null;
  readonly steps: readonly Step[];
  readonly onClose: () => void;
  readonly onDone?: () => void;
  readonly children: ReactNode;
}

function AssignFrame({ count, node, steps, onClose, onDone, children }: AssignFrameProps) {
  const lab = useCommand();
  const foreseen = usePreview(steps);
  const assign = async (): Promise<void> => {
    if (!(await lab.run(steps, PLACE))) return;
    onDone?.();
    onClose();
  };
  return (
    <Dialog
      title="Assign users"
      onClose={onClose}
      onSubmit={assign}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            kind="primary"
            type="submit"
            isDisabled={steps.length === 0 || foreseen.kind === 'refused'}
          >
            {node === null ? 'Assign users' : `Assign ${countOf(count, 'user')} to ${node}`}
          </Button>
        </>
      }
    >
      <Form>{children}</Form>
      {foreseen.kind === 'fine' && <LoadsAfter nodes={foreseen.preview.nodes} />}
      <PreviewLine foreseen={foreseen} />
      <RefusalAt place={PLACE} />
    </Dialog>
  );
}

function NodeSelect({
  nodes,
  value,
  onChange,
}: {
  readonly nodes: readonly NodeView[];
  readonly value: string | null;
  readonly onChange: (node: string) => void;
}) {
  return (
    <Select
      label="To"
      placeholder="Choose a node"
      options={nodes.map(({ name, assigned, capacity }) => ({
        key: name,
        label: `${name}, ${formatCount(assigned)} of ${formatCount(capacity)}`,
      }))}
      value={value}
      onChange={onChange}
    />
  );
}

/** Assigned users and load before and after, for the nodes that change. */
function LoadsAfter({ nodes }: { readonly nodes: Preview['nodes'] }) {
  const changed = nodes.filter(
    (node) => node.assignedBefore !== node.assignedAfter || node.loadBefore !== node.loadAfter,
  );
  if (changed.length === 0) return null;
  return (
    <table className="table loads-after">
      <thead>
        <tr>
          <th scope="col">Node</th>
          <th scope="col" className="num">
            Assigned
          </th>
          <th scope="col" className="num">
            Serves
          </th>
          <th scope="col" className="num">
            Capacity
          </th>
        </tr>
      </thead>
      <tbody>
        {changed.map((node) => (
          <tr key={node.node}>
            <th scope="row">{node.node}</th>
            <td className="num">{arrow(node.assignedBefore, node.assignedAfter)}</td>
            <td className={node.loadAfter > node.capacity ? 'num over-t' : 'num'}>
              {arrow(node.loadBefore, node.loadAfter)}
            </td>
            <td className="num">{formatCount(node.capacity)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function arrow(before: number, after: number): string {
  return before === after ? formatCount(after) : `${formatCount(before)} → ${formatCount(after)}`;
}

function useNodes(): readonly NodeView[] {
  const groups = useLab((view) => view.groups);
  return groups.flatMap(({ nodes }) => nodes).filter((node) => node !== null);
}
