import { countOf, formatCount } from '../../shared/format';
import { inSlices } from '../../shared/slices';
import type { Step } from '../../shared/step';
import { readPieces } from './import/pieces';
import type { RowProblem } from './import/problems';
import {
  changesSentence,
  type LabUsers,
  NO_ANSWERS,
  type UserAnswers,
  type UserChanges,
  userChangesInSlices,
  userSteps,
} from './import/user-changes';
import type { ColumnAnswers, UserList } from './import/user-list';
import { printable, shown } from './place';

/** What is decided before a user file is read. */
export interface UserFileAnswers extends UserAnswers {
  readonly columns: ColumnAnswers;
}

export const NO_FILE_ANSWERS: UserFileAnswers = { ...NO_ANSWERS, columns: new Map() };

/** A user file against a lab: what it would do, and what it leaves out. */
export type UserFileRead =
  | {
      readonly ok: true;
      readonly rows: number;
      readonly used: readonly string[];
      readonly ignored: readonly string[];
      /** What a row is called: a line of text, a record of XML or JSON. */
      readonly unit: 'line' | 'record';
      readonly changes: UserChanges;
      readonly steps: readonly Step[];
      readonly problems: readonly RowProblem[];
      /** What the file does, in one sentence with figures; "" for nothing. */
      readonly sentence: string;
      /** What to know of the file, a sentence each. */
      readonly notices: readonly string[];
      /** What to look at before it is done, a sentence each. */
      readonly warnings: readonly string[];
      /** Lines with a cell that a spreadsheet would run. */
      readonly formulas: readonly number[];
    }
  | { readonly ok: false; readonly detail: string };

/**
 * Reads users from a file of any kind that is known (docs/import.md) against a lab: new ones come in, those of the lab
 * are moved, enabled and disabled as a bulk update would. Bad rows are left out and told by line; passwords and PINs
 * are never read.
 *
 * @param pause  called between stretches of work, so that the program stays answerable
 */
export async function readUserFile(
  bytes: Uint8Array,
  lab: LabUsers,
  pause: (done: number, total: number) => Promise<void>,
  answers: UserFileAnswers = NO_FILE_ANSWERS,
): Promise<UserFileRead> {
  const pieces = await readPieces('the file', bytes, answers.columns, (rows) =>
    pause(rows, Math.max(rows, estimate(bytes))),
  );
  const lists = pieces.filter((piece) => piece.kind === 'users');
  const [first] = lists;
  if (!first) return { ok: false, detail: detailOf(pieces) };
  if (lists.length > 1)
    return {
      ok: false,
      detail: `it holds ${formatCount(lists.length)} lists of users; give them one by one`,
    };
  const { list, notices } = first;
  const changes = await inSlices(userChangesInSlices(list, lab, answers), () =>
    pause(list.rows, list.rows),
  );
  return {
    ok: true,
    rows: list.rows,
    used: list.used,
    ignored: list.ignored,
    unit: list.table.unit,
    changes,
    steps: userSteps(changes, lab),
    problems: changes.problems,
    sentence: changesSentence(changes),
    notices: [...notices, ...matchedInWords(changes)],
    warnings: [...list.warnings, ...doubtfulInWords(list, lab)],
    formulas: list.formulas,
  };
}

function estimate(bytes: Uint8Array): number {
  return Math.ceil(bytes.length / 40);
}

function detailOf(pieces: Awaited<ReturnType<typeof readPieces>>): string {
  const [first] = pieces;
  if (first?.kind === 'unused') return first.what;
  if (first?.kind === 'lab') return 'it is a scenario, not a list of users; open it instead';
  return 'it holds groups, nodes or states, and no users; From your cluster reads it';
}

function matchedInWords({ matched }: UserChanges): string[] {
  if (matched.size === 0) return [];
  const all = [...matched].map(
    ([server, { node, count }]) => `${shown(server)} is ${shown(node)} (${countOf(count, 'row')})`,
  );
  return [
    `servers matched to nodes: ${all.slice(0, 6).join(', ')}${all.length > 6 ? ` and ${formatCount(all.length - 6)} more` : ''}`,
  ];
}

/** Columns that nobody reads although their cells look as if they say where users are, or who is enabled. */
export function doubtfulInWords(list: UserList, { nodes }: Pick<LabUsers, 'nodes'>): string[] {
  const names = new Set(
    nodes.flatMap(({ name }) => [name.toLowerCase(), name.toLowerCase().split('.', 1)[0]!]),
  );
  const isNode = (value: string): boolean =>
    names.has(value.toLowerCase()) || names.has(value.toLowerCase().split('.', 1)[0]!);
  return list.doubtful.flatMap(({ name, isFlags, values }) => {
    const column = `the column ${shown(printable(name))}`;
    const hits = [...values]
      .filter(([value]) => isNode(value))
      .reduce((sum, [, count]) => sum + count, 0);
    if (hits > 0)
      return [
        `${column} is not read, and ${countOf(hits, 'cell')} in it ${hits === 1 ? 'names a node' : 'name nodes'}; if it is where users are assigned, say so`,
      ];
    if (isFlags)
      return [
        `${column} is not read, and its cells are yes and no; if it says who is enabled, say so`,
      ];
    return [];
  });
}
