import type { FindingView } from './finding';
import type { Mode, Ova } from './model';
import type { Anyway, Outcome } from './outcome';
import type { GroupView } from './view';

/** What a file or pasted text was taken for. */
export interface ImportPiece {
  /** Names it in commands; several pieces of one file have one. */
  readonly id: number;
  readonly name: string;
  readonly kind: 'users' | 'cluster' | 'ha-status' | 'mode' | 'lab' | 'unused';
  /** "users, comma-separated text, 12 408 rows". */
  readonly title: string;
  readonly detail: string;
  /** What to know of it, a sentence each. */
  readonly notices: readonly string[];
  /** It is something that is known, used or not. */
  readonly isRecognised: boolean;
}

/** Something that the pieces leave open, with the answer that is taken where nobody gives another. */
export interface ImportDecision {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly code?: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: string;
  readonly isSettled: boolean;
}

/** Something that no piece holds. */
export interface ImportMissing {
  readonly what: 'groups' | 'users' | 'mode' | 'ova' | 'relogin';
  readonly text: string;
  readonly nodes: readonly string[];
  /** What is taken meanwhile; null: nothing is. */
  readonly standIn: string | null;
}

/** A row that is left out. */
export interface ImportRow {
  readonly file: string;
  readonly unit: 'line' | 'record';
  readonly line: number;
  readonly id: string;
  readonly text: string;
}

/** The pieces read so far and the lab they would make. */
export interface ImportView {
  readonly pieces: readonly ImportPiece[];
  readonly missing: readonly ImportMissing[];
  readonly decisions: readonly ImportDecision[];
  /** What to look at, and what to know, a sentence each. */
  readonly warnings: readonly string[];
  readonly notices: readonly string[];
  readonly leftOut: { readonly count: number; readonly rows: readonly ImportRow[] };
  /** Nodes of the lab to be, sized or not, and the sizes given by hand; `*` is that of all others. */
  readonly nodes: readonly string[];
  readonly sizes: Readonly<Record<string, Ova>>;
  /** Chosen by hand, else null. */
  readonly mode: Mode | null;
  readonly scrub: boolean;
  /** Null while groups, nodes or users are missing. */
  readonly lab: {
    readonly users: number;
    readonly mode: Mode;
    readonly groups: readonly GroupView[];
    readonly findings: readonly Pick<FindingView, 'code' | 'severity' | 'title'>[];
  } | null;
  /** All that is needed is there: the lab can be made. */
  readonly isReady: boolean;
}

/** One answer; what is not given stays as it is. */
export interface ImportAnswer {
  readonly decision?: { readonly id: string; readonly value: string };
  /** Size of a node, `*` for all that have none of their own; null takes it back. */
  readonly size?: { readonly node: string; readonly ova: Ova | null };
  readonly mode?: Mode | null;
  readonly scrub?: boolean;
}

type ViewAnswer = Outcome<{ readonly view: ImportView }>;

/** From your cluster: pieces that are read, decided on and made a lab. They are kept until the lab is made. */
export interface ImportApi {
  'import.view': { args: Record<string, never>; result: ViewAnswer };
  /** Reads a file or a pasted text; `data` in base64. */
  'import.add': { args: { readonly name: string; readonly data: string }; result: ViewAnswer };
  'import.remove': { args: { readonly id: number }; result: ViewAnswer };
  'import.answer': { args: ImportAnswer; result: ViewAnswer };
  /** Opens the lab that the pieces make. */
  'import.make': { args: Anyway; result: Outcome<object> };
}
