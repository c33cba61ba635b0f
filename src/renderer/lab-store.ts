import type { LabApi, LabCommand, LabEvent, LabTransport, Problem } from '../shared/lab-api';
import type { RefusalView } from '../shared/refusal';
import type { Step } from '../shared/step';
import type { LabView, StepRow } from '../shared/view';
import { placeOf } from './place';
import { share } from './share';
import { createStore, type Store } from './store';

/** What the page knows of the lab. Replaced as a whole by each event; parts that did not change stay the same. */
export interface LabSnapshot {
  /** No event has come yet. */
  readonly connecting: boolean;
  /** The lab at present; null: none is open. */
  readonly now: LabView | null;
  /** The lab as it was after some steps, while a person looks back. Read-only. */
  readonly past: { readonly position: number; readonly view: LabView } | null;
  readonly rows: readonly StepRow[];
  /** Steps done; rows from here on are undone. */
  readonly position: number;
  readonly progress: {
    readonly label: string;
    readonly done: number;
    readonly total: number;
  } | null;
  /** The last step that was refused, until the next one succeeds or it is dismissed. */
  readonly refusal: { readonly place: string; readonly view: RefusalView } | null;
  /** A failure that is not a refusal, until it is dismissed. */
  readonly problem: Problem | null;
  /** Counts the labs opened, so that a page knows when everything is another lab's. */
  readonly opened: number;
}

/** What a person did, for the toast: the effect in words and whether undo takes it back. */
export interface Done {
  readonly effect: string;
  readonly undo: boolean;
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

const EMPTY: LabSnapshot = {
  connecting: true,
  now: null,
  past: null,
  rows: [],
  position: 0,
  progress: null,
  refusal: null,
  problem: null,
  opened: 0,
};

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
  const store = createStore(EMPTY);
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
    const result = await attempt(command, args, place);
    if (place !== undefined) {
      store.set((old) =>
        old.refusal === null ? old : { ...old, refusal: { ...old.refusal, place } },
      );
    }
    if (result === null) return false;
    onDone({ effect: result.effect, undo: command === 'lab.run' });
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

/** Keeps the answers about the present revision. One that failed is asked again. */
function createAsk(transport: LabTransport, revision: () => number): LabTransport['call'] {
  const answers = new Map<string, Promise<unknown>>();
  let about = -1;
  return (command, args) => {
    if (revision() !== about) {
      about = revision();
      answers.clear();
    }
    const key = `${command} ${JSON.stringify(args)}`;
    const known = answers.get(key);
    const answer = known ?? transport.call(command, args);
    if (known === undefined) {
      answers.set(key, answer);
      answer.catch(() => answers.delete(key));
    }
    return answer as ReturnType<typeof transport.call<typeof command>>;
  };
}

function receive(old: LabSnapshot, event: LabEvent): LabSnapshot {
  if (event.type === 'task.progress') {
    const { label, done, total } = event;
    return { ...old, progress: done >= total ? null : { label, done, total } };
  }
  if (event.type !== 'lab.changed') return old;
  const { view, steps, opened } = event;
  return {
    ...old,
    connecting: false,
    now: view === null ? null : share(old.now, view),
    past: null,
    rows:
      steps.rows.length === 0 && steps.from === old.rows.length
        ? old.rows
        : [...old.rows.slice(0, steps.from), ...steps.rows],
    position: steps.position,
    progress: null,
    refusal: opened ? null : old.refusal,
    opened: old.opened + (opened ? 1 : 0),
  };
}

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
