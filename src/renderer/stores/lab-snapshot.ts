import type { LabEvent, Problem } from '../../shared/lab-api';
import type { RefusalView } from '../../shared/refusal';
import type { LabView, StepRow } from '../../shared/view';
import { formatCount } from '../ui/figures';
import { share } from './share';

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

/** Before the first event. */
export const NO_SNAPSHOT: LabSnapshot = {
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

/** What the page knows after an event. */
export function receive(old: LabSnapshot, event: LabEvent): LabSnapshot {
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

/** The steps done since, in words: "Fail imp4", "Add PRG-3 and 2 more". */
export function labelOf(
  { rows, position }: LabSnapshot,
  from: number,
): { readonly label?: string } {
  const first = rows[from];
  if (first === undefined || position <= from) return {};
  const more = position - from - 1;
  return { label: more === 0 ? first.label : `${first.label} and ${formatCount(more)} more` };
}
