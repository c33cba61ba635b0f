import type { ExportKind, FileOut, ScrubOptions, TableLayout } from '../../../shared/lab-api';
import { journalOf } from '../../../shared/load-journal';
import type { ReportPlan } from '../../../shared/plan-api';
import type { Pause } from '../../../shared/slices';
import { explainUser } from '../../engine/explain/explain-user';
import { askedServers } from '../open-lab/asked-servers';
import { journalAt } from '../open-lab/lab-journal';
import type { OpenLab } from '../open-lab/open-lab';
import { openScenario, scenarioOf } from '../opening/open';
import { reportedPlan } from '../views/report-plan';
import type { LabFiles, UserTable } from './lab-files';

/** A file ready to be written or downloaded. */
export interface Exported {
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
}

const FORMATS: Readonly<Record<ExportKind, { readonly ending: string; readonly mime: string }>> = {
  implab: { ending: '.implab', mime: 'application/vnd.sqlite3' },
  scenario: { ending: '.json', mime: 'application/json' },
  'assignments-csv': { ending: '-assignments.csv', mime: 'text/csv' },
  'bulk-csv': { ending: '-bulk.csv', mime: 'text/csv' },
  'moves-csv': { ending: '-moves.csv', mime: 'text/csv' },
  'loads-csv': { ending: '-loads.csv', mime: 'text/csv' },
  report: { ending: '-report.html', mime: 'text/html' },
};

/** What may be chosen of an export. */
export interface ExportOptions {
  readonly scrub?: ScrubOptions | undefined;
  /** Rows of the users whose explanations a report holds. */
  readonly rows?: readonly number[];
  /** What of *Plan* a report holds. */
  readonly plan?: ReportPlan | undefined;
  /** How a table of users is written. */
  readonly layout?: TableLayout | undefined;
  /** The day that a report is made on, `2026-11-30`. */
  readonly day: string;
  /** Only its first piece, to show what leaves. */
  readonly isSample?: boolean;
}

/** Writes the open lab in a format, with names hidden as asked. */
export async function exportLab(
  lab: OpenLab,
  kind: ExportKind,
  options: ExportOptions,
  files: LabFiles,
  version: string,
  pause: Pause,
): Promise<Exported> {
  const { scrub } = options;
  if (!scrub || isKeepAll(scrub))
    return await write(lab, lab, kind, options, files, version, pause);
  const scenario = files.scrub(scenarioOf(lab.record), scrub);
  const hidden = await openScenario(scenario, { name: lab.title, path: null }, pause);
  try {
    // Under other names, users stay in the rows they have.
    return await write(hidden, lab, kind, options, files, version, pause);
  } finally {
    hidden.close();
  }
}

/** Nothing is hidden. */
export function isKeepAll({
  users = 'keep',
  nodes = 'keep',
  notes = 'keep',
}: ScrubOptions): boolean {
  return users === 'keep' && nodes === 'keep' && notes === 'keep';
}

/** @param open  the lab under its own names, which what was asked uses */
async function write(
  lab: OpenLab,
  open: OpenLab,
  kind: ExportKind,
  options: ExportOptions,
  files: LabFiles,
  version: string,
  pause: Pause,
): Promise<Exported> {
  const { ending, mime } = FORMATS[kind];
  const name = fileName(lab.title, ending);
  if (kind === 'implab') return { name, mime, bytes: await lab.bytes(pause) };
  const pieces: Uint8Array[] = [];
  const encoder = new TextEncoder();
  for (const piece of textOf(lab, open, kind, options, files, version)) {
    pieces.push(encoder.encode(piece));
    if (options.isSample) break;
    await pause(pieces.length, 0);
  }
  return { name, mime, bytes: Buffer.concat(pieces) };
}

/** Who was moved by the last action, be it one step or several that belong together. */
export function lastMoves(lab: OpenLab, files: LabFiles, layout?: TableLayout): UserTable {
  const { journal } = lab.record;
  let start = Math.max(0, lab.position - 1);
  while (start > 0 && journal[start]?.step.joined === true) start--;
  return files.movesTable(lab.stateAt(start), lab.state, layout);
}

/** The text of a file in pieces, of which each is a moment's work. */
function* textOf(
  lab: OpenLab,
  open: OpenLab,
  kind: Exclude<ExportKind, 'implab'>,
  { rows = [], plan = {}, layout, day }: ExportOptions,
  files: LabFiles,
  version: string,
): Generator<string> {
  const { state, record, title } = lab;
  const scenario = scenarioOf(record);
  switch (kind) {
    case 'scenario':
      return yield files.formatScenario(scenario);
    case 'assignments-csv':
      if (layout) return yield files.assignmentsTable(state, layout).text;
      return yield* files.assignmentsCsv(state);
    case 'bulk-csv':
      if (layout) return yield files.bulkTable(state, layout).text;
      return yield* files.bulkCsv(state);
    case 'moves-csv':
      return yield lastMoves(lab, files, layout).text;
    case 'loads-csv':
      return yield files.loadsCsv(state);
    case 'report': {
      const view = lab.view();
      const servers = askedServers(lab, lab.position);
      const steps = lab.delta().rows.slice(0, lab.position);
      const journal = journalAt(lab, lab.position);
      const explanations = rows.map((row) => explainUser(journal, state, row));
      return yield files.report({
        title,
        notes: view.notes,
        day,
        state,
        groups: view.groups,
        scenario,
        steps,
        journal: journalOf(steps, steps.length, view, 'node'),
        loadSentence: view.loadSentence,
        plan: reportedPlan(plan, open, lab, files),
        serverOf: (row) => servers.of(row),
        explanations,
        version,
      });
    }
  }
}

const UNFIT = /[\p{Cc}\p{Cs}<>:"/\\|?*\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu;
const LONGEST = 80;

/** A title as a file name that every system takes. */
export function fileName(title: string, ending: string): string {
  const plain = title
    .slice(0, 10 * LONGEST)
    .replace(UNFIT, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+|\.+$/g, '');
  const short = [...plain].slice(0, LONGEST).join('').trim();
  return `${short || 'lab'}${ending}`;
}

/** A file as it goes over the boundary. */
export function fileOut({ name, mime, bytes }: Exported): FileOut {
  return { name, mime, data: Buffer.from(bytes).toString('base64') };
}
