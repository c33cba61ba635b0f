import type { Candidate } from './explain';
import type { Mode, Reason } from './model';

/** One placement, as the deciding rule saw it. */
export interface TapeDecision {
  readonly user: string;
  /** Node that became the home; null: none. */
  readonly home: string | null;
  readonly reason: Reason;
  /** "fewest assigned". */
  readonly reasonText: string;
  readonly mode: Mode;
  readonly candidates: readonly Candidate[];
  /** "imp-sub 100, imp-pub 800: fewest". */
  readonly short: string;
  /** The whole sentence, as *Why here?* says it. */
  readonly text: string;
}

export interface FrameNode {
  readonly node: string;
  readonly slot: 1 | 2;
  readonly capacity: number;
  readonly size: string;
  /** Users at home here. */
  readonly assigned: number;
  /** Devices served here of the users at home here, and of those of the peer. */
  readonly own: number;
  readonly peer: number;
  /** Devices of users at home here whom nobody serves. */
  readonly noService: number;
  readonly state: string;
  /** Users at home here more (or fewer) than in the first frame. */
  readonly change: number;
}

/** The lab at one moment inside a step: after one placement, or at one second. */
export interface Frame {
  readonly kind: 'start' | 'decision' | 'second' | 'step';
  /** Number of the step in the journal, from 0. */
  readonly step: number;
  /** Second of the lab clock. */
  readonly clock: number;
  /** Seconds since the first frame. */
  readonly since: number;
  /** What happened, in one line. */
  readonly text: string;
  readonly mode: Mode;
  readonly groups: readonly {
    readonly name: string;
    readonly ha: boolean;
    readonly nodes: readonly (FrameNode | null)[];
  }[];
  readonly unassigned: number;
  readonly noService: number;
  readonly decision: TapeDecision | null;
}
