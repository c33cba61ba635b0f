import type { Action } from '../../manifests/action';
import { EDIT_ACTIONS } from './edit';
import { FILE_ACTIONS } from './file';
import { HELP_ACTIONS } from './help';
import { LAB_ACTIONS } from './lab';
import { LOOK_ACTIONS } from './look';
import { VIEW_ACTIONS } from './view';

/** Every action, in the order of the menus. */
const TABLE = {
  ...FILE_ACTIONS,
  ...EDIT_ACTIONS,
  ...VIEW_ACTIONS,
  ...LAB_ACTIONS,
  ...LOOK_ACTIONS,
  ...HELP_ACTIONS,
} as const;

/** Id of an action of the table. */
export type ActionId = keyof typeof TABLE;

/** The one action table, by id; the menus, the palette, the shortcut sheet and the keys follow from it. */
export const ACTIONS: ReadonlyMap<ActionId, Action> = new Map(
  Object.entries(TABLE) as [ActionId, Action][],
);
