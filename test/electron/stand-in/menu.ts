import type { MenuItemConstructorOptions } from 'electron';

/** Roles of Electron that a menu may name (docs, "MenuItem"); an unknown one is an error there. */
const ROLES: ReadonlySet<string> = new Set(
  (
    'undo redo cut copy paste pasteAndMatchStyle delete selectAll reload forceReload toggleDevTools resetZoom zoomIn ' +
    'zoomOut toggleSpellChecker togglefullscreen window minimize close help about services hide hideOthers unhide quit ' +
    'showSubstitutions toggleSmartQuotes toggleSmartDashes toggleTextReplacement startSpeaking stopSpeaking zoom front ' +
    'appMenu fileMenu editMenu viewMenu shareMenu recentDocuments toggleTabBar selectNextTab selectPreviousTab ' +
    'showAllTabs mergeAllWindows clearRecentDocuments moveTabToNewWindow windowMenu'
  ).split(' '),
);
const ACCELERATOR =
  /^((CmdOrCtrl|CommandOrControl|Cmd|Ctrl|Alt|Option|Shift|Super|Meta)\+)*(F\d{1,2}|[A-Z0-9]|[=\-,./;'[\]\\`]|Plus|Space|Tab|Enter|Escape|Delete|Backspace|Up|Down|Left|Right|Home|End|PageUp|PageDown)$/;

/** `Menu`: keeps the template, after the checks that Electron makes. */
export class StandInMenu {
  readonly template: readonly MenuItemConstructorOptions[];

  constructor(template: readonly MenuItemConstructorOptions[]) {
    this.template = template;
    check(template);
  }

  /** The item at a path of labels; labels of roles are the role's name. */
  find(...path: readonly string[]): MenuItemConstructorOptions {
    let level = this.template;
    let found: MenuItemConstructorOptions | undefined;
    for (const name of path) {
      found = level.find((item) => nameOf(item) === name);
      if (!found) throw new Error(`No item ${name}; there are ${level.map(nameOf).join(', ')}`);
      level = (found.submenu ?? []) as readonly MenuItemConstructorOptions[];
    }
    if (!found) throw new Error('A path has at least one name');
    return found;
  }

  /** Chooses an item, as a person would. */
  click(...path: readonly string[]): void {
    const item = this.find(...path);
    if (item.enabled === false) throw new Error(`${path.join(' > ')} is disabled`);
    item.click?.({} as never, undefined, {} as never);
  }
}

function nameOf(item: MenuItemConstructorOptions): string {
  return (item.label ?? item.role ?? item.type ?? '').replace(/^&/, '');
}

function check(template: readonly MenuItemConstructorOptions[]): void {
  const ids = new Set<string>();
  for (const item of template) {
    if (item.role !== undefined && !ROLES.has(item.role))
      throw new Error(`Unknown role ${item.role}`);
    if (!item.role && !item.label && item.type !== 'separator') {
      throw new TypeError('Invalid template for MenuItem: must have either label, role or type');
    }
    if (item.accelerator !== undefined && !ACCELERATOR.test(item.accelerator)) {
      throw new Error(`${item.accelerator} is no accelerator`);
    }
    if (item.id !== undefined && ids.has(item.id)) throw new Error(`Two items are ${item.id}`);
    if (item.id !== undefined) ids.add(item.id);
    check((item.submenu ?? []) as readonly MenuItemConstructorOptions[]);
  }
}
