import type { ActionId } from '../app/actions';
import type { DIALOGS } from '../app/dialogs';
import type { DOCK_TABS } from '../app/dock-tabs';
import type { VIEWS } from '../app/views';
import type { Action } from './action';
import type { DialogManifest } from './dialog';
import type { DockTabManifest } from './dock-tab';
import type { ViewManifest } from './view';

type Views = (typeof VIEWS)[number];
type DockTabs = (typeof DOCK_TABS)[number];
type Dialogs = (typeof DIALOGS)[number];

export type { ActionId };
/** Id of a view that is in the list. */
export type ViewId = Views['id'];
/** Id of a tab of the dock that is in the list. */
export type DockTabId = DockTabs['id'];
/** Id of a dialog that is in the list. */
export type DialogId = Dialogs['id'];

/** What a view can be asked to show. */
export type ViewAsked<Id extends ViewId> =
  Extract<Views, { readonly id: Id }> extends ViewManifest<Id, infer Asked> ? Asked : never;
/** What a tab of the dock can be asked to show. */
export type DockAsked<Id extends DockTabId> =
  Extract<DockTabs, { readonly id: Id }> extends DockTabManifest<Id, infer Asked> ? Asked : never;

/** A dialog that is open: its id as `kind`, and what it was asked. */
export type DialogState = {
  readonly [Id in DialogId]: { readonly kind: Id } & (Extract<
    Dialogs,
    { readonly id: Id }
  > extends DialogManifest<Id, infer Asked>
    ? Asked
    : never);
}[DialogId];

/** Everything that the features declare, as the stores and the features reach it: through the `App`. */
export interface Registry {
  /** In the order of the title bar. */
  readonly views: readonly ViewManifest<ViewId>[];
  /** In the order of the dock. */
  readonly dockTabs: readonly DockTabManifest<DockTabId>[];
  /** In the order of the menus. */
  readonly actions: ReadonlyMap<ActionId, Action>;
}
