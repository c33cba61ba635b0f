import { Equal, TriangleAlert } from 'lucide-react';
import type { LabDiff } from '../../../shared/lab-api';
import { EmptyState } from '../../ui/empty-state';
import { formatCount } from '../../ui/figures';
import { Panel, PanelHead } from '../../ui/panel';
import { ChangesTable } from './changes-table';
import { diffSentence, movedUsers, sameSentence } from './diff-words';
import { LoadPanel } from './load-panel';
import { MovesTable } from './moves-table';
import { type Sides, sideName } from './sides';
import type { DiffState } from './use-diff';

export interface CompareResultProps {
  readonly state: DiffState;
  readonly sides: Sides;
  /** Name of a file that is too large to be a lab, or null. */
  readonly tooLarge: string | null;
  readonly onStep: ((index: number) => void) | null;
  readonly onNode: (name: string) => void;
}

/** What differs at the left, the loads at the right; or why there is nothing to show. */
export function CompareResult({ state, sides, tooLarge, onStep, onNode }: CompareResultProps) {
  const { answer, busy } = state;
  const names = { before: sideName(sides.before), after: sideName(sides.after) };
  const failed = failure(state, tooLarge);
  if (failed !== null) {
    return (
      <main className="compare compare-failed" data-panel="Comparison" tabIndex={-1}>
        <div role="alert">
          <EmptyState icon={TriangleAlert} title={failed.title}>
            {failed.message}
          </EmptyState>
        </div>
      </main>
    );
  }
  const diff = answer?.ok ? answer.diff : null;
  return (
    <main className="compare" aria-busy={busy}>
      <Panel label="What differs" className="compare-changes">
        <PanelHead title="What differs">
          {busy && <span className="small t3">Comparing…</span>}
        </PanelHead>
        {diff !== null && <Differences diff={diff} names={names} onStep={onStep} />}
      </Panel>
      {diff !== null && <LoadPanel diff={diff} onNode={onNode} />}
    </main>
  );
}

interface Failure {
  readonly title: string;
  readonly message: string;
}

function failure({ answer }: DiffState, tooLarge: string | null): Failure | null {
  if (tooLarge !== null) {
    return {
      title: `${tooLarge} is too large`,
      message: 'A lab takes at most 64\u202fMB. Choose another file.',
    };
  }
  if (answer === null || answer.ok) return null;
  if ('refusal' in answer) return answer.refusal;
  const { code, title, message } = answer.problem;
  return { title, message: GONE.has(code) ? `${message} Choose another side above.` : message };
}

/** Problems of a moment that was there when it was chosen. */
const GONE: ReadonlySet<string> = new Set(['unknown-step', 'unknown-snapshot']);

interface DifferencesProps {
  readonly diff: LabDiff;
  readonly names: { readonly before: string; readonly after: string };
  readonly onStep: ((index: number) => void) | null;
}

function Differences({ diff, names, onStep }: DifferencesProps) {
  if (diff.same) {
    return (
      <div className="panel-body compare-same" role="status">
        <EmptyState icon={Equal} title="Same">
          {sameSentence(names.before, names.after)}
        </EmptyState>
      </div>
    );
  }
  return (
    <div className="panel-body">
      <p className="sentence compare-sentence" aria-live="polite">
        {diffSentence(diff, names.before, names.after)}
      </p>
      {(diff.moves.length > 0 || diff.onlyInA + diff.onlyInB > 0) && (
        <section className="sect">
          <h3>
            Users with another node
            <span className="count">{formatCount(movedUsers(diff))}</span>
          </h3>
          {diff.moves.length === 0 ? (
            <p className="small t2">Nobody who is on both sides has another node.</p>
          ) : (
            <MovesTable moves={diff.moves} onStep={onStep} />
          )}
          <OnlyIn diff={diff} names={names} />
        </section>
      )}
      {diff.topology.length > 0 && (
        <section className="sect">
          <h3>
            Nodes and groups
            <span className="count">{formatCount(diff.topology.length)}</span>
          </h3>
          <ChangesTable changes={diff.topology} what="What" {...names} />
        </section>
      )}
      {diff.parameters.length > 0 && (
        <section className="sect">
          <h3>
            Settings
            <span className="count">{formatCount(diff.parameters.length)}</span>
          </h3>
          <ChangesTable changes={diff.parameters} what="Setting" {...names} />
        </section>
      )}
    </div>
  );
}

/** Users that one side does not have. */
function OnlyIn({ diff, names }: Omit<DifferencesProps, 'onStep'>) {
  const lines = [
    { side: names.before, count: diff.onlyInA },
    { side: names.after, count: diff.onlyInB },
  ].filter(({ count }) => count > 0);
  if (lines.length === 0) return null;
  return (
    <dl className="only-in">
      {lines.map(({ side, count }) => (
        <div key={side}>
          <dt className="clip">Only in “{side}”</dt>
          <dd className="num">{formatCount(count)}</dd>
        </div>
      ))}
    </dl>
  );
}
