import type { Anyway, Outcome } from '../outcome';
import type { ReportPlan } from '../plan-api';
import type { SealVerdict } from '../view';

/** A file on its way to the page's download or a dialog of the desktop. */
export interface FileOut {
  readonly name: string;
  readonly mime: string;
  /** Bytes in base64. */
  readonly data: string;
}

/** What a small picture of a lab is drawn from: by group the figures of its nodes, null for a free slot. */
export type LabPicture = readonly (readonly ({
  readonly capacity: number;
  readonly own: number;
  readonly peer: number;
  readonly down: boolean;
} | null)[])[];

export interface SampleLab {
  readonly id: string;
  readonly title: string;
  /** What it shows, in one or two short sentences. */
  readonly text: string;
  readonly topic: 'Modes' | 'Failures' | 'Capacity';
  /** Small caption, e.g. "The community question". */
  readonly caption: string;
  /** The user whom it asks about; null: none. */
  readonly user: string | null;
  /** Its final state. */
  readonly picture: LabPicture;
}

export interface RecentLab {
  readonly path: string;
  readonly title: string;
  /** ISO time of the last opening or saving. */
  readonly at: string;
  /** What replaying its file said then; null: nothing, as for a scenario. */
  readonly seal: SealVerdict | null;
  /** The lab then; empty where nobody knows. */
  readonly picture: LabPicture;
  /** There is no such file now. */
  readonly missing: boolean;
}

/** What can be written out. */
export type ExportKind =
  | 'implab'
  | 'scenario'
  | 'assignments-csv'
  | 'bulk-csv'
  /** Users whom the last action moved, as a bulk file to update from. */
  | 'moves-csv'
  | 'loads-csv'
  | 'report';

/** What to hide on the way out (privacy scrub). */
export interface ScrubOptions {
  readonly users?: 'keep' | 'pseudonyms' | 'counts';
  readonly nodes?: 'keep' | 'pseudonyms';
  readonly notes?: 'keep' | 'drop';
}

/** How a table of users is written. */
export interface TableLayout {
  /** Who is to read it: the product takes every cell as it stands, a spreadsheet would run some of them. */
  readonly reader: 'product' | 'spreadsheet';
  /** Between cells. The product takes commas alone. */
  readonly separator: ',' | ';' | '\t';
  /** With columns of implab for what the product has none: devices, and users who are unassigned. */
  readonly ownColumns: boolean;
}

/** What is written out of a lab. */
export interface ExportArgs {
  readonly kind: ExportKind;
  readonly scrub?: ScrubOptions;
  /** Users whose explanations a report holds; other kinds of file hold none. */
  readonly explain?: readonly string[];
  /** What of *Plan* a report holds. */
  readonly plan?: ReportPlan;
  /** How a table of users is written; absent: assignments and bulk files for a spreadsheet, moves for the product. */
  readonly layout?: TableLayout;
}

/** Opening labs and writing files out. */
export interface FileApi {
  /** A new lab: one HA pair, ready to change, or empty. */
  'file.new': { args: { readonly template: 'pair' | 'empty' }; result: Outcome<object> };
  'file.samples': {
    args: Record<string, never>;
    result: Outcome<{ readonly samples: readonly SampleLab[] }>;
  };
  'file.openSample': { args: { readonly id: string }; result: Outcome<object> };
  /** Opens an `.implab` or scenario by content. The open lab is untouched on failure. `data` in base64. */
  'file.openBytes': {
    args: { readonly name: string; readonly data: string } & Anyway;
    result: Outcome<object>;
  };
  'file.export': { args: ExportArgs; result: Outcome<{ readonly file: FileOut }> };
  'file.exportPreview': {
    args: ExportArgs;
    result: Outcome<{
      /** What leaves and what stays, a sentence each. */
      readonly lines: readonly string[];
      /** The first lines of the file, for kinds that can be read as text. */
      readonly sample: readonly string[];
    }>;
  };
  /** The web host's save: the bytes for a download; the lab counts as saved. */
  'file.saveBytes': { args: Record<string, never>; result: Outcome<{ readonly file: FileOut }> };
  'file.recent': {
    args: Record<string, never>;
    result: Outcome<{ readonly recent: readonly RecentLab[] }>;
  };
  /** Takes a lab off the list of recent ones, or all of them; their files stay. */
  'file.forget': { args: { readonly path?: string }; result: Outcome<object> };
  'file.recovery': {
    args: Record<string, never>;
    result: Outcome<{
      readonly offer: {
        readonly title: string;
        readonly steps: number;
        readonly at: string;
      } | null;
    }>;
  };
  'file.recover': { args: { readonly accept: boolean } & Anyway; result: Outcome<object> };
}
