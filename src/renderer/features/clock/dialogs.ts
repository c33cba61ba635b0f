import type { Step } from '../../../shared/step';
import type { DialogManifest } from '../../manifests/dialog';

/** What is to be done after some time has passed in the lab. */
export interface LaterAsked {
  /** What is done then: "Restore imp1". */
  readonly label: string;
  readonly steps: readonly Step[];
}

/** Lets time pass before something is done, as one action. */
export const laterDialog: DialogManifest<'later', LaterAsked> = {
  id: 'later',
  load: async () => (await import('./later/later-dialog')).LaterDialog,
};
