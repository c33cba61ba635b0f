import type { RefusalView } from './refusal';

/** A failure that a person can understand and act on; anything else is an internal error with a reference. */
export interface Problem {
  /** Closed union of `main/lab/problem.ts`, e.g. `not-a-lab`, `newer-version`, `read-only`. */
  readonly code: string;
  readonly title: string;
  readonly message: string;
  /** Where in the input, e.g. `steps[3].capacity` or `line 12`. */
  readonly place?: string;
  /**
   * The file would cost more than any may, but not more than this machine can hold: what it would take, as
   * "about 4 min and 1.2 GB of memory". The same command with `anyway` does it.
   */
  readonly anyway?: string;
}

/** Asks a command that opens a lab to do so although it takes more than any file may; see `Problem.anyway`. */
export interface Anyway {
  readonly anyway?: true;
}

/** Where the lab stands after a command that changed something; `lab` is null while none is open. */
export interface LabMoment {
  readonly lab: string | null;
  readonly revision: number;
}

/**
 * The answer to a command: what was asked for, a step that the rules refuse (`index` counts in the steps given),
 * or what went wrong. `now` comes with the answer of every command that changes something.
 */
export type Outcome<T> =
  | ({ readonly ok: true; readonly now?: LabMoment } & T)
  | { readonly ok: false; readonly refusal: RefusalView; readonly index: number }
  | { readonly ok: false; readonly problem: Problem };
