import { Layers, Search } from 'lucide-react';
import { useMemo } from 'react';
import { useLab } from '../../../hooks/use-lab';
import { RefusalAt } from '../../../parts/refusal-at';
import { useApp } from '../../../stores/app-context';
import { useStore } from '../../../stores/store';
import { Button } from '../../../ui/button';
import { EmptyState } from '../../../ui/empty-state';
import { Field } from '../../../ui/field';
import { countOf, formatCount } from '../../../ui/figures';
import { Icon } from '../../../ui/icon';
import { Switch } from '../../../ui/switch';
import { WhenNear } from '../../../ui/when-near';
import { ALWAYS_DRAWN, drawnGroups, UndrawnGroups } from '../drawn-groups';
import { useSelectedHome } from '../selected-home';
import { WaitingTray } from '../waiting-tray';
import './compact.css';
import { CompactGroup } from './compact-group';
import { compactFilterOf, compactRows } from './compact-state';

/** What the columns hold; they explain themselves to who sees them. */
const HEADS = ['Group', 'First node', 'Second node', 'Carries', 'What is wrong'] as const;

/** Height of a row in rem, for those that are not drawn. */
const ROW_HEIGHT = 2;

/** The board with one line for each group: for many pairs, and for small windows. */
export function CompactBoard() {
  const app = useApp();
  const groups = useLab((view) => view.groups);
  const findings = useLab((view) => view.findings);
  const stored = compactFilterOf(app);
  const filter = useStore(stored, (value) => value);
  useSelectedHome();
  const rows = useMemo(
    () => compactRows(drawnGroups(groups), findings, filter),
    [groups, findings, filter],
  );
  return (
    <section className="board" aria-label="Compact board" data-panel="Compact board" tabIndex={-1}>
      <div className="compact-tools">
        <div className="compact-search">
          <Field
            label="Groups and nodes by name"
            hideLabel
            type="search"
            placeholder="Filter groups and nodes"
            before={<Icon of={Search} size="s" />}
            value={filter.text}
            onChange={(text) => stored.set((old) => ({ ...old, text }))}
          />
        </div>
        <Switch
          isSelected={filter.problems}
          onChange={(problems) => stored.set((old) => ({ ...old, problems }))}
        >
          <span className="small">Only problems</span>
        </Switch>
        <span className="grow" />
        <span className="small t3 nowrap" role="status">
          {rows.length === groups.length
            ? countOf(groups.length, 'group')
            : `${formatCount(rows.length)} of ${countOf(groups.length, 'group')}`}
        </span>
      </div>
      <div className="compact-scroll">
        <RefusalAt place="lab" />
        {rows.length === 0 ? (
          <EmptyState
            icon={Layers}
            title={groups.length === 0 ? 'No redundancy groups yet' : 'No group is shown'}
            action={
              groups.length === 0 ? undefined : (
                <Button small onPress={() => stored.set({ text: '', problems: false })}>
                  Show all {formatCount(groups.length)}
                </Button>
              )
            }
          >
            {groups.length === 0
              ? 'A group holds one or two nodes. Two nodes with HA back each other up.'
              : 'The filter hides every group.'}
          </EmptyState>
        ) : (
          <table className="compact-table" aria-label="Redundancy groups">
            <colgroup>
              <col className="col-name" />
              <col />
              <col />
              <col className="col-carries" />
              <col className="col-wrong" />
            </colgroup>
            <thead>
              <tr>
                {HEADS.map((head) => (
                  <th key={head} scope="col">
                    <span className="visually-hidden">{head}</span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ group, index, problems }, place) => (
                <WhenNear
                  key={group.name}
                  as="tr"
                  always={place < ALWAYS_DRAWN}
                  height={ROW_HEIGHT}
                  name={group.name}
                >
                  <CompactGroup
                    group={group}
                    index={index}
                    count={groups.length}
                    problems={problems}
                  />
                </WhenNear>
              ))}
            </tbody>
          </table>
        )}
        <UndrawnGroups count={groups.length} />
      </div>
      <WaitingTray />
    </section>
  );
}
