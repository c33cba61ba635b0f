import type { LabApi, LabCommand, LabTransport, Problem } from '../../shared/lab-api';
import type { RefusalView } from '../../shared/refusal';
import type { Step } from '../../shared/step';
import { placeOf } from '../parts/place';
import { createAsk } from './lab-ask';
import { type LabSnapshot, labelOf, NO_SNAPSHOT, receive } from './lab-snapshot';
import { share } from './share';
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
  readonly ask: LabTransport['call'];
  /**
   * Runs steps, all or none. A refusal is kept for `place`, by default the node or group of the refused step.
   * Resolves to whether they ran.
   */
  readonly run: (steps: readonly Step[], place?: string) => Promise<boolean>;
  readonly undo: () => Promise<boolean>;
  readonly redo: () => Promise<boolean>;
  /** Undoes or redoes to this many steps done. */
  readonly goTo: (position: number) => Promise<boolean>;
  /** Looks at the lab after this many steps; null or the present number: back to now. */
  readonly lookAt: (position: number | null) => Promise<void>;
  /** Calls a command that answers with an `Outcome` and keeps its problem for the page. Null: it failed. */
  readonly attempt: <K extends LabCommand>(
    command: K,
    args: LabApi[K]['args'],
  ) => Promise<Extract<LabApi[K]['result'], { readonly ok: true }> | null>;
  readonly dismissRefusal: () => void;
  readonly dismissProblem: () => void;
}

/** Who is told beside the watchers of the snapshot. */
export interface LabListeners {
  /** After every step, undo and redo that succeeded. */
  readonly onDone: (done: Done) => void;
  /** An item of the native menu was chosen. */
  readonly onMenu: (action: string) => void;
}

/** Subscribes to the lab and keeps what it says. */
export function createLabStore(
  transport: LabTransport,
  { onDone, onMenu }: LabListeners,
): LabStore {
  const store = createStore(NO_SNAPSHOT);
  const patch = (change: Partial<LabSnapshot>): void => store.set((old) => ({ ...old, ...change }));
  transport.subscribe((event) => {
    if (event.type === 'shell.menu') onMenu(event.action);
    else store.set((old) => receive(old, event));
  });

  async function attempt<K extends LabCommand>(
    command: K,
    args: LabApi[K]['args'],
    place = 'lab',
  ): Promise<Extract<LabApi[K]['result'], { readonly ok: true }> | null> {
    try {
      const result = await transport.call(command, args);
      if (!isFailure(result)) return result as Extract<LabApi[K]['result'], { readonly ok: true }>;
      if ('problem' in result) patch({ problem: result.problem });
      else
        patch({ refusal: { place: refusedPlace(args, result.at) ?? place, view: result.refusal } });
    } catch (error) {
      patch({ problem: unreachable(error) });
    }
    return null;
  }

  async function change<K extends 'lab.run' | 'lab.undo' | 'lab.redo' | 'lab.goTo'>(
    command: K,
    args: LabApi[K]['args'],
    place?: string,
  ): Promise<boolean> {
    patch({ refusal: null });
    const before = store.get();
    const result = await attempt(command, args, place);
    if (place !== undefined) {
      store.set((old) =>
        old.refusal === null ? old : { ...old, refusal: { ...old.refusal, place } },
      );
    }
    if (result === null) return false;
    if (command !== 'lab.run') onDone({ effect: result.effect });
    else {
      await told(store, before);
      const label = labelOf(store.get(), before.position);
      onDone({ effect: result.effect, undoTo: before.position, ...label });
    }
    return true;
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    call: transport.call,
    ask: createAsk(transport, () => store.get().now?.revision ?? -1),
    attempt,
    run: (steps, place) => change('lab.run', { steps }, place),
    undo: () => change('lab.undo', {}),
    redo: () => change('lab.redo', {}),
    goTo: (position) => change('lab.goTo', { position }),
    async lookAt(position) {
      if (position === null || position === store.get().position) return patch({ past: null });
      const result = await attempt('lab.viewAt', { position });
      if (result === null) return;
      store.set((old) => ({
        ...old,
        past: { position, view: share(old.past?.view ?? old.now, result.view) },
      }));
    },
    dismissRefusal: () => patch({ refusal: null }),
    dismissProblem: () => patch({ problem: null }),
  };
}

/** Waits until the event of a change has come; it may come after the answer. Not for longer than a moment. */
function told(store: Store<LabSnapshot>, before: LabSnapshot): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      if (store.get().now === before.now) return;
      forget();
      clearTimeout(timer);
      resolve();
    };
    const forget = store.subscribe(done);
    const timer = setTimeout(() => {
      forget();
      resolve();
    }, TOLD_MS);
    done();
  });
}

/** Longest wait for the event of a change before its toast is shown without a label. */
const TOLD_MS = 500;

type Failure = { readonly ok: false } & (
  | { readonly problem: Problem }
  | { readonly refusal: RefusalView; readonly at: number }
);

function isFailure(result: unknown): result is Failure {
  return typeof result === 'object' && result !== null && 'ok' in result && result.ok === false;
}

/** The place of the step that was refused, where the arguments were steps. */
function refusedPlace(args: object, at: number): string | null {
  if (!('steps' in args)) return null;
  const step = (args.steps as readonly Step[])[at];
  return step === undefined ? null : placeOf(step);
}

function unreachable(error: unknown): Problem {
  return {
    code: 'unreachable',
    title: 'The lab did not answer',
    message: error instanceof Error ? error.message : String(error),
  };
}
