import { useCallback, useEffect, useState } from 'react';
import type { LabApi, LabCommand } from '../../shared/lab-api';
import type { Problem } from '../../shared/outcome';
import type { RefusalView } from '../../shared/refusal';
import type { LabView, StepRow } from '../../shared/view';
import { type GoodAnswer, type Settled, type Settlement, settlementOf } from '../stores/answers';
import { useApp } from '../stores/app-context';
import type { LabSnapshot } from '../stores/lab-snapshot';
import type { LabStore } from '../stores/lab-store';
import { type Selection, standing } from '../stores/selection';
import { useStore } from '../stores/store';

/** Watches a part of what the page knows of the lab. */
export function useSnapshot<R>(select: (snapshot: LabSnapshot) => R): R {
  return useStore(useApp().lab, select);
}

/**
 * Watches a part of the lab as it is shown: now, or then while a person looks back.
 * `select` returns a field of the view; a field that did not change stays the same object.
 */
export function useLab<R>(select: (view: LabView) => R): R {
  return useSnapshot((snapshot) => select(shown(snapshot)));
}

/** Watches a part of the lab as it is now, whatever is shown: undo, redo, the file. */
export function useNow<R>(select: (view: LabView) => R): R {
  return useSnapshot((snapshot) => select(opened(snapshot.now)));
}

/** The journal: all rows, how many are done, and the number of steps one looks at (null: now). */
export function useSteps(): {
  readonly rows: readonly StepRow[];
  readonly position: number;
  readonly looking: number | null;
} {
  const rows = useSnapshot((snapshot) => snapshot.rows);
  const position = useSnapshot((snapshot) => snapshot.position);
  const looking = useSnapshot((snapshot) => snapshot.past?.position ?? null);
  return { rows, position, looking };
}

/** A person looks at an earlier step: nothing can be changed. */
export function useReadOnly(): boolean {
  return useSnapshot((snapshot) => snapshot.past !== null);
}

/** `{ position }` while a person looks back, else nothing: to spread into the arguments of a query. */
export function usePosition(): { readonly position?: number } {
  const looking = useSnapshot((snapshot) => snapshot.past?.position ?? null);
  return looking === null ? {} : { position: looking };
}

/** Runs, undoes, redoes, looks: the functions of the store. They never change. */
export function useCommand(): LabStore {
  return useApp().lab;
}

/** The refusal to show at this place, or null. See `place.ts`. */
export function useRefusal(place: string): RefusalView | null {
  return useSnapshot(({ refusal }) => (refusal?.place === place ? refusal.view : null));
}

/** The selection; the lab itself where the thing selected is no longer there. */
export function useSelection(): Selection {
  const { selection } = useApp();
  const chosen = useStore(selection, (value) => value);
  return useSnapshot((snapshot) =>
    snapshot.now === null ? chosen : standing(chosen, shown(snapshot), snapshot.rows.length),
  );
}

/** Sets the selection. */
export function useSelect(): (selection: Selection) => void {
  return useApp().selection.set;
}

/** A question and what is known of its answer. Where it failed, `QueryFailure` says so. */
export interface Query<K extends LabCommand> {
  /** The last answer stays until the next one comes; null before the first one and after a failure. */
  readonly result: Settled<K> | null;
  /** The result where it is no refusal of steps. */
  readonly answer: GoodAnswer<K> | null;
  readonly busy: boolean;
  /** Why there is no answer. */
  readonly problem: Problem | null;
  /** Asks again after a failure. */
  readonly again: () => void;
}

interface Heard<K extends LabCommand> extends Settlement<K> {
  readonly key: string;
}

/**
 * Asks the lab, again whenever the arguments or the lab change. A question that nobody waits for any more is
 * cancelled.
 *
 * @param args  null: do not ask
 */
export function useQuery<K extends LabCommand>(
  command: K,
  args: LabApi[K]['args'] | null,
): Query<K> {
  const { lab } = useApp();
  const idle = args === null;
  const revision = useSnapshot((snapshot) => (idle ? -1 : (snapshot.now?.revision ?? -1)));
  const key = args === null ? null : `${revision} ${command} ${JSON.stringify(args)}`;
  const [heard, setHeard] = useState<Heard<K> | null>(null);
  const [tries, setTries] = useState(0);
  const again = useCallback(() => {
    setHeard(null);
    setTries((count) => count + 1);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for command, arguments and revision.
  useEffect(() => {
    if (key === null || args === null) return;
    const waiting = new AbortController();
    const { signal } = waiting;
    settlementOf<K>(lab.ask(command, args, signal)).then((settled) => {
      if (!signal.aborted) setHeard({ key, ...settled });
    });
    return () => waiting.abort();
  }, [key, tries, lab]);

  if (key === null) return { result: null, answer: null, busy: false, problem: null, again };
  const { result = null, problem = null } = heard ?? {};
  const answer = result?.ok ? (result as unknown as GoodAnswer<K>) : null;
  return { result, answer, busy: heard?.key !== key, problem, again };
}

function shown(snapshot: LabSnapshot): LabView {
  return snapshot.past?.view ?? opened(snapshot.now);
}

function opened(view: LabView | null): LabView {
  if (view === null) throw new Error('No lab is open');
  return view;
}
