import { useQuery, useSteps } from '../../hooks/use-lab';
import { QueryFailure } from '../../parts/query-failure';
import { useApp } from '../../stores/app-context';
import { Button } from '../../ui/button';
import { formatClock, formatCount } from '../../ui/figures';
import { PanelHead } from '../../ui/panel';
import { Facts } from './facts';
import { Sect } from './sect';
import { StepSummary } from './step-summary';

/** A step: what it did, its note, the step as it stands in a scenario, and the ways through time. */
export function StepPage({ index }: { readonly index: number }) {
  const { lab } = useApp();
  const { rows, position, looking } = useSteps();
  const row = rows[index];
  const query = useQuery('lab.step', { index });
  if (row === undefined) return null;
  const { label, effect, steps } = row.action ?? { ...row, steps: 1 };
  const last = index + steps - 1;
  const done = index < position;
  const isNow = last === position - 1;
  return (
    <>
      <PanelHead title={label} />
      <div className="panel-body">
        <Facts
          facts={[
            steps === 1
              ? { label: 'Step', value: `${formatCount(index + 1)} of ${formatCount(rows.length)}` }
              : {
                  label: 'Steps',
                  value: `${formatCount(index + 1)} to ${formatCount(last + 1)} of ${formatCount(rows.length)}`,
                },
            { label: 'Clock after it', value: formatClock(rows[last]?.clock ?? row.clock) },
            { label: 'State', value: done ? 'done' : 'undone' },
          ]}
        />
        <Sect title="Effect">
          <p className="lead">{effect === '' ? 'Nothing that can be counted.' : `${effect}.`}</p>
          {row.refused !== null && (
            <p className="small t2 after">
              The rules refuse it with {row.refused}, as it says itself.
            </p>
          )}
          {row.note !== '' && <p className="small t2 after">{row.note}</p>}
          <div className="actions after">
            {looking !== last + 1 && !isNow && (
              <Button small onPress={() => void lab.lookAt(last + 1)}>
                See the lab then
              </Button>
            )}
            {looking !== null && (
              <Button small kind="primary" onPress={() => void lab.lookAt(null)}>
                Back to now
              </Button>
            )}
            {!isNow && (
              <Button small onPress={() => void lab.goTo(last + 1)}>
                {done ? 'Undo to here' : 'Redo to here'}
              </Button>
            )}
          </div>
        </Sect>
        <QueryFailure of={query} />
        {query.answer !== null && (
          <StepSummary
            title={steps === 1 ? 'As scenario' : 'The first of them as scenario'}
            step={query.answer.step}
          />
        )}
      </div>
    </>
  );
}
