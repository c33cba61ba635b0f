import { newState } from '../../engine/new-state';
import { createStore, type LabStore } from '../../store/lab-store';
import type { OpenLab } from '../open-lab/open-lab';
import { silentPause } from '../silent-pause';

/** What a recovery copy holds: the bytes of a lab file. */
export interface RecoveryCopy {
  readonly bytes: Uint8Array;
  /** Steps done, where the file holds all of them as undone; null: the file says it itself. */
  readonly position: number | null;
}

/** Makes copies of labs, one after another. */
export interface CopyMaker {
  copyOf(lab: OpenLab): Promise<RecoveryCopy>;
  close(): void;
}

/** Labs with more users or steps are copied by their steps alone. */
const SMALL = { users: 200_000, steps: 3000 } as const;

/**
 * A lab is its steps, and whoever opens a copy replays them. So the copy of a large lab holds its steps with none of
 * them done: it is small, and costs what was added since the copy before, whatever the number of users.
 */
export function copyMaker(): CopyMaker {
  let steps: { readonly of: WeakRef<OpenLab>; readonly store: LabStore } | null = null;
  const close = (): void => {
    steps?.store.close();
    steps = null;
  };
  return {
    async copyOf(lab) {
      const { record, state } = lab;
      const pause = silentPause();
      if (state.users.rows <= SMALL.users && record.journal.length <= SMALL.steps)
        return { bytes: await lab.bytes(pause), position: null };
      if (steps?.of.deref() !== lab) {
        close();
        steps = { of: new WeakRef(lab), store: await createStore() };
      }
      const { store } = steps;
      await store.fill({ record: { ...record, position: 0 }, state: newState() }, () =>
        pause(0, 0),
      );
      return { bytes: await store.bytesSlowly(() => pause(0, 0)), position: record.position };
    },
    close,
  };
}
