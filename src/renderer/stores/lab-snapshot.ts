import type { LabEvent } from '../../shared/lab-api';
import type { Problem } from '../../shared/outcome';
import type { RefusalView } from '../../shared/refusal';
import type { LabView, StepRow } from '../../shared/view';
import { replaceEqualDeep } from './replace-equal-deep';

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
    /** Id of the call that works, or null. */
    readonly id: string | null;
    readonly label: string;
    readonly done: number;
    readonly total: number;
  } | null;
  /** The last step that was refused, until the next one succeeds or it is dismissed. */
  readonly refusal: { readonly place: string; readonly view: RefusalView } | null;
  /** A failure that is not a refusal, until it is dismissed. */
  readonly problem: Problem | null;
  /** Why unsaved work has no recovery copy; null: it is safe. */
  readonly unsafe: string | null;
  /** The workspace that this page is at; null: the host has one for each page. */
  readonly workspace: string | null;
  /** Another lab that was opened in another tab, while this one stayed; null: none, or this one was told to stay. */
  readonly elsewhere: { readonly workspace: string; readonly title: string } | null;
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
  unsafe: null,
  workspace: null,
  elsewhere: null,
  opened: 0,
};

/** What the page knows after an event. */
export function receive(old: LabSnapshot, event: LabEvent): LabSnapshot {
  if (event.type === 'task.progress') {
    const { id, label, done, total } = event;
    return { ...old, progress: done >= total ? null : { id, label, done, total } };
  }
  if (event.type === 'recovery.state') return { ...old, unsafe: event.failed };
  if (event.type === 'workspace.left') {
    const { workspace, title } = event;
    return { ...old, elsewhere: { workspace, title } };
  }
  if (event.type !== 'lab.changed') return old;
  const { view, steps, opened } = event;
  return {
    ...old,
    connecting: false,
    now: view === null ? null : replaceEqualDeep(old.now, view),
    past: null,
    rows:
      steps.rows.length === 0 && steps.from === old.rows.length
        ? old.rows
        : [...old.rows.slice(0, steps.from), ...steps.rows],
    position: steps.position,
    progress: null,
    refusal: opened ? null : old.refusal,
    elsewhere: opened ? null : old.elsewhere,
    opened: old.opened + (opened ? 1 : 0),
  };
}
