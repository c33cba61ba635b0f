import type { AskedNight } from '../../../../shared/plan-api';
import { spanName, timeAfter } from '../../../../shared/plan-words/days';
import {
  riskiest,
  riskMoveWords,
  secondsOf,
  type TimedAction,
} from '../../../../shared/plan-words/night-words';
import type { RiskMove, Runbook } from '../../../../shared/planning';
import type { NodeView } from '../../../../shared/view';
import { useCommand, useQuery, useReadOnly } from '../../../hooks/use-lab';
import { QueryFailure } from '../../../parts/query-failure';
import { Button } from '../../../ui/button';
import { formatCount } from '../../../ui/figures';
import { PanelHead } from '../../../ui/panel';
import { Grounds } from '../parts/place-path';
import { usePlan } from '../use-plan';

export interface NightSummaryProps {
  readonly runbook: Runbook;
  readonly actions: readonly TimedAction[];
  readonly day: string;
  readonly start: string;
  readonly pair: readonly NodeView[];
  /** What the night was asked for with. */
  readonly asked: AskedNight | null;
}

/** The night in figures: how long, who notices, the riskiest moment, what lowers it, what documents warn of. */
export function NightSummary({ runbook, actions, day, start, pair, asked }: NightSummaryProps) {
  const [form, setForm] = usePlan('night');
  const { total, warnings } = runbook;
  const clockTime = (seconds: number) => timeAfter(day, start, seconds);
  const lowerRisk = useQuery('plan.lowerRisk', asked);
  const move = lowerRisk.answer?.move ?? null;
  const hasOtherWay = runbook.job === 'patch' || runbook.job === 'replace';
  const alone = actions.filter(({ unprotected }) => unprotected.length > 0);
  const out = actions.filter(({ noService }) => noService > 0);
  const worst = riskiest(actions);
  const stretch = (some: readonly TimedAction[]) =>
    some.length === 0 ? 'never' : `${clockTime(some[0]!.from)} to ${clockTime(some.at(-1)!.to)}`;
  const most = Math.max(0, ...out.map(({ noService }) => noService));
  const frozen = actions.findIndex(({ id }) => id === 'freeze');
  return (
    <>
      <PanelHead title="Summary" />
      <div className="panel-body">
        <QueryFailure of={lowerRisk} />
        <div className="sect">
          <dl className="plan-figures">
            <Figure
              name="Total"
              value={spanName(total.seconds)}
              note={`${start} to ${clockTime(total.seconds)}`}
            />
            <Figure
              name="Log in again"
              value={formatCount(total.loggedOut)}
              note="devices, each time counted"
            />
            <Figure
              name="Without a spare"
              value={spanName(secondsOf(alone, () => true))}
              note={stretch(alone)}
            />
            <Figure
              name="Without service"
              value={most === 0 ? '0' : formatCount(most)}
              note={most === 0 ? 'nobody' : stretch(out)}
            />
            {frozen >= 0 && (
              <Figure
                name="No new users"
                value={spanName(total.seconds - (actions[frozen]?.from ?? 0))}
                note="in the whole cluster"
              />
            )}
          </dl>
        </div>
        <div className="sect">
          <h3>Riskiest moment</h3>
          {worst === null ? (
            <p className="lead">At no moment does one more failure cost anything.</p>
          ) : (
            <p className="lead">
              <b>
                {clockTime(worst.from)} to {clockTime(worst.to)}.
              </b>{' '}
              Losing {worst.action.risk?.failed}{' '}
              {(worst.action.risk?.noService ?? 0) > 0 ? (
                <>
                  leaves{' '}
                  <b className="none-t">
                    {formatCount(worst.action.risk?.noService ?? 0)} without service
                  </b>
                  .
                </>
              ) : (
                <>
                  puts a node over its capacity by{' '}
                  <b className="over-t">{formatCount(worst.action.risk?.surplus ?? 0)}</b>.
                </>
              )}
            </p>
          )}
        </div>
        {(move !== null || (hasOtherWay && pair.length === 2)) && (
          <div className="sect">
            <h3>What lowers it</h3>
            {move !== null && <MoveBefore move={move} />}
            {runbook.job === 'patch' && pair.length === 2 && (
              <Lever
                text={
                  form.way === 'failover'
                    ? 'High Availability off: users log in again once, but nobody serves them meanwhile'
                    : 'Fail over first: the peer serves the users of the node meanwhile'
                }
                onTry={() =>
                  setForm({ way: form.way === 'failover' ? 'ha-off' : 'failover', minutes: {} })
                }
              />
            )}
            {runbook.job === 'replace' && pair.length === 2 && (
              <Lever
                text={
                  form.moveFirst
                    ? 'Leave its users assigned: nobody is moved, but they wait for the new node'
                    : 'Move its users to the peer before: nobody waits for the new node'
                }
                onTry={() => setForm({ moveFirst: !form.moveFirst })}
              />
            )}
          </div>
        )}
        {warnings.length > 0 && (
          <div className="sect">
            <h3>What the documents warn of</h3>
            {warnings.map(({ text, sources }) => (
              <p key={text} className="small t2 plan-warning">
                {text} <Grounds sources={sources} />
              </p>
            ))}
          </div>
        )}
      </div>
    </>
  );
}

function Figure({
  name,
  value,
  note,
}: {
  readonly name: string;
  readonly value: string;
  readonly note: string;
}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value}
        <small>{note}</small>
      </dd>
    </div>
  );
}

/** The one move of users before the night that lowers its risk most, tried by the engine; done as one action. */
function MoveBefore({ move }: { readonly move: RiskMove }) {
  const lab = useCommand();
  const readOnly = useReadOnly();
  return (
    <div className="row plan-lever">
      <span className="small grow">{riskMoveWords(move)}</span>
      {!readOnly && (
        <Button small kind="link" onPress={() => void lab.run(move.steps, 'plan')}>
          Move {formatCount(move.count)}
        </Button>
      )}
    </div>
  );
}

function Lever({ text, onTry }: { readonly text: string; readonly onTry: () => void }) {
  return (
    <div className="row plan-lever">
      <span className="small grow">{text}</span>
      <Button small kind="link" onPress={onTry}>
        Try
      </Button>
    </div>
  );
}
