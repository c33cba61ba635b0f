import { asOneAction } from '../../shared/joined';
import type {
  CallAbout,
  LabApi,
  LabCommand,
  LabTransport,
  ListedWorkspace,
} from '../../shared/lab-api';
import type { LabMoment, Problem } from '../../shared/outcome';
import type { Step } from '../../shared/step';
import { placeOf } from '../parts/place';
import { type GoodAnswer, problemOf } from './answers';
import { type Ask, createAsk } from './lab-ask';
import { type LabSnapshot, NO_SNAPSHOT, receive } from './lab-snapshot';
import { replaceEqualDeep } from './replace-equal-deep';
import { createStore, type Store } from './store';

/** What a person did, for the toast. */
export interface Done {
  /** The steps done, in words; absent after undo and redo, whose effect says it. */
  readonly label?: string;
  readonly effect: string;
  /** Undoing to this many steps takes it back. */
  readonly undoTo?: number;
}

/** The lab as the page reaches it. */
export interface LabStore extends Pick<Store<LabSnapshot>, 'get' | 'subscribe'> {
  readonly call: LabTransport['call'];
  /** Asks; the same question about the same revision is sent once. For commands that change nothing. */
  readonly ask: Ask;
  /**
   * Runs steps, all or none, as one action that is undone at once. A refusal is kept for `place`, by default the node or group of the refused step.
   * Resolves to whether they ran.
   */
  readonly run: (steps: readonly Step[], place?: string) => Promise<boolean>;
  readonly undo: () => Promise<boolean>;
  readonly redo: () => Promise<boolean>;
  /** Undoes or redoes to this many steps done. */
  readonly goTo: (position: number) => Promise<boolean>;
  /** Looks at the lab after this many steps; null or the present number: back to now. */
  readonly lookAt: (position: number | null) => Promise<void>;
  /**
   * Calls a command that answers with an `Outcome` and keeps its problem for the page. Null: it failed. What costs too much
   * waits for the person, who may want it all the same (`doAnyway`).
   */
  readonly attempt: <K extends LabCommand>(
    command: K,
    args: LabApi[K]['args'],
  ) => Promise<GoodAnswer<K> | null>;
  /** Shows the lab of another workspace in this tab; in a browser only. */
  readonly goToWorkspace: (workspace: string) => void;
  /** The workspaces with a lab on them, where a page may go from one to another. */
  readonly workspaces: () => Promise<readonly ListedWorkspace[]>;
  /** Closes the lab of a workspace that no tab shows. */
  readonly closeWorkspace: (workspace: string) => Promise<void>;
  /** Stays with this lab, whatever was opened in another tab. */
  readonly stay: () => void;
  readonly dismissRefusal: () => void;
  readonly dismissProblem: () => void;
  /** Does all the same what was refused for what it costs; see `Problem.anyway`. */
  readonly doAnyway: () => void;
}

/** Who is told beside the watchers of the snapshot. */
export interface LabListeners {
  /** After every step, undo and redo that succeeded. */
  readonly onDone: (done: Done) => void;
  /** An item of the native menu was chosen. */
  readonly onMenu: (action: string) => void;
  /** Another lab took the place of the open one, and this page did not ask for it. */
  readonly onOpenedElsewhere?: (title: string) => void;
}

/** An event may come this long after the answer to the call that opened its lab. */
const OPENER_MS = 2000;

/** Subscribes to the lab and keeps what it says. */
export function createLabStore(
  transport: LabTransport,
  { onDone, onMenu, onOpenedElsewhere }: LabListeners,
): LabStore {
  const store = createStore(NO_SNAPSHOT);
  const patch = (change: Partial<LabSnapshot>): void => store.set((old) => ({ ...old, ...change }));
  /** The newest lab and revision heard of, by an event or an answer, whichever comes first. */
  let heard: LabMoment = { lab: null, revision: -1 };
  const hear = (moment: LabMoment | undefined): void => {
    if (moment && moment.revision >= heard.revision) heard = moment;
  };
  /** Calls under way that may open a lab, and when the last one was answered. */
  const openers = { count: 0, last: Number.NEGATIVE_INFINITY };
  const asksForLabs = (): boolean =>
    openers.count > 0 || performance.now() - openers.last < OPENER_MS;
  transport.workspaces?.watch((workspace) => patch({ workspace }));
  transport.subscribe((event) => {
    if (event.type === 'shell.menu') return onMenu(event.action);
    if (event.type === 'lab.changed') {
      const { view, opened } = event;
      // A host that was started again counts its revisions anew.
      if (opened) heard = { lab: null, revision: -1 };
      hear(view ?? undefined);
    }
    const before = store.get().now;
    store.set((old) => receive(old, event));
    const { now } = store.get();
    if (event.type === 'lab.changed' && event.opened && before && now && !asksForLabs()) {
      onOpenedElsewhere?.(now.title);
    }
  });

  /** Every command says which lab it means: done to another one it would be a mistake. */
  const call = async <K extends LabCommand>(
    command: K,
    args: LabApi[K]['args'],
    about: CallAbout = {},
  ): Promise<LabApi[K]['result']> => {
    const lab = heard.lab === null ? {} : { lab: heard.lab };
    // What asks about the open lab opens none.
    const opens = !command.startsWith('lab.');
    if (opens) openers.count += 1;
    try {
      const result = await transport.call(command, args, { ...lab, ...about });
      if (result.ok) hear(result.now);
      return result;
    } finally {
      if (opens) {
        openers.count -= 1;
        openers.last = performance.now();
      }
    }
  };

  /** What the person wants all the same. */
  let wanted: Problem | null = null;
  /** Whether the person wants it all the same, once the problem is out of sight. */
  const isWanted = (problem: Problem): Promise<boolean> =>
    new Promise((resolve) => {
      wanted = null;
      const forget = store.subscribe(() => {
        if (store.get().problem === problem) return;
        forget();
        resolve(wanted === problem);
      });
    });

  async function attempt<K extends LabCommand>(
    command: K,
    args: LabApi[K]['args'],
    place = 'lab',
  ): Promise<GoodAnswer<K> | null> {
    try {
      const result = await call(command, args);
      if (result.ok) return result as GoodAnswer<K>;
      if ('problem' in result) {
        const { problem } = result;
        patch({ problem, progress: null });
        if (problem.anyway !== undefined && (await isWanted(problem)))
          return attempt(command, { ...args, anyway: true }, place);
      } else
        patch({
          refusal: { place: refusedPlace(args, result.index) ?? place, view: result.refusal },
        });
    } catch (error) {
      patch({ problem: problemOf(error), progress: null });
    }
    return null;
  }

  async function change<K extends 'lab.run' | 'lab.undo' | 'lab.redo' | 'lab.goTo'>(
    command: K,
    args: LabApi[K]['args'],
    place?: string,
  ): Promise<boolean> {
    patch({ refusal: null });
    const result = await attempt(command, args, place);
    if (place !== undefined) {
      store.set((old) =>
        old.refusal === null ? old : { ...old, refusal: { ...old.refusal, place } },
      );
    }
    if (result === null) return false;
    const { label, effect, from, now } = result;
    onDone(command === 'lab.run' ? { label, effect, undoTo: from } : { effect });
    if (now) await shown(store, now);
    return true;
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    call,
    ask: createAsk(call, () => store.get().now?.revision ?? -1),
    attempt,
    run: (steps, place) => change('lab.run', { steps: asOneAction(steps) }, place),
    undo: () => change('lab.undo', {}),
    redo: () => change('lab.redo', {}),
    goTo: (position) => change('lab.goTo', { position }),
    async lookAt(position) {
      if (position === null || position === store.get().position) return patch({ past: null });
      const result = await attempt('lab.viewAt', { position });
      if (result === null) return;
      store.set((old) => ({
        ...old,
        past: { position, view: replaceEqualDeep(old.past?.view ?? old.now, result.view) },
      }));
    },
    goToWorkspace(workspace) {
      // What it shows then is no lab that somebody else opened.
      openers.last = performance.now();
      transport.workspaces?.go(workspace);
    },
    workspaces: async () => transport.workspaces?.list() ?? [],
    closeWorkspace: async (workspace) => transport.workspaces?.close(workspace),
    stay: () => patch({ elsewhere: null }),
    dismissRefusal: () => patch({ refusal: null }),
    dismissProblem: () => patch({ problem: null }),
    doAnyway() {
      wanted = store.get().problem;
      patch({ problem: null });
    },
  };
}

/** Waits until the page shows what a change led to: its event may come after the answer. */
function shown(store: Store<LabSnapshot>, { lab, revision }: LabMoment): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      const { now } = store.get();
      if (now !== null && now.lab === lab && now.revision < revision) return;
      forget();
      resolve();
    };
    const forget = store.subscribe(look);
    look();
  });
}

/** The place of the step that was refused, where the arguments were steps. */
function refusedPlace(args: object, index: number): string | null {
  if (!('steps' in args)) return null;
  const step = (args.steps as readonly Step[])[index];
  return step === undefined ? null : placeOf(step);
}
