import { Search } from 'lucide-react';
import { useLab, useReadOnly } from '../../hooks/use-lab';
import { useApp } from '../../stores/app-context';
import { showDialog } from '../../stores/screen';
import { useStore } from '../../stores/store';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { countOf, formatCount } from '../../ui/figures';
import { Icon } from '../../ui/icon';
import { Select } from '../../ui/select';
import { setUsers, usersOf } from './users-state';

/** Search, filter and the way to more users. */
export function UserTools({ total }: { readonly total: number | null }) {
  const app = useApp();
  const { screen } = app;
  const search = useStore(usersOf(app), (state) => state.search);
  const filter = useStore(usersOf(app), (state) => state.filter);
  const readOnly = useReadOnly();
  return (
    <div className="user-tools">
      <div className="user-search">
        <Field
          label="Search users"
          hideLabel
          type="search"
          value={search}
          placeholder="Search users"
          before={<Icon of={Search} size="s" />}
          onChange={(next) => setUsers(app, { search: next })}
        />
      </div>
      <FilterSelect filter={filter} />
      <span className="small t3 nowrap">{total === null ? '' : `${countOf(total, 'user')}`}</span>
      <span className="grow" />
      {!readOnly && (
        <Button small onPress={() => showDialog(screen, { kind: 'enable-users' })}>
          Enable users…
        </Button>
      )}
    </div>
  );
}

const ALL = 'all users';

function FilterSelect({ filter }: { readonly filter: string | null }) {
  const app = useApp();
  const totals = useLab((view) => view.totals);
  const groups = useLab((view) => view.groups);
  const nodes = groups.flatMap(({ nodes }) => nodes).filter((node) => node !== null);
  const options = [
    { key: ALL, label: 'All users' },
    { key: 'unassigned', label: `Unassigned, ${formatCount(totals.unassigned)}` },
    { key: 'waiting', label: `Waiting, ${formatCount(totals.waiting)}` },
    { key: 'no-service', label: 'Without service' },
    { key: 'ineligible', label: `Not eligible, ${formatCount(totals.ineligible)}` },
    ...nodes.map(({ name, assigned }) => ({
      key: name,
      label: `On ${name}, ${formatCount(assigned)}`,
    })),
  ];
  return (
    <div className="user-filter">
      <Select
        label="Which users"
        hideLabel
        options={options}
        value={filter ?? ALL}
        onChange={(key) => setUsers(app, { filter: key === ALL ? null : key })}
      />
    </div>
  );
}
