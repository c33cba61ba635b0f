import {
  Braces,
  ChartColumn,
  Database,
  FileText,
  type LucideIcon,
  MoveRight,
  Sheet,
  Users,
} from 'lucide-react';
import type { ExportArgs, ExportKind, ScrubOptions, TableLayout } from '../../../shared/lab-api';
import type { ReportPlan } from '../../../shared/plan-api';

/** What a kind of file is, as the dialog offers it. */
export interface ExportChoice {
  readonly key: ExportKind;
  readonly label: string;
  readonly text: string;
  readonly icon: LucideIcon;
}

/** In the order of the dialog: whole labs first. */
export const EXPORT_KINDS: readonly ExportChoice[] = [
  { key: 'implab', label: 'Lab file', text: 'The whole lab, to open again', icon: Database },
  {
    key: 'scenario',
    label: 'Scenario',
    text: 'The steps as JSON, also for the command line',
    icon: Braces,
  },
  {
    key: 'report',
    label: 'Report',
    text: 'One page to read and print that opens as a lab, too',
    icon: FileText,
  },
  {
    key: 'assignments-csv',
    label: 'Assignments',
    text: 'User and node, one line each',
    icon: Users,
  },
  {
    key: 'bulk-csv',
    label: 'Bulk administration',
    text: 'The columns of the user file that placement needs',
    icon: Sheet,
  },
  {
    key: 'moves-csv',
    label: 'Moves',
    text: 'Who moved last, as a bulk file to update from',
    icon: MoveRight,
  },
  {
    key: 'loads-csv',
    label: 'Loads',
    text: 'Nodes with state, capacity and load',
    icon: ChartColumn,
  },
];

/** What a person chose to hide, before it is fitted to the kind of file. */
export type Hidden = Required<ScrubOptions>;

export const HIDE_NOTHING: Hidden = { users: 'keep', nodes: 'keep', notes: 'keep' };

/** Choices for the users of a kind of file; none where no user leaves. */
export function userChoices(kind: ExportKind): readonly Hidden['users'][] {
  if (kind === 'loads-csv') return [];
  return isTable(kind) ? ['keep', 'pseudonyms'] : ['keep', 'pseudonyms', 'counts'];
}

/** What is hidden in a file of this kind; undefined: nothing, so the lab leaves as it is. */
export function scrubFor(kind: ExportKind, hidden: Hidden): ScrubOptions | undefined {
  const choices = userChoices(kind);
  const users = choices.includes(hidden.users) ? hidden.users : (choices.at(-1) ?? 'keep');
  const fitted: Hidden = { ...hidden, users: hidden.users === 'keep' ? 'keep' : users };
  const isPlain = fitted.users === 'keep' && fitted.nodes === 'keep' && fitted.notes === 'keep';
  return isPlain ? undefined : fitted;
}

/** Kinds whose reader can be chosen, and how each is written where nobody chooses. */
const USUAL_LAYOUT: Readonly<Partial<Record<ExportKind, TableLayout>>> = {
  'assignments-csv': { reader: 'spreadsheet', separator: ',', ownColumns: false },
  'bulk-csv': { reader: 'spreadsheet', separator: ',', ownColumns: false },
  'moves-csv': { reader: 'product', separator: ',', ownColumns: false },
};

/** How a table of users is written, from what a person chose of it; null: it is no such table. */
export function layoutOf(kind: ExportKind, chosen: Partial<TableLayout>): TableLayout | null {
  const usual = USUAL_LAYOUT[kind];
  if (usual === undefined) return null;
  const layout = { ...usual, ...chosen };
  return {
    ...layout,
    // The product takes commas alone; who moved is told without devices.
    separator: layout.reader === 'product' ? ',' : layout.separator,
    ownColumns: layout.ownColumns && kind !== 'moves-csv',
  };
}

/** What is written, as the lab is asked for it. */
export function exportArgs(
  kind: ExportKind,
  hidden: Hidden,
  users: string,
  plan: ReportPlan = {},
  chosen: Partial<TableLayout> = {},
): ExportArgs {
  const layout = Object.keys(chosen).length > 0 ? layoutOf(kind, chosen) : null;
  const scrub = scrubFor(kind, hidden);
  const explain = kind === 'report' ? explainedUsers(users) : [];
  return {
    kind,
    ...(scrub !== undefined && { scrub }),
    ...(explain.length > 0 && { explain }),
    ...(kind === 'report' && Object.keys(plan).length > 0 && { plan }),
    ...(layout !== null && { layout }),
  };
}

/** Users, one a line; each once. */
function explainedUsers(users: string): string[] {
  return [...new Set(users.split('\n').map((line) => line.trim()))].filter((id) => id !== '');
}

function isTable(kind: ExportKind): boolean {
  return kind.endsWith('-csv');
}
