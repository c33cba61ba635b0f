import { Plus, Users } from 'lucide-react';
import { type DragEvent, useEffect, useRef } from 'react';
import type { UserRowView } from '../../../shared/view';
import { useCommand, useLab, useReadOnly, useSelect, useSelection } from '../../hooks/use-lab';
import { keyName, typesText } from '../../keyboard/keys';
import { QueryFailure } from '../../parts/query-failure';
import { RefusalAt } from '../../parts/refusal-at';
import { userMenu } from '../../parts/user-commands';
import { announce, useApp } from '../../stores/app-context';
import { showDialog } from '../../stores/screen';
import { useStore } from '../../stores/store';
import { draggedUsers, USERS_DRAG } from '../../stores/users-drag';
import { Button } from '../../ui/button';
import { contextMenu } from '../../ui/context-menu';
import { EmptyState } from '../../ui/empty-state';
import { countOf } from '../../ui/figures';
import { NothingFound } from './nothing-found';
import { hidesPicked, isPicked, NOBODY, type Picked, pick, pickAll, pickedCount } from './picked';
import { runBulk, USERS_PLACE } from './run-bulk';
import { SelectionBar } from './selection-bar';
import { useUserPages } from './use-user-pages';
import { UserGrid } from './user-grid';
import './users.css';
import { UserTools } from './user-tools';
import { setUsers, usersOf } from './users-state';

/** The users of the lab: search, filter, sort, tick, change. */
export function UsersTab() {
  const app = useApp();
  const pages = useUserPages();
  const state = useStore(usersOf(app), (value) => value);
  const filter = state.filter ?? '';
  const users = useLab((view) => view.totals.users);
  const selection = useSelection();
  const select = useSelect();
  const readOnly = useReadOnly();
  const { picked, search } = state;
  const total = pages.total ?? 0;
  useSpokenTotal(pages.total, search, filter);

  if (users === 0) return <NoUsers />;

  const setPicked = (next: Picked): void => setUsers(app, { picked: next });
  const openUser = (id: string): void => select({ kind: 'user', id });

  const assign = (): void => showDialog(app.screen, { kind: 'assign-users' });
  const unassign = (): void => void runBulk(app, { do: 'unassign' }, picked);

  async function tickRange(from: number, to: number): Promise<void> {
    const ids = await pages.cache.ids(from, to);
    setPicked(pick(usersOf(app).get().picked, ids, true));
  }

  function drag(_: number, row: UserRowView, event: DragEvent): void {
    const taken = isPicked(picked, row.id) ? picked : pick(NOBODY, [row.id], true);
    const count = pickedCount(taken);
    event.dataTransfer.setData(USERS_DRAG, String(count));
    event.dataTransfer.effectAllowed = 'move';
    draggedUsers.set({
      count,
      assign: (node) => void runBulk(app, { do: 'assign', node }, taken),
    });
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it notices the end of a drag, and keys for what is ticked.
    <div
      className="users-tab"
      onDragEnd={() => draggedUsers.set(null)}
      onKeyDown={(event) => {
        const act = KEYS[keyName(event.nativeEvent)];
        const count = pickedCount(picked);
        if (act === undefined || count === 0 || readOnly) return;
        if (!app.settings.get().letters || typesText(event.target)) return;
        event.preventDefault();
        if (act === 'assign') assign();
        else unassign();
      }}
    >
      <UserTools total={pages.total} />
      <RefusalAt place={USERS_PLACE} />
      <QueryFailure of={{ problem: pages.problem, again: pages.cache.again }} />
      {pages.total === 0 ? (
        <NothingFound search={search} filter={filter} />
      ) : (
        <UserGrid
          pages={pages}
          total={total}
          want={pages.cache.want}
          state={state}
          filter={filter}
          picked={picked}
          chosen={selection.kind === 'user' ? selection.id : null}
          onTick={(_, row, on) => setPicked(pick(picked, [row.id], on))}
          onRange={(from, to) => void tickRange(from, to)}
          onAll={(on) => setPicked(on ? pickAll({ search, filter }, total) : NOBODY)}
          onOpen={openUser}
          onMenu={(row, event) =>
            contextMenu(row.id, () => userMenu(app, row)).onContextMenu(event)
          }
          onDrag={readOnly ? null : drag}
        />
      )}
      {pickedCount(picked) > 0 && (
        <SelectionBar
          picked={picked}
          total={users}
          hidden={hidesPicked(picked, { search, filter }, total)}
          single={singleId(picked)}
          onWhy={openUser}
          onAssign={assign}
          onUnassign={unassign}
          onDisable={() => void runBulk(app, { do: 'disable' }, picked)}
          onClear={() => setPicked(NOBODY)}
        />
      )}
    </div>
  );
}

/** Keys of the action table that mean the ticked users here, rather than the one in the inspector. */
const KEYS: Readonly<Record<string, 'assign' | 'unassign'>> = { A: 'assign', U: 'unassign' };

function singleId(picked: Picked): string | null {
  if (picked.kind !== 'ids' || picked.ids.size !== 1) return null;
  const [id = null] = picked.ids;
  return id;
}

/** Says how many users a search found, once it is known. */
function useSpokenTotal(total: number | null, search: string, filter: string): void {
  const app = useApp();
  const asked = `${search} ${filter}`;
  const last = useRef(asked);
  useEffect(() => {
    if (total === null || asked === last.current) return;
    last.current = asked;
    announce(app, `${countOf(total, 'user')} found`);
  }, [app, total, asked]);
}

function NoUsers() {
  const lab = useCommand();
  const readOnly = useReadOnly();
  return (
    <EmptyState
      icon={Users}
      title="No users yet"
      action={
        readOnly ? undefined : (
          <Button
            kind="primary"
            small
            icon={Plus}
            onPress={() => void lab.run([{ do: 'enable-users', count: 100 }], USERS_PLACE)}
          >
            Enable 100 users
          </Button>
        )
      }
    >
      Enable some and see where the mode puts them.
    </EmptyState>
  );
}
