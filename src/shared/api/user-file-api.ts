import type { Outcome } from '../outcome';
import type { StepsDone } from './step-api';

/** What a bulk-administration file would do, row by row, before anything is applied. */
export interface CsvPreview {
  readonly rows: number;
  readonly good: number;
  /** Good rows whose users are new to the lab; the others are about users of it. */
  readonly fresh: number;
  /** What the good rows do, counted: "3 users come in, 1 moves"; "" for nothing. */
  readonly changes: string;
  /** What a row is called: a line of text, a record of XML or JSON. */
  readonly unit: 'line' | 'record';
  /** What to know of the file, and what to look at before it is done, a sentence each. */
  readonly notices: readonly string[];
  readonly warnings: readonly string[];
  /** The columns found by name, and those that were left alone. */
  readonly used: readonly string[];
  readonly ignored: readonly string[];
  /** Rows that are left out, with the line in the file, at most 200 of `bad`. */
  readonly problems: readonly {
    readonly line: number;
    readonly id: string;
    readonly text: string;
  }[];
  readonly bad: number;
  /** Cells a spreadsheet would run as a formula, by line. */
  readonly formulas: readonly number[];
  readonly sample: readonly {
    readonly id: string;
    readonly server: string;
    /** Where it goes: to the server, by the mode, or nowhere. */
    readonly home: 'server' | 'mode' | 'none';
    readonly eligible: boolean;
  }[];
  /** Where the good rows would go, in one sentence. */
  readonly sentence: string;
}

/** Bulk-administration files of users. `data` in base64. */
export interface UserFileApi {
  'users.previewCsv': {
    args: { readonly name: string; readonly data: string };
    result: Outcome<{ readonly preview: CsvPreview }>;
  };
  /** Enables the good rows of the file in file order; the bad ones are left out and listed. */
  'users.importCsv': {
    args: { readonly name: string; readonly data: string };
    result: Outcome<StepsDone & { readonly left: number }>;
  };
}
