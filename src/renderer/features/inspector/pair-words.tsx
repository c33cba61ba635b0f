import type { PairView } from '../../../shared/pair';
import type { GroupView } from '../../../shared/view';
import { usePosition, useQuery, useReadOnly } from '../../hooks/use-lab';
import { QueryFailure } from '../../parts/query-failure';
import { RefusalAt } from '../../parts/refusal-at';
import { useApp } from '../../stores/app-context';
import { Button } from '../../ui/button';
import { SourceChips } from '../../ui/source-chips';
import { PairDiagram } from './pair-diagram';
import { Sect } from './sect';

const PLACE = 'pair';

/** The pair in the product's own words, and the picture of its statuses; looking back nothing of it can be done. */
export function PairWords({ group }: { readonly group: GroupView }) {
  const isPair = group.nodes.every((node) => node !== null);
  const position = usePosition();
  const query = useQuery('lab.pair', isPair ? { group: group.name, ...position } : null);
  const pair = query.answer?.pair;
  if (!isPair) return null;
  if (pair === undefined) return <QueryFailure of={query} />;
  return (
    <>
      <TableRowSect pair={pair} />
      <Sect title="Status of the pair" side={<span className="label">{nowOf(pair)}</span>}>
        <PairDiagram pair={pair} />
        <FromHere pair={pair} />
        <RefusalAt place={PLACE} />
      </Sect>
      <CliSect pair={pair} />
    </>
  );
}

function nowOf(pair: PairView): string {
  return pair.statuses.find(({ isNow }) => isNow)?.name ?? '';
}

/** The row of the documented table, with its cause and recommended action. */
function TableRowSect({ pair }: { readonly pair: PairView }) {
  const { lab } = useApp();
  const readOnly = useReadOnly();
  const { row } = pair;
  if (row === null) return null;
  return (
    <Sect
      title={`Row ${row.mark} of the state table`}
      side={
        <SourceChips
          sources={row.sources}
          basis={row.sources.some((mark) => mark.startsWith('D')) ? 'lab assumption' : 'documented'}
        />
      }
    >
      <p className="small">{row.cause}</p>
      <p className="small t2 after">Recommended: {row.action}</p>
      {row.steps.length > 0 && !readOnly && (
        <div className="actions after">
          <Button small onPress={() => void lab.run(row.steps, PLACE)}>
            {row.label}
          </Button>
        </div>
      )}
    </Sect>
  );
}

/** What leads on from here: as buttons where it can be brought about, as text where it comes by itself. */
function FromHere({ pair }: { readonly pair: PairView }) {
  const { lab } = useApp();
  const readOnly = useReadOnly();
  const now = pair.statuses.find(({ isNow }) => isNow)?.key;
  const names = new Map(pair.statuses.map(({ key, name }) => [key, name]));
  const events = pair.events.filter(({ from }) => from === now);
  return (
    <>
      <ul className="pair-events">
        {events.map((event) => (
          <li key={`${event.to} ${event.label}`}>
            {event.steps === null || readOnly ? (
              <span className="small t2">{event.label}</span>
            ) : (
              <Button kind="inline" onPress={() => void lab.run(event.steps ?? [], PLACE)}>
                {event.label}
              </Button>
            )}
            <span className="small t3">to {names.get(event.to)}</span>
            <SourceChips sources={event.sources} basis={event.basis} />
          </li>
        ))}
      </ul>
      <details className="more after">
        <summary>Every status and what leads on</summary>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Status</th>
              <th scope="col">What happens</th>
              <th scope="col">Leads to</th>
            </tr>
          </thead>
          <tbody>
            {pair.events.map((event) => (
              <tr key={`${event.from} ${event.to} ${event.label}`}>
                <th scope="row">{names.get(event.from)}</th>
                <td className="wrap">{event.label}</td>
                <td>{names.get(event.to)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}

/** What `utils ha status` would print, with the counter and the alarms beside it. */
function CliSect({ pair }: { readonly pair: PairView }) {
  return (
    <details className="sect more">
      <summary>Show as CLI</summary>
      <pre className="code">{['admin: utils ha status', ...pair.cli].join('\n')}</pre>
      <dl className="figures after">
        {pair.srmState.map(({ node, value }) => (
          <div key={node}>
            <dt>SRMState of {node}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="small t2 after">
        {pair.alarms.length === 0 ? 'No alarm goes with this state.' : pair.alarms.join('. ')}
      </p>
      <SourceChips sources={['S13', 'S52', 'S14']} />
    </details>
  );
}
