/**
 * The one action table: it feeds the native menu, the command palette, the shortcut sheet and the page's key handler.
 * Data only. The page maps an id to what it does; the desktop menu sends the id in `shell.menu`.
 */

/** Where an action stands in the menu bar; absent: it is in the palette only. */
export type ActionMenu = 'file' | 'edit' | 'view' | 'lab' | 'help';

/** One thing a person can ask for. */
export interface ActionInfo {
  readonly id: string;
  /** Sentence case; an ellipsis only where something is asked first. */
  readonly label: string;
  readonly menu?: ActionMenu;
  /** Start a new block of the menu before this one. */
  readonly separated?: boolean;
  /**
   * Keys, the first one shown. `Mod` is Command on macOS and Ctrl elsewhere. Keys without `Mod` work only outside
   * fields and are never accelerators of the native menu.
   */
  readonly keys?: readonly string[];
}

/** In the order of the menus. */
export const ACTIONS = [
  { id: 'file.new', label: 'New lab…', menu: 'file', keys: ['Mod+N'] },
  { id: 'file.open', label: 'Open…', menu: 'file', keys: ['Mod+O'] },
  { id: 'file.start', label: 'Start screen', menu: 'file' },
  { id: 'file.save', label: 'Save', menu: 'file', separated: true, keys: ['Mod+S'] },
  { id: 'file.saveAs', label: 'Save as…', menu: 'file', keys: ['Mod+Shift+S'] },
  { id: 'file.importUsers', label: 'Import users…', menu: 'file', separated: true },
  { id: 'file.exportScenario', label: 'Export as scenario…', menu: 'file' },
  { id: 'file.exportReport', label: 'Export report…', menu: 'file' },
  { id: 'file.export', label: 'Export…', menu: 'file', keys: ['Mod+E'] },
  { id: 'history.undo', label: 'Undo', menu: 'edit', keys: ['Mod+Z'] },
  { id: 'history.redo', label: 'Redo', menu: 'edit', keys: ['Mod+Shift+Z', 'Mod+Y'] },
  { id: 'palette.open', label: 'Find or run…', menu: 'view', keys: ['Mod+K'] },
  {
    id: 'view.workbench',
    label: 'Workbench',
    menu: 'view',
    separated: true,
    keys: ['Mod+1', 'G W'],
  },
  { id: 'view.whatIf', label: 'What if', menu: 'view', keys: ['Mod+2', 'G I'] },
  { id: 'view.plan', label: 'Plan', menu: 'view', keys: ['Mod+3', 'G P'] },
  { id: 'view.compare', label: 'Compare', menu: 'view', keys: ['Mod+4', 'G C'] },
  { id: 'view.lessons', label: 'Lessons', menu: 'view', keys: ['Mod+5', 'G L'] },
  { id: 'theme.system', label: 'Theme of the system', menu: 'view', separated: true },
  { id: 'theme.light', label: 'Light theme', menu: 'view' },
  { id: 'theme.dark', label: 'Dark theme', menu: 'view' },
  { id: 'theme.contrast', label: 'High contrast theme', menu: 'view' },
  { id: 'panel.next', label: 'Next panel', menu: 'view', separated: true, keys: ['F6'] },
  { id: 'panel.previous', label: 'Previous panel', menu: 'view', keys: ['Shift+F6'] },
  { id: 'users.enable', label: 'Enable users…', menu: 'lab', keys: ['E'] },
  { id: 'users.assign', label: 'Assign users…', menu: 'lab', keys: ['A'] },
  { id: 'users.unassign', label: 'Unassign users…', menu: 'lab', keys: ['U'] },
  { id: 'group.add', label: 'Add redundancy group', menu: 'lab', separated: true },
  { id: 'mode.focus', label: 'Choose the assignment mode', menu: 'lab', keys: ['M'] },
  { id: 'node.fail', label: 'Fail node', menu: 'lab', separated: true, keys: ['F'] },
  { id: 'node.restore', label: 'Restore node', menu: 'lab', keys: ['R'] },
  { id: 'node.failover', label: 'Fail over node', menu: 'lab', keys: ['O'] },
  { id: 'group.fallback', label: 'Fall back group', menu: 'lab', keys: ['B'] },
  { id: 'explain.why', label: 'Why here?', menu: 'lab', separated: true, keys: ['W'] },
  { id: 'finding.next', label: 'Next finding', menu: 'lab', keys: ['N'] },
  { id: 'finding.previous', label: 'Previous finding', menu: 'lab', keys: ['Shift+N'] },
  { id: 'snapshot.take', label: 'Take snapshot…', menu: 'lab', separated: true },
  { id: 'snapshot.list', label: 'Snapshots…', menu: 'lab' },
  { id: 'result.pin', label: 'Pin this result', menu: 'lab' },
  { id: 'step.previous', label: 'Previous step', menu: 'lab', separated: true, keys: ['['] },
  { id: 'step.next', label: 'Next step', menu: 'lab', keys: [']'] },
  { id: 'step.first', label: 'First step', menu: 'lab', keys: ['Home'] },
  { id: 'step.now', label: 'Back to now', menu: 'lab', keys: ['End'] },
  { id: 'help.sources', label: 'Sources and lab assumptions', menu: 'help' },
  { id: 'dock.chart', label: 'Show as chart', keys: ['1'] },
  { id: 'dock.table', label: 'Show as table', keys: ['2'] },
  { id: 'help.shortcuts', label: 'Keyboard shortcuts', menu: 'help', keys: ['?'] },
] as const satisfies readonly ActionInfo[];

/** Id of an action that the page knows. */
export type ActionId = (typeof ACTIONS)[number]['id'];
