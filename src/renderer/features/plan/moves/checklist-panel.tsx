import type { MovesView } from '../../../../shared/plan-api';
import type { ChecklistItem } from '../../../../shared/plan-words/checklist';
import { useCommand, useQuery } from '../../../hooks/use-lab';
import { QueryFailure } from '../../../parts/query-failure';
import { Checkbox } from '../../../ui/checkbox';
import { formatCount } from '../../../ui/figures';
import { Panel, PanelHead } from '../../../ui/panel';
import { TableHead } from '../../../ui/table-head';
import { Command, Grounds, PlacePath } from '../parts/place-path';

export interface ChecklistPanelProps {
  readonly plan: MovesView;
  readonly items: readonly ChecklistItem[];
}

/** What to do in the real product, with ticks, and the re-login limits after. */
export function ChecklistPanel({ plan, items }: ChecklistPanelProps) {
  const lab = useCommand();
  const query = useQuery('plan.ticks', {});
  const ticks = query.answer?.ticks ?? [];
  return (
    <Panel as="aside" label="Checklist" className="plan-right">
      <PanelHead title="Carry it out">
        <span className="small t3">in the real product, in this order</span>
      </PanelHead>
      <div className="panel-body">
        <QueryFailure of={query} />
        <ol className="plan-todo sect">
          {items.map(({ id, title, where, command, detail, sources }) => {
            const key = `${plan.hash} ${id}`;
            return (
              <li key={id}>
                <Checkbox
                  isSelected={ticks.includes(key)}
                  onChange={(on) => void lab.attempt('plan.tick', { line: key, on })}
                  label={title}
                />
                <div className="col">
                  <span className="plan-todo-title">
                    {title} <Grounds sources={sources} />
                  </span>
                  {where !== null && <PlacePath path={where} />}
                  {command !== null && <Command text={command} />}
                  <span className="t2">{detail}</span>
                </div>
              </li>
            );
          })}
          {items.length === 0 && <li className="plan-none t3 small">Nothing to carry out.</li>}
        </ol>
        {plan.relogin.length > 0 && (
          <div className="sect">
            <h3>
              Re-login upper limit{' '}
              <span className="t3">
                lower stays {plan.relogin[0]?.lower}
                {'\u202f'}s
              </span>
            </h3>
            <table className="table">
              <TableHead columns={['Node', 'Users', 'Table row', 'Old → new']} />
              <tbody>
                {plan.relogin.map(({ node, users, row, upper, upperNow }) => (
                  <tr key={node}>
                    <th scope="row">{node}</th>
                    <td className="num">{formatCount(users)}</td>
                    <td className="num">{formatCount(row)}</td>
                    <td className="num">
                      <span className="t3">{formatCount(upperNow)} →</span>{' '}
                      <b>
                        {formatCount(upper)}
                        {'\u202f'}s
                      </b>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
    </Panel>
  );
}
