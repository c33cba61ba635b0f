/** Where an action stands in the menu bar. */
export type ActionMenu = 'file' | 'edit' | 'view' | 'lab' | 'help';

/**
 * One item of the desktop's menu bar. The page declares its actions (`renderer/app/actions`) and tells the desktop
 * what stands in the menus now, so that nothing is offered there that the page would not do.
 */
export interface MenuAction {
  readonly id: string;
  /** Sentence case; an ellipsis only where something is asked first. */
  readonly label: string;
  readonly menu: ActionMenu;
  /** Start a new block of the menu before this one. */
  readonly separated: boolean;
  /** Keys with `Mod`: Command on macOS and Ctrl elsewhere; null: none. */
  readonly keys: string | null;
  /** It can be done now. */
  readonly enabled: boolean;
}
