import { ClipboardCheck, Download, GitBranch, RefreshCw } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { AskedMoves, MovesView } from '../../../../shared/plan-api';
import { fileStem, type SheetText, sheetMarkdown } from '../../../../shared/plan-words/sheet';
import { useCommand, useReadOnly } from '../../../hooks/use-lab';
import { download, textFile } from '../../../host/host';
import { useApp } from '../../../stores/app-context';
import { showView } from '../../../stores/navigate';
import { showDialog } from '../../../stores/screen';
import { Button } from '../../../ui/button';
import { countOf, formatCount } from '../../../ui/figures';
import { Menu } from '../../../ui/menu';
import { PrintSheet } from '../parts/sheet';

interface MovesActionsProps {
  readonly plan: MovesView | null;
  readonly asked: AskedMoves | null;
  readonly sheet: SheetText | null;
}

/** What to do with the plan: files, or do it in the lab. */
export function MovesActions({ plan, asked, sheet }: MovesActionsProps) {
  const app = useApp();
  const lab = useCommand();
  const readOnly = useReadOnly();
  const [changed, setChanged] = useState(false);
  const hash = plan?.hash;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another plan is no longer the one that was too old.
  useEffect(() => setChanged(false), [hash]);
  const canApply = plan?.possible === true && plan.total > 0 && !readOnly;

  async function apply(): Promise<void> {
    if (asked === null || plan === null) return;
    const { position: _, ...rest } = asked;
    const answer = await lab.call('plan.apply', { ...rest, hash: plan.hash });
    if ('problem' in answer && answer.problem.code === 'lab-changed') setChanged(true);
  }
  async function keep(): Promise<void> {
    if (asked === null || plan === null) return;
    const answer = await lab.attempt('plan.keep', {
      ...asked,
      hash: plan.hash,
      name: `Plan, ${countOf(plan.total, 'move')}`,
    });
    if (answer !== null) showView(app, 'workbench');
  }
  async function save(number?: number): Promise<void> {
    if (asked === null) return;
    const answer = await lab.attempt('plan.bulkFile', {
      ...asked,
      ...(number === undefined ? {} : { number }),
    });
    if (answer !== null) download(answer.file);
  }
  useApplyKey(canApply ? () => void apply() : null);
  return (
    <section className="plan-actions" aria-label="Plan actions" data-panel="Actions" tabIndex={-1}>
      <span className="small t3 clip" role="status">
        {changed
          ? 'The lab has changed since.'
          : readOnly
            ? 'You look at an earlier step: go back to now to apply.'
            : 'The lab is unchanged until the plan is applied.'}
      </span>
      {changed && (
        <Button small icon={RefreshCw} onPress={() => setChanged(false)}>
          Plan again
        </Button>
      )}
      <span className="grow" />
      <Button
        kind="quiet"
        icon={GitBranch}
        isDisabled={plan?.possible !== true || plan.total === 0}
        onPress={() => void keep()}
      >
        Keep as branch
      </Button>
      {sheet !== null && (
        <>
          <PrintSheet sheet={sheet} />
          <Menu
            label="Export the checklist"
            sections={[
              [
                {
                  key: 'markdown',
                  label: 'Checklist as Markdown',
                  onAction: () =>
                    download(
                      textFile(
                        `${fileStem(sheet.title)}.md`,
                        'text/markdown',
                        sheetMarkdown(sheet),
                      ),
                    ),
                },
                { key: 'print', label: 'Print the checklist…', onAction: () => window.print() },
                {
                  key: 'report',
                  label: 'In a report of the lab…',
                  onAction: () =>
                    showDialog(app.screen, { kind: 'export', what: 'report', plan: 'moves' }),
                },
              ],
            ]}
          >
            <Button icon={ClipboardCheck} isDisabled={plan === null || plan.total === 0}>
              Export checklist
            </Button>
          </Menu>
        </>
      )}
      <Menu label="Export the bulk file" sections={[bulkEntries(plan, save)]}>
        <Button icon={Download} isDisabled={plan === null || plan.total === 0}>
          Export bulk file
        </Button>
      </Menu>
      <Button kind="primary" isDisabled={!canApply} onPress={() => void apply()}>
        Apply {countOf(plan?.total ?? 0, 'move')}
      </Button>
    </section>
  );
}

/** Ctrl Enter does what the primary button does, wherever the focus is. */
function useApplyKey(apply: (() => void) | null): void {
  const latest = useRef(apply);
  useEffect(() => {
    latest.current = apply;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      if (latest.current === null || document.querySelector('[role="dialog"]') !== null) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current();
    };
    // Before the control in focus takes the key for itself.
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);
}

const MAX_FILES = 30;

function bulkEntries(plan: MovesView | null, save: (number?: number) => Promise<void>) {
  const all = { key: 'all', label: 'All moves', onAction: () => void save() };
  if (plan === null || plan.batches.length < 2) return [all];
  return [
    all,
    ...plan.batches.slice(0, MAX_FILES).map(({ users }, night) => ({
      key: `night-${night + 1}`,
      label: `Night ${formatCount(night + 1)}`,
      note: countOf(users, 'user'),
      onAction: () => void save(night + 1),
    })),
  ];
}
