import type { Step } from '../../../shared/step';
import type { App } from '../../stores/app-context';

/**
 * Tries steps on a branch of their own, forked at the moment that is shown; the lab they were tried on stays as it is.
 * True: the branch is open.
 */
export async function tryOnBranch(
  app: App,
  name: string,
  steps: readonly Step[],
): Promise<boolean> {
  const { past, position } = app.lab.get();
  const at = past?.position ?? position;
  const done = await app.lab.attempt('branch.fork', { at, name, numbered: true, steps });
  if (done === null) return false;
  await app.lab.lookAt(null);
  app.toasts.show({ title: `On branch “${done.branch}”`, text: done.effect, undo: false });
  return true;
}
