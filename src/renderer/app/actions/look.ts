import { presentingOf } from '../../features/lessons/present-state';
import type { Action } from '../../manifests/action';
import type { App } from '../../stores/app-context';
import { openDock, showInspector } from '../../stores/navigate';
import { inWorkbench, labOf } from './facts';

/** What shows something and changes nothing. */
export const LOOK_ACTIONS = {
  'explain.why': {
    label: 'Why here?',
    synonyms: ['explain', 'reason'],
    menu: 'lab',
    separated: true,
    keys: ['W'],
    when: (app) => inWorkbench(app) && ['user', 'node'].includes(app.selection.get().kind),
    run: (app) => showInspector(app.screen),
  },
  'finding.next': {
    label: 'Next finding',
    menu: 'lab',
    keys: ['N'],
    when: hasFindings,
    run: (app) => findingBy(app, 1),
  },
  'finding.previous': {
    label: 'Previous finding',
    menu: 'lab',
    keys: ['Shift+N'],
    when: hasFindings,
    run: (app) => findingBy(app, -1),
  },
  'step.previous': {
    label: 'Previous step',
    menu: 'lab',
    separated: true,
    keys: ['['],
    when: inWorkbench,
    run: (app) => lookBy(app, -1),
  },
  'step.next': {
    label: 'Next step',
    menu: 'lab',
    keys: [']'],
    when: inWorkbench,
    run: (app) => lookBy(app, 1),
  },
  'step.first': {
    label: 'First step',
    menu: 'lab',
    keys: ['Home'],
    when: inWorkbench,
    run: (app) => void app.lab.lookAt(0),
  },
  'step.now': {
    label: 'Back to now',
    menu: 'lab',
    keys: ['End'],
    when: inWorkbench,
    run: (app) => void app.lab.lookAt(null),
  },
  'lesson.present': {
    label: 'Present',
    synonyms: ['lesson', 'wall', 'projector'],
    menu: 'view',
    keys: ['Mod+Enter'],
    when: (app) => labOf(app)?.lesson != null && app.screen.get().view === 'lessons',
    run: (app) => presentingOf(app).set({ on: true, revealed: false }),
  },
} as const satisfies Readonly<Record<string, Action>>;

function hasFindings(app: App): boolean {
  return inWorkbench(app) && (labOf(app)?.findings.length ?? 0) > 0;
}

/** Shows the lab `by` steps from what is shown. */
function lookBy(app: App, by: number): void {
  const { position, past, rows } = app.lab.get();
  const wanted = Math.min(rows.length, Math.max(0, (past?.position ?? position) + by));
  void app.lab.lookAt(wanted);
}

/** Selects the next finding, in the order of the list. */
function findingBy(app: App, by: 1 | -1): void {
  const findings = labOf(app)?.findings ?? [];
  const chosen = app.selection.get();
  const index =
    chosen.kind === 'finding'
      ? findings.findIndex((each) => each.code === chosen.code && each.at === chosen.at)
      : -1;
  const next = findings.at(
    (index === -1 && by === -1 ? 0 : index + by) % Math.max(1, findings.length),
  );
  if (next === undefined) return;
  app.selection.set({ kind: 'finding', code: next.code, at: next.at });
  openDock(app, 'findings');
}
