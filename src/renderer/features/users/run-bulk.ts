import type { Step } from '../../../shared/step';
import type { LabView } from '../../../shared/view';
import type { App } from '../../stores/app-context';
import { announce } from '../../stores/app-context';
import { type BulkAction, type BulkLab, bulkSteps, stepsFor } from './bulk-steps';
import { isPicked, NOBODY, type Picked, type UserScope } from './picked';
import { setUsers } from './users-state';

/** Ids asked for at once when a scope has no step of its own. */
const CHUNK = 5000;
/** Where a refusal of a change of users is shown. */
export const USERS_PLACE = 'users';

/** The steps of a change of the users that are ticked; asks the lab for ids only where it must. Null: it failed. */
export async function resolveSteps(
  app: App,
  action: BulkAction,
  picked: Picked,
): Promise<readonly Step[] | null> {
  const now = app.lab.get().now;
  if (now === null) return [];
  const answer = bulkSteps(action, picked, bulkLab(now));
  if ('steps' in answer) return answer.steps;
  const ids = await scopeIds(app, answer.fetch);
  return (
    ids &&
    stepsFor(
      action,
      ids.filter((id) => isPicked(picked, id)),
    )
  );
}

/** Ids of the users that are ticked. Null: asking failed. */
export async function resolveIds(app: App, picked: Picked): Promise<readonly string[] | null> {
  if (picked.kind === 'ids') return [...picked.ids];
  const ids = await scopeIds(app, picked.scope);
  return ids?.filter((id) => isPicked(picked, id)) ?? null;
}

/** Changes the users that are ticked, as one undoable command. True: it was done. */
export async function runBulk(app: App, action: BulkAction, picked: Picked): Promise<boolean> {
  const steps = await resolveSteps(app, action, picked);
  if (steps === null) return false;
  if (steps.length === 0) {
    app.toasts.show({ text: 'Nobody moves.', undo: false });
    announce(app, 'Nobody moves.');
    return true;
  }
  const done = await app.lab.run(steps, USERS_PLACE);
  if (done && action.do === 'disable') setUsers(app, { picked: NOBODY });
  return done;
}

function bulkLab(view: LabView): BulkLab {
  return {
    nodes: view.groups.flatMap(({ nodes }) =>
      nodes.flatMap((node) =>
        node === null ? [] : [{ name: node.name, assigned: node.assigned }],
      ),
    ),
    unassigned: view.totals.unassigned,
  };
}

async function scopeIds(app: App, scope: UserScope): Promise<readonly string[] | null> {
  const ids: string[] = [];
  for (;;) {
    const page = await app.lab.attempt('lab.users', {
      ...(scope.search === '' ? {} : { search: scope.search }),
      ...(scope.filter === '' ? {} : { filter: scope.filter }),
      offset: ids.length,
      limit: CHUNK,
    });
    if (page === null) return null;
    const { rows, total } = page;
    ids.push(...rows.map(({ id }) => id));
    if (rows.length === 0 || ids.length >= total) return ids;
  }
}
