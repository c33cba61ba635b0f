import type { TipChange } from '../../../shared/what-if';
import type { Query } from '../../hooks/use-lab';
import { useApp } from '../../stores/app-context';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { formatChange, formatCount } from '../../ui/figures';
import { MiniBar } from '../../ui/mini-bar';
import { Panel, PanelHead } from '../../ui/panel';
import { tryOnBranch } from './try-branch';

/** Every single change that was tried, those that buy most first; what a rule forbids last, with the rule. */
export function ChangesPanel({ of: { answer, busy } }: { readonly of: Query<'lab.tip'> }) {
  const tip = answer?.tip ?? null;
  const changes = tip?.changes ?? [];
  const most = Math.max(1, ...changes.map(({ gain }) => gain ?? 0));
  return (
    <Panel label="Which single change buys most" className="changes-panel">
      <PanelHead title="Which single change buys most?" />
      <div className="changes-body" data-busy={busy || undefined}>
        {tip === null ? (
          <p className="small t2 changes-note">
            {answer === null ? 'Trying every change…' : answer.why}
          </p>
        ) : (
          <>
            <ol className="buys">
              {changes.map((change, index) => (
                <ChangeRow
                  key={change.label}
                  change={change}
                  index={index}
                  most={most}
                  isEndless={tip.redundancyEnds === null}
                />
              ))}
            </ol>
            <p className="small t3 changes-note">
              Users that still survive any single failure, beyond today’s {formatCount(tip.users)}.
              Each change was run by the engine.
            </p>
          </>
        )}
      </div>
    </Panel>
  );
}

interface ChangeRowProps {
  readonly change: TipChange;
  readonly index: number;
  /** The largest gain, which fills the bar. */
  readonly most: number;
  /** Today's redundancy never ends. */
  readonly isEndless: boolean;
}

function ChangeRow({ change, index, most, isEndless }: ChangeRowProps) {
  const app = useApp();
  const { label, gain, steps, why = '' } = change;
  if (gain === null) {
    const [, code = '', words = why] = /^(\w+): (.*)$/s.exec(why) ?? [];
    return (
      <li className="forbidden">
        <span className="n">{index + 1}</span>
        <span className="grow t3">
          {label}
          <span className="figure-what">{words}</span>
        </span>
        <Chip tone="line">{code}</Chip>
      </li>
    );
  }
  return (
    <li>
      <span className="n">{index + 1}</span>
      <span className="grow">{label}</span>
      <MiniBar value={Math.max(0, gain)} of={most} />
      <span className={`num gain ${gain > 0 ? 'ok-t strong' : 't3'}`}>
        {gainText(change, isEndless)}
      </span>
      <Button
        kind="inline"
        aria-label={`Try it on a branch: ${label}`}
        onPress={() => void tryOnBranch(app, label, steps)}
      >
        Try
      </Button>
    </li>
  );
}

/** Against a redundancy that never ends there is no figure to gain or lose: the change says where it would. */
function gainText({ gain, redundancyEnds }: TipChange, isEndless: boolean): string {
  if (gain === 0) return 'no gain';
  if (redundancyEnds === null) return 'never ends';
  return isEndless ? `ends at ${formatCount(redundancyEnds.users)}` : formatChange(gain ?? 0);
}
