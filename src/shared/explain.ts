import type { ExplanationNote, Mode, Policies, Reason } from './model';
import type { Remedy } from './refusal';
import type { Step } from './step';

/** One candidate as the rule saw it just before the placement. */
export interface Candidate {
  readonly node: string;
  /** Users assigned to it at that moment. */
  readonly assigned: number;
  readonly capacity: number;
  readonly eligible: boolean;
  /** In words: "fewest", "759 more", "not the first node of PRG-1", "full". */
  readonly why: string;
}

/** One line of a user's life: placed, kept, moved, failed over, came back. */
export interface UserEvent {
  readonly step: number;
  readonly clock: number;
  readonly title: string;
  readonly detail: string;
  readonly home: string | null;
  readonly servedBy: string | null;
}

/** Answer to "why this node, and who serves the user now?" (docs/scenario-format.md, `implab explain`). */
export interface Explanation {
  readonly user: string;
  readonly home: string | null;
  readonly servedBy: string | null;
  readonly reason: Reason;
  readonly step: number;
  readonly mode: Mode;
  readonly policies: Policies;
  readonly candidates: readonly Candidate[];
  readonly tieBreak: string | null;
  readonly notes: readonly ExplanationNote[];
  /** The one sentence first. */
  readonly text: string;
  /** What comes next: where new users go, who serves now and why. */
  readonly next: string;
  /** Who serves the user now, and why. */
  readonly service: string;
  readonly sources: readonly string[];
}

/** A smallest change that the engine tried: these steps, put into the journal there, lead here. */
export interface Flip {
  /** "Active/Standby at step 12", "759 fewer on imp-pub"; in very long journals with how far it was tried. */
  readonly label: string;
  /** Where the user is at home then; null: nowhere. */
  readonly home: string | null;
  /** False for the changes that make no difference; they are listed apart. */
  readonly changes: boolean;
  /** The journal position, from 0, before which the steps go. */
  readonly at: number;
  readonly steps: readonly Step[];
  /** What can be done now to the same end, where there is such a thing. */
  readonly remedy: Remedy | null;
}

/** A flip as the command line and the export write it: `steps` before position `at` lead to `home`. */
export type FlipLine = Pick<Flip, 'label' | 'home' | 'at' | 'steps'>;

/** The changes that lead elsewhere, as written out. */
export function flipLines(flips: readonly Flip[]): FlipLine[] {
  return flips
    .filter(({ changes }) => changes)
    .map(({ label, home, at, steps }) => ({ label, home, at, steps }));
}
