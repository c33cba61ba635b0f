import { useQuery, useSteps } from '../../hooks/use-lab';
import { QueryFailure } from '../../parts/query-failure';
import { useApp } from '../../stores/app-context';
import { Button } from '../../ui/button';
import { formatClock, formatCount } from '../../ui/figures';
import { PanelHead } from '../../ui/panel';
import { Facts } from './facts';
import { Sect } from './sect';

/** A step: what it did, its note, the step as it stands in a scenario, and the ways through time. */
export function StepPage({ index }: { readonly index: number }) {
  const { lab } = useApp();
  const { rows, position, looking } = useSteps();
  const row = rows[index];
  const query = useQuery('lab.step', { index });
  if (row === undefined) return null;
  const done = index < position;
  const isNow = index === position - 1;
  return (
    <>
      <PanelHead title={row.label} />
      <div className="panel-body">
        <Facts
          facts={[
            { label: 'Step', value: `${formatCount(index + 1)} of ${formatCount(rows.length)}` },
            { label: 'Clock after it', value: formatClock(row.clock) },
            { label: 'State', value: done ? 'done' : 'undone' },
          ]}
        />
        <Sect title="Effect">
          <p className="lead">
            {row.effect === '' ? 'Nothing that can be counted.' : `${row.effect}.`}
          </p>
          {row.refused !== null && (
            <p className="small t2 after">
              The rules refuse it with {row.refused}, as it says itself.
            </p>
          )}
          {row.note !== '' && <p className="small t2 after">{row.note}</p>}
          <div className="actions after">
            {looking !== index + 1 && !isNow && (
              <Button small onPress={() => void lab.lookAt(index + 1)}>
                See the lab then
              </Button>
            )}
            {looking !== null && (
              <Button small kind="primary" onPress={() => void lab.lookAt(null)}>
                Back to now
              </Button>
            )}
            {!isNow && (
              <Button small onPress={() => void lab.goTo(index + 1)}>
                {done ? 'Undo to here' : 'Redo to here'}
              </Button>
            )}
          </div>
        </Sect>
        <QueryFailure of={query} />
        {query.answer !== null && (
          <Sect title="As scenario">
            <pre className="code">{JSON.stringify(query.answer.step, null, 2)}</pre>
          </Sect>
        )}
      </div>
    </>
  );
}
