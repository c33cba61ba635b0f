import type { App } from '../stores/app-context';
import type { Action } from './action';
import type { ActionId } from './registry';

/** Whether an action can be done now. */
export function canRun(app: App, id: ActionId): boolean {
  return actionOf(app, id).when?.(app) ?? true;
}

/** Does it, where it can be done now. */
export function runAction(app: App, id: ActionId): void {
  if (canRun(app, id)) actionOf(app, id).run(app);
}

/** What an action is called now. */
export function labelNow(app: App, id: ActionId): string {
  const action = actionOf(app, id);
  return action.labelNow?.(app) ?? action.label;
}

/** Whether a text names an action. */
export function isActionId(app: App, id: string): id is ActionId {
  return app.registry.actions.has(id as ActionId);
}

function actionOf(app: App, id: ActionId): Action {
  const action = app.registry.actions.get(id);
  if (action === undefined) throw new Error(`No action ${id}`);
  return action;
}
