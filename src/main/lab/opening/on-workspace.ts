import type { Call } from '../commands/command';
import type { problem } from '../problem';
import type { Opened } from './open-bytes';

/**
 * Puts a lab that was opened in the workspace, in turn with all others. Where the lab that was open has changed meanwhile it
 * stays: nobody was asked about what would be lost.
 *
 * @param then  done with it, in the same turn
 */
export async function onWorkspace(
  { workspace, again }: Pick<Call, 'workspace' | 'again'>,
  opened: Opened,
  then: () => void = () => {},
): Promise<{ readonly ok: true } | ReturnType<typeof problem>> {
  if (!opened.ok) return opened;
  const done = await again(() => {
    then();
    workspace.replace(opened.lab);
    return { ok: true } as const;
  });
  if (!done.ok) opened.lab.close();
  return done;
}
