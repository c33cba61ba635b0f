import { ACTIONS, type ActionId, type ActionInfo } from '../../shared/actions';
import type { GroupView, LabView, NodeView } from '../../shared/view';
import { cyclePanels } from '../keyboard/panels';
import { importUsers, newLab, openLab, saveLab } from '../parts/file-actions';
import { pinResult } from '../parts/pin';
import type { App } from '../stores/app-context';
import { openDock, showCompare, showDialog, showWorkbench } from '../stores/screen';

/** What an action does, and when it can be done; without `when`: always. */
interface Handler {
  readonly when?: (app: App) => boolean;
  readonly run: (app: App) => void;
}

/** An action as the palette and the shortcut sheet show it. */
export type Action = ActionInfo & { readonly id: ActionId };

const hasLab = (app: App): boolean => app.lab.get().now !== null;
const canChange = (app: App): boolean => hasLab(app) && app.lab.get().past === null;
const inWorkbench = (app: App): boolean => {
  const { start, view } = app.screen.get();
  return hasLab(app) && !start && view === 'workbench';
};

/** The lab as it is now; handlers run only where there is one. */
function lab(app: App): LabView | null {
  return app.lab.get().now;
}

/** The selected node. */
function node(app: App): NodeView | null {
  const chosen = app.selection.get();
  if (chosen.kind !== 'node') return null;
  return nodesOf(app).find((each) => each.name === chosen.name) ?? null;
}

function nodesOf(app: App): readonly NodeView[] {
  const groups = lab(app)?.groups ?? [];
  return groups.flatMap((group) => group.nodes.filter((each) => each !== null));
}

/** The selected group, or the group of the selected node. */
function group(app: App): GroupView | null {
  const chosen = app.selection.get();
  const name = chosen.kind === 'group' ? chosen.name : node(app)?.group;
  return lab(app)?.groups.find((each) => each.name === name) ?? null;
}

const onNode = (step: 'fail-node' | 'failover'): Handler => ({
  when: (app) => canChange(app) && inWorkbench(app) && (node(app)?.actions.includes(step) ?? false),
  run: (app) => {
    const name = node(app)?.name;
    if (name !== undefined) void app.lab.run([{ do: step, node: name }]);
  },
});

/** Shows the lab `by` steps from what is shown. */
function lookBy(app: App, by: number): void {
  const { position, past, rows } = app.lab.get();
  const wanted = Math.min(rows.length, Math.max(0, (past?.position ?? position) + by));
  void app.lab.lookAt(wanted);
}

/** Selects the next finding, in the order of the list. */
function findingBy(app: App, by: 1 | -1): void {
  const findings = lab(app)?.findings ?? [];
  const chosen = app.selection.get();
  const at =
    chosen.kind === 'finding'
      ? findings.findIndex((each) => each.code === chosen.code && each.at === chosen.at)
      : -1;
  const next = findings.at((at === -1 && by === -1 ? 0 : at + by) % Math.max(1, findings.length));
  if (next === undefined) return;
  app.selection.set({ kind: 'finding', code: next.code, at: next.at });
  openDock(app.screen, 'findings');
}

const theme = (change: Parameters<App['settings']['set']>[0]): Handler => ({
  run: (app) => app.settings.set(change),
});

/** Draws the dock's figures, or sets them as a table. */
const show = (as: 'chart' | 'table'): Handler => ({
  when: (app) => inWorkbench(app) && app.screen.get().dock.size !== 'folded',
  run: (app) => app.screen.set((old) => ({ ...old, dock: { ...old.dock, show: as } })),
});

/** Actions whose views do not exist are not offered. */
const ABSENT: Handler = { when: () => false, run: () => {} };

const HANDLERS: Readonly<Record<ActionId, Handler>> = {
  'file.new': { run: newLab },
  'file.open': { run: (app) => void openLab(app) },
  'file.start': {
    when: (app) => hasLab(app) && !app.screen.get().start,
    run: (app) => app.screen.set((old) => ({ ...old, start: true })),
  },
  'file.save': { when: hasLab, run: (app) => void saveLab(app, false) },
  'file.saveAs': { when: hasLab, run: (app) => void saveLab(app, true) },
  'file.importUsers': { run: (app) => void importUsers(app) },
  'file.exportScenario': {
    when: hasLab,
    run: (app) => showDialog(app.screen, { kind: 'export', what: 'scenario' }),
  },
  'file.exportReport': {
    when: hasLab,
    run: (app) => showDialog(app.screen, { kind: 'export', what: 'report' }),
  },
  'file.export': { when: hasLab, run: (app) => showDialog(app.screen, { kind: 'export' }) },
  'history.undo': { when: (app) => lab(app)?.undo != null, run: (app) => void app.lab.undo() },
  'history.redo': { when: (app) => lab(app)?.redo != null, run: (app) => void app.lab.redo() },
  'palette.open': { run: (app) => showDialog(app.screen, { kind: 'palette' }) },
  'view.workbench': { when: hasLab, run: (app) => showWorkbench(app.screen) },
  'view.whatIf': ABSENT,
  'view.plan': ABSENT,
  'view.compare': { when: hasLab, run: (app) => showCompare(app.screen) },
  'view.lessons': ABSENT,
  'theme.system': theme((old) => ({ ...old, theme: 'system', contrast: 'system' })),
  'theme.light': theme((old) => ({ ...old, theme: 'light' })),
  'theme.dark': theme((old) => ({ ...old, theme: 'dark' })),
  'theme.contrast': theme((old) => ({ ...old, contrast: 'more' })),
  'panel.next': { run: () => cyclePanels(1) },
  'panel.previous': { run: () => cyclePanels(-1) },
  'users.enable': {
    when: (app) => canChange(app) && inWorkbench(app),
    run: (app) => showDialog(app.screen, { kind: 'enable-users' }),
  },
  'users.assign': {
    when: (app) => canChange(app) && inWorkbench(app),
    run: (app) => {
      const chosen = app.selection.get();
      const users = chosen.kind === 'user' ? { users: [chosen.id] } : {};
      const to = chosen.kind === 'node' ? { to: chosen.name } : {};
      showDialog(app.screen, { kind: 'assign-users', ...users, ...to });
    },
  },
  'users.unassign': {
    when: (app) => canChange(app) && inWorkbench(app),
    run: (app) => {
      const chosen = app.selection.get();
      if (chosen.kind === 'user') void app.lab.run([{ do: 'unassign', users: [chosen.id] }]);
      else {
        const from = chosen.kind === 'node' ? { node: chosen.name } : {};
        showDialog(app.screen, { kind: 'unassign-users', ...from });
      }
    },
  },
  'group.add': {
    when: (app) => canChange(app) && inWorkbench(app),
    run: (app) => showDialog(app.screen, { kind: 'add-group' }),
  },
  'mode.focus': {
    when: (app) => canChange(app) && inWorkbench(app),
    run: () =>
      document
        .querySelector<HTMLElement>('[aria-label="Assignment mode"] [data-selected]')
        ?.focus(),
  },
  'node.fail': onNode('fail-node'),
  'node.restore': {
    when: (app) =>
      canChange(app) &&
      inWorkbench(app) &&
      RESTORES.some((each) => node(app)?.actions.includes(each)),
    run: (app) => {
      const chosen = node(app);
      const step = RESTORES.find((each) => chosen?.actions.includes(each));
      if (chosen !== null && step !== undefined) {
        void app.lab.run([{ do: step, node: chosen.name }]);
      }
    },
  },
  'node.failover': onNode('failover'),
  'group.fallback': {
    when: (app) =>
      canChange(app) && inWorkbench(app) && (group(app)?.actions.includes('fallback') ?? false),
    run: (app) => {
      const name = group(app)?.name;
      if (name !== undefined) void app.lab.run([{ do: 'fallback', group: name }]);
    },
  },
  'explain.why': {
    when: (app) => inWorkbench(app) && ['user', 'node'].includes(app.selection.get().kind),
    run: (app) => {
      app.screen.set((old) => ({ ...old, drawer: 'inspector' }));
      requestAnimationFrame(() =>
        document.querySelector<HTMLElement>('[data-panel="Inspector"]')?.focus(),
      );
    },
  },
  'snapshot.take': {
    when: canChange,
    run: (app) => showDialog(app.screen, { kind: 'take-snapshot' }),
  },
  'snapshot.list': { when: hasLab, run: (app) => showDialog(app.screen, { kind: 'snapshots' }) },
  'result.pin': {
    when: (app) => canChange(app) && nodesOf(app).length > 0,
    run: (app) => void pinResult(app),
  },
  'finding.next': { when: inWorkbench, run: (app) => findingBy(app, 1) },
  'finding.previous': { when: inWorkbench, run: (app) => findingBy(app, -1) },
  'step.previous': { when: inWorkbench, run: (app) => lookBy(app, -1) },
  'step.next': { when: inWorkbench, run: (app) => lookBy(app, 1) },
  'step.first': { when: inWorkbench, run: (app) => void app.lab.lookAt(0) },
  'step.now': { when: inWorkbench, run: (app) => void app.lab.lookAt(null) },
  'help.sources': {
    run: (app) => app.screen.set((old) => ({ ...old, glossary: { sources: [] } })),
  },
  'dock.chart': show('chart'),
  'dock.table': show('table'),
  'help.shortcuts': { run: (app) => showDialog(app.screen, { kind: 'shortcuts' }) },
};

const RESTORES = ['restore-node', 'start-service'] as const;

/** Whether a text names an action. */
export function isActionId(id: string): id is ActionId {
  return Object.hasOwn(HANDLERS, id);
}

/** Whether an action can be done now. */
export function canRun(app: App, id: ActionId): boolean {
  return HANDLERS[id].when?.(app) ?? true;
}

/** Does it. */
export function runAction(app: App, id: ActionId): void {
  HANDLERS[id].run(app);
}

/** The actions of this version, in the order of the table. */
export function offeredActions(): readonly Action[] {
  return ACTIONS.filter((action) => HANDLERS[action.id] !== ABSENT);
}
