import type { GroupView, LabView, NodeView } from '../../../shared/view';
import type { App } from '../../stores/app-context';

/** A lab is open. */
export function hasLab(app: App): boolean {
  return app.lab.get().now !== null;
}

/** A lab is open and shown as it is now, so that it can be changed. */
export function canChange(app: App): boolean {
  return hasLab(app) && app.lab.get().past === null;
}

/** The workbench is shown, by itself or beside the text of a lesson. */
export function inWorkbench(app: App): boolean {
  const { start, view } = app.screen.get();
  if (!hasLab(app) || start) return false;
  const kind = labOf(app)?.lesson?.kind;
  return view === 'workbench' || (view === 'lessons' && kind !== undefined && kind !== 'predict');
}

/** The lab can be changed, in the workbench. */
export function canWork(app: App): boolean {
  return canChange(app) && inWorkbench(app);
}

/** The lab as it is now, or null. */
export function labOf(app: App): LabView | null {
  return app.lab.get().now;
}

/** Every node of the lab. */
export function nodesOf(app: App): readonly NodeView[] {
  const groups = labOf(app)?.groups ?? [];
  return groups.flatMap((group) => group.nodes.filter((each) => each !== null));
}

/** The selected node, or null. */
export function chosenNode(app: App): NodeView | null {
  const chosen = app.selection.get();
  if (chosen.kind !== 'node') return null;
  return nodesOf(app).find((each) => each.name === chosen.name) ?? null;
}

/** The selected group, or the group of the selected node, or null. */
export function chosenGroup(app: App): GroupView | null {
  const chosen = app.selection.get();
  const name = chosen.kind === 'group' ? chosen.name : chosenNode(app)?.group;
  return labOf(app)?.groups.find((each) => each.name === name) ?? null;
}
