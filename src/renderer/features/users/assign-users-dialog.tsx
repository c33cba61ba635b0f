import { type ReactNode, useEffect, useState } from 'react';
import type { Step } from '../../../shared/step';
import { useCommand, useLab } from '../../hooks/use-lab';
import type { DialogProps } from '../../manifests/dialog';
import { RefusalAt } from '../../parts/refusal-at';
import { useApp } from '../../stores/app-context';
import { Dialog } from '../../ui/dialog';
import { countOf, formatCount } from '../../ui/figures';
import { Form } from '../../ui/form';
import { NumberField } from '../../ui/number-field';
import { Select } from '../../ui/select';
import { AssignTarget, sharesOf, type Target } from './assign-target';
import type { AssignUsersAsked } from './dialogs';
import { LoadsAfter } from './loads-after';
import { overWords } from './over-words';
import { NOBODY, type Picked, pick, pickedCount } from './picked';
import { RunActions } from './run-actions';
import { resolveIds, resolveSteps } from './run-bulk';
import { roomiest } from './spread';
import { PreviewLine, usePreview } from './step-preview';
import { setUsers, usersOf } from './users-state';

const PLACE = 'assign-users';
const UNASSIGNED = 'unassigned';

/** Gives users an explicit home, with what it would put over capacity said before. */
export function AssignUsersDialog({
  users,
  to,
  from,
  spread,
  onClose,
}: DialogProps<AssignUsersAsked>) {
  const app = useApp();
  const [picked] = useState(() => {
    if (from !== undefined) return NOBODY;
    return users === undefined ? usersOf(app).get().picked : pick(NOBODY, users, true);
  });
  const wanted: Target | null =
    spread !== undefined
      ? { kind: 'spread', goal: spread }
      : to !== undefined
        ? { kind: 'node', node: to }
        : null;
  return pickedCount(picked) === 0 ? (
    <AssignSome from={from ?? null} wanted={wanted} onClose={onClose} />
  ) : (
    <AssignPicked picked={picked} wanted={wanted} onClose={onClose} />
  );
}

interface AssignProps {
  readonly wanted: Target | null;
  readonly onClose: () => void;
}

/** The users that are ticked: only where to is asked. */
function AssignPicked({ picked, wanted, onClose }: AssignProps & { readonly picked: Picked }) {
  const app = useApp();
  const groups = useLab((view) => view.groups);
  const [chosen, setTarget] = useState(wanted);
  const target = chosen ?? usual(roomiest(groups, null));
  const [steps, setSteps] = useState<readonly Step[]>([]);
  const count = pickedCount(picked);
  const key = JSON.stringify(target);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the target.
  useEffect(() => {
    if (target === null) return;
    let current = true;
    const made =
      target.kind === 'node'
        ? resolveSteps(app, { do: 'assign', node: target.node }, picked)
        : resolveIds(app, picked).then((ids) => ids && inShares(ids, target));
    made.then((next) => current && setSteps(next ?? []));
    return () => {
      current = false;
    };
  }, [app, key, picked, groups]);

  function inShares(ids: readonly string[], wish: Target): readonly Step[] {
    let given = 0;
    return sharesOf(wish, ids.length, groups, null).map(({ node, count: some }): Step => {
      const users = ids.slice(given, given + some);
      given += some;
      return { do: 'assign', users, node };
    });
  }

  return (
    <AssignFrame
      count={count}
      target={target}
      steps={steps}
      onClose={onClose}
      onDone={() => setUsers(app, { picked: NOBODY })}
    >
      <AssignTarget groups={groups} except={null} value={target} onChange={setTarget} />
    </AssignFrame>
  );
}

/** Nobody is ticked: how many of which users go where. */
function AssignSome({
  from: asked,
  wanted,
  onClose,
}: AssignProps & { readonly from: string | null }) {
  const groups = useLab((view) => view.groups);
  const nodes = groups.flatMap((group) => group.nodes).filter((node) => node !== null);
  const unassigned = useLab((view) => view.totals.unassigned);
  const to = wanted?.kind === 'node' ? wanted.node : null;
  const other = nodes.find(({ name, assigned }) => name !== to && assigned > 0)?.name;
  const [from, setFrom] = useState(asked ?? (unassigned > 0 ? UNASSIGNED : (other ?? UNASSIGNED)));
  const [chosen, setTarget] = useState(wanted);
  const target = chosen ?? usual(roomiest(groups, from));
  const there =
    from === UNASSIGNED ? unassigned : (nodes.find(({ name }) => name === from)?.assigned ?? 0);
  const [typed, setTyped] = useState<number | null>(null);
  const count = Math.min(there, Math.max(1, typed ?? there));
  const steps =
    target === null
      ? []
      : sharesOf(target, count, groups, from).map(
          (share): Step => ({ do: 'assign', count: share.count, of: from, node: share.node }),
        );
  const sources = [
    { key: UNASSIGNED, label: `Unassigned, ${formatCount(unassigned)}` },
    ...nodes.map(({ name, assigned }) => ({
      key: name,
      label: `${name}, ${formatCount(assigned)}`,
    })),
  ];
  return (
    <AssignFrame count={count} target={target} steps={there === 0 ? [] : steps} onClose={onClose}>
      <Select label="Users of" options={sources} value={from} onChange={setFrom} />
      <NumberField
        label="How many"
        unit={`of ${formatCount(there)}`}
        value={count}
        onChange={setTyped}
        min={there === 0 ? 0 : 1}
        max={there}
        note="The first in arrival order"
      />
      <AssignTarget groups={groups} except={from} value={target} onChange={setTarget} />
    </AssignFrame>
  );
}

function usual(node: string | null): Target | null {
  return node === null ? null : { kind: 'node', node };
}

interface AssignFrameProps {
  readonly count: number;
  readonly target: Target | null;
  readonly steps: readonly Step[];
  readonly onClose: () => void;
  readonly onDone?: () => void;
  readonly children: ReactNode;
}

function AssignFrame({ count, target, steps, onClose, onDone, children }: AssignFrameProps) {
  const lab = useCommand();
  const foreseen = usePreview(steps);
  const placed = steps.reduce((sum, step) => sum + sizeOf(step), 0);
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
        <RunActions steps={steps} foreseen={foreseen} onClose={onClose}>
          {buttonWords(target, placed || count)}
        </RunActions>
      }
    >
      <Form>{children}</Form>
      {target?.kind === 'spread' && placed < count && (
        <p className="small over-t strong" role="status">
          {`Room for ${formatCount(placed)} only: ${formatCount(count - placed)} stay where they are.`}
        </p>
      )}
      {foreseen.kind === 'fine' && (
        <>
          <Over nodes={foreseen.preview.nodes} />
          <LoadsAfter nodes={foreseen.preview.nodes} />
        </>
      )}
      <PreviewLine foreseen={foreseen} />
      <RefusalAt place={PLACE} />
    </Dialog>
  );
}

function buttonWords(target: Target | null, count: number): string {
  if (target === null) return 'Assign users';
  if (target.kind === 'node') return `Assign ${countOf(count, 'user')} to ${target.node}`;
  return `Spread ${countOf(count, 'user')}`;
}

/** What would be over capacity, before it is done. */
function Over({ nodes }: { readonly nodes: Parameters<typeof overWords>[1] }) {
  const groups = useLab((view) => view.groups);
  const { now, afterLoss } = overWords(groups, nodes);
  return (
    <div role="status">
      {now.map((words) => (
        <p key={words} className="small over-t strong">
          {words}
        </p>
      ))}
      {afterLoss.map((words) => (
        <p key={words} className="small warn-t">
          {words}
        </p>
      ))}
    </div>
  );
}

function sizeOf(step: Step): number {
  if (step.do !== 'assign') return 0;
  if ('count' in step) return step.count as number;
  return 'users' in step ? (step.users as readonly string[]).length : 0;
}
