import { GitBranch, GitMerge } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { type BranchRow, MAIN } from '../../../../shared/branch';
import { useQuery, useSteps } from '../../../hooks/use-lab';
import { askFork, compareBranch, deleteBranch, switchBranch } from '../../../parts/branch-commands';
import { QueryFailure } from '../../../parts/query-failure';
import { useApp } from '../../../stores/app-context';
import { showDialog } from '../../../stores/screen';
import { Field } from '../../../ui/field';
import { countOf, formatCount } from '../../../ui/figures';
import { Icon } from '../../../ui/icon';
import { Kbd } from '../../../ui/kbd';
import { BranchLine } from './branch-line';

/** From so many branches on they can be searched. */
const LEAST_TO_FIND = 12;

export interface BranchesMenuProps {
  readonly onClose: () => void;
}

/** The branches in order of their fork, with how each stands, and what can be done with them. */
export function BranchesMenu({ onClose }: BranchesMenuProps) {
  const app = useApp();
  const { position, looking } = useSteps();
  const query = useQuery('branch.list', {});
  const [typed, setTyped] = useState('');
  const menu = useRef<HTMLDivElement>(null);
  const branches = query.answer?.branches ?? null;
  const current = branches?.find((branch) => branch.current);
  const search = typed.trim().toLowerCase();
  const shown = branches?.filter(({ name }) => name.toLowerCase().includes(search)) ?? [];
  const isReady = branches !== null;

  useEffect(() => {
    if (isReady) menu.current?.querySelector<HTMLElement>('[aria-checked="true"]')?.focus();
  }, [isReady]);

  function leave(action: () => void): void {
    onClose();
    action();
  }

  const rename = ({ name }: BranchRow): void =>
    leave(() => showDialog(app.screen, { kind: 'rename-branch', name }));
  const remove = ({ name }: BranchRow): void => leave(() => void deleteBranch(app, name));

  function press(event: KeyboardEvent): void {
    const stops = [...(menu.current?.querySelectorAll<HTMLElement>('[data-stop]') ?? [])];
    const index = stops.indexOf(document.activeElement as HTMLElement);
    const next = NEXT[event.key]?.(index, stops.length);
    if (next !== undefined) {
      event.preventDefault();
      stops[next]?.focus();
      return;
    }
    const branch = shown.find(({ name }) => name === stops[index]?.dataset['branch']);
    if (branch === undefined || branch.name === MAIN) return;
    if (event.key === 'F2') rename(branch);
    else if (event.key === 'Delete') remove(branch);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const foreseen = useReplayWords(current ?? null);
  const after = looking ?? position;
  return (
    <>
      <header className="row branches-head">
        <h2>Branches</h2>
        {branches !== null && <span className="count">{formatCount(branches.length)}</span>}
        <span className="grow" />
        <Kbd keys="Shift+B" />
      </header>
      {branches !== null && branches.length >= LEAST_TO_FIND && (
        <div className="branches-find">
          <Field label="Find a branch" value={typed} onChange={setTyped} />
        </div>
      )}
      <QueryFailure of={query} />
      {branches === null && query.problem === null && (
        <p className="branches-wait t3">Working out the branches…</p>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: its entries have the focus; the keys are the menu's. */}
      <div ref={menu} onKeyDown={press}>
        <div className="branches-list" role="menu" aria-label="Branches" tabIndex={-1}>
          {shown.map((branch, index) => (
            <BranchLine
              key={branch.name}
              branch={branch}
              isLast={index === shown.length - 1}
              onOpen={() => leave(() => void switchBranch(app, branch.name))}
              onCompare={() => leave(() => compareBranch(app, branch.name, MAIN))}
              onRename={() => rename(branch)}
              onDelete={() => remove(branch)}
            />
          ))}
        </div>
        <div className="branches-foot" role="menu" aria-label="With the branches" tabIndex={-1}>
          {current !== undefined && current.from !== null && current.steps > 0 && (
            <button
              type="button"
              role="menuitem"
              className="branches-act"
              data-stop=""
              onClick={() =>
                leave(() => showDialog(app.screen, { kind: 'replay-branch', name: current.name }))
              }
            >
              <Icon of={GitMerge} />
              <span className="grow">Replay {countOf(current.steps, 'step')} on Main…</span>
              <span className="t3 small">{foreseen}</span>
            </button>
          )}
          <button
            type="button"
            role="menuitem"
            className="branches-act"
            data-stop=""
            onClick={() => leave(() => askFork(app, after))}
          >
            <Icon of={GitBranch} />
            <span className="grow">Fork here…</span>
            <span className="t3 small">
              {after === 0 ? 'before step 1' : `after step ${formatCount(after)}`}
            </span>
          </button>
        </div>
      </div>
    </>
  );
}

/** Whether the own steps of the open branch would go through on Main; empty while it is not known. */
function useReplayWords(branch: BranchRow | null): string {
  const asked = branch !== null && branch.from !== null && branch.steps > 0;
  const rows = useQuery('branch.tryReplay', asked ? { name: branch.name } : null).answer?.rows;
  if (rows === undefined) return '';
  const refused = rows.filter(({ outcome }) => outcome === 'refused').length;
  if (refused > 0) return `${formatCount(refused)} of ${formatCount(rows.length)} refused`;
  const other = rows.filter(({ outcome }) => outcome === 'other').length;
  return other > 0 ? `${formatCount(other)} with another effect` : 'all go through';
}

const NEXT: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowDown: (index, count) => (index + 1) % count,
  ArrowUp: (index, count) => (index - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};
