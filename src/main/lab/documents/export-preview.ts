import { countOf, listNames } from '../../../shared/format';
import type { ExportKind, ScrubOptions, TableLayout } from '../../../shared/lab-api';
import type { ReportPlan } from '../../../shared/plan-api';
import type { LabState } from '../../engine/state';
import type { OpenLab } from '../open-lab/open-lab';
import { isKeepAll, lastMoves } from './export';
import type { LabFiles } from './lab-files';

/** What a kind of file holds beside the nodes, which all of them do. */
interface Holds {
  readonly users: boolean;
  /** Steps with their notes, title and snapshots. */
  readonly journal: boolean;
  /** A line about what it adds; empty where the rest says all. */
  readonly more: string;
}

const HOLDS: Readonly<Record<ExportKind, Holds>> = {
  implab: { users: true, journal: true, more: '' },
  scenario: { users: true, journal: true, more: '' },
  'assignments-csv': { users: true, journal: false, more: 'Each user leaves with its node.' },
  'bulk-csv': {
    users: true,
    journal: false,
    more: 'Each user leaves with home cluster, enabled and Assigned Presence Server.',
  },
  'moves-csv': {
    users: true,
    journal: false,
    more: 'Each user whom the last action moved leaves with the new Assigned Presence Server, for the product.',
  },
  'loads-csv': { users: false, journal: false, more: 'States, capacities and loads leave.' },
  report: {
    users: true,
    journal: true,
    more: 'Findings, loads and failures leave, and the lab itself inside the report.',
  },
};

const USERS: Readonly<Record<NonNullable<ScrubOptions['users']>, string>> = {
  keep: 'by name',
  pseudonyms: 'with numbers for names; the same user has the same number everywhere',
  counts: 'with numbers for names, and lists of equal users as counts',
};

/**
 * What leaves the machine with a file of this kind and what stays, a sentence each.
 *
 * @param explained  users whose explanations a report holds
 */
export function leavingLines(
  lab: OpenLab,
  kind: ExportKind,
  scrub: ScrubOptions = {},
  explained = 0,
  files: LabFiles | null = null,
  plan: ReportPlan = {},
  layout?: TableLayout,
): string[] {
  const { users = 'keep', nodes = 'keep', notes = 'keep' } = scrub;
  const { state, position } = lab;
  const holds = HOLDS[kind];
  const moves = kind === 'moves-csv' && files ? lastMoves(lab, files, layout) : null;
  const leaving = moves?.rows ?? state.users.counts.present;
  const losses = moves?.losses ?? (files ? lossesOf(state, kind, files, layout) : []);
  return [
    holds.users
      ? `${countOf(leaving, 'user')} ${leaving === 1 ? 'leaves' : 'leave'} ${USERS[users]}.`
      : 'No user leaves.',
    `${placesOf(state)} leave ${nodes === 'keep' ? 'by name' : 'with numbers for names'}.`,
    ...(holds.journal
      ? [
          `${countOf(position, 'step')} leave, with modes, sizes, counts and times.`,
          notes === 'keep'
            ? 'Title and notes leave as they are written, with the names they mention.'
            : 'Title, notes and the names of snapshots stay here.',
        ]
      : [
          notes === 'keep'
            ? 'Notes stay here; the title leaves as the name of the file.'
            : 'Title and notes stay here.',
        ]),
    ...branchLines(lab, kind, scrub),
    ...(holds.more === '' ? [] : [holds.more]),
    ...losses,
    ...(kind === 'report' && explained > 0
      ? [`${countOf(explained, 'explanation')} of where a user is and why leave.`]
      : []),
    ...(kind === 'report' ? planLines(plan) : []),
  ];
}

/** What a table of all users cannot carry. */
function lossesOf(
  state: LabState,
  kind: ExportKind,
  files: LabFiles,
  layout: TableLayout | undefined,
): readonly string[] {
  if (kind === 'bulk-csv')
    return layout ? files.bulkTable(state, layout).losses : files.bulkLosses(state);
  return kind === 'assignments-csv' && layout ? files.assignmentsTable(state, layout).losses : [];
}

const PLANNED = {
  moves: 'the plan of moves',
  size: 'the sizing',
  night: 'the maintenance night',
  availability: 'the availability model',
} as const satisfies Record<keyof ReportPlan, string>;

function planLines(plan: ReportPlan): string[] {
  const parts = (Object.keys(PLANNED) as (keyof ReportPlan)[]).filter((key) => plan[key]);
  if (parts.length === 0) return [];
  const names = listNames(parts.map((key) => PLANNED[key]));
  return [`From Plan ${names} ${parts.length === 1 ? 'leaves' : 'leave'}.`];
}

function placesOf({ topology }: LabState): string {
  const nodes = topology.nodes.filter((node) => node !== null).length;
  return `${countOf(nodes, 'node')} and ${countOf(topology.groups.length, 'redundancy group')}`;
}

const SAMPLE_BYTES = 4000;
const SAMPLE_LINES = 8;
const SAMPLE_WIDTH = 160;

/** Kinds whose first lines show what leaves; the others are not made to be read as text. */
const READABLE: ReadonlySet<ExportKind> = new Set([
  'scenario',
  'assignments-csv',
  'bulk-csv',
  'moves-csv',
  'loads-csv',
]);

/** Whether the file must be written to show a sample of it. */
export function hasSample(kind: ExportKind): boolean {
  return READABLE.has(kind);
}

/** The first lines of a text file, cut where they are long. */
export function sampleLines(bytes: Uint8Array): string[] {
  const text = new TextDecoder().decode(bytes.subarray(0, SAMPLE_BYTES));
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const whole =
    bytes.length <= SAMPLE_BYTES ? lines : lines.slice(0, Math.max(1, lines.length - 1));
  return whole
    .filter((line) => line !== '')
    .slice(0, SAMPLE_LINES)
    .map((line) => (line.length > SAMPLE_WIDTH ? `${line.slice(0, SAMPLE_WIDTH)}…` : line));
}

/** What of the other branches leaves: a lab file as it is holds them all, anything else the open one alone. */
function branchLines({ record }: OpenLab, kind: ExportKind, scrub: ScrubOptions): string[] {
  const { branch, others } = record;
  if (others.length === 0) return [];
  return kind === 'implab' && isKeepAll(scrub)
    ? [`All ${countOf(others.length + 1, 'branch', 'branches')} leave, each with its steps.`]
    : [`Only the branch ${branch.name} leaves; every other one stays here.`];
}
