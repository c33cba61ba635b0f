import { countOf, formatCount } from '../../shared/format';
import { MAX_STEPS } from '../../shared/limits';
import type { Scenario } from '../../shared/step';
import { problemLine, problemLines } from '../files/import/problems';
import { printable } from '../files/place';
import { readUserFile, type UserFileAnswers } from '../files/user-file';
import { labUsers } from '../lab/views/lab-users';
import { type LabRead, readLab } from './read-lab';
import { replay } from './replay';

/** A user file as a lab, or why it is none. */
export type UsersRead =
  | {
      readonly ok: true;
      readonly scenario: Scenario;
      /** Rows that are not in it, and what else was not certain. */
      readonly left: number;
      /** What to tell of the rows, a line each. */
      readonly remarks: readonly string[];
      /** Every row that is left out, for a file of them. */
      readonly leftOut: readonly string[];
    }
  | { readonly ok: false; readonly message: string };

type UserFile = Extract<Awaited<ReturnType<typeof readUserFile>>, { ok: true }>;

const NO_LAB: LabRead = {
  ok: true,
  scenario: { format: 'implab-scenario', version: 1, steps: [] },
};

/**
 * Reads a list of users in any form that is known. Its good rows come as steps after those of a lab: new users come
 * in, those of the lab move, leave or come back as a bulk update would have it. Bad rows are left out and told.
 *
 * @param into  the file of that lab, for a file that names servers; undefined: a lab with nothing in it
 */
export async function readUsers(
  file: string,
  bytes: Uint8Array,
  into: string | undefined,
  answers: UserFileAnswers,
): Promise<UsersRead> {
  const lab = into === undefined ? NO_LAB : await readLab(into);
  if (!lab.ok) return lab;
  const { steps } = lab.scenario;
  const read = await readUserFile(
    bytes,
    labUsers(replay(lab.scenario).state),
    async () => {},
    answers,
  );
  if (!read.ok) return unreadable(file, read.detail);
  const { changes } = read;
  const good =
    changes.fresh.length +
    changes.moves.length +
    changes.unassign.length +
    changes.changed.length +
    changes.unchanged;
  const asksForLab = into === undefined && changes.unknownServers.size > 0;
  const hint = asksForLab
    ? ['it names servers; --into LAB brings it into the lab that has them']
    : [];
  const remarks = [...remarksOn(read), ...hint].map((remark) => `${printable(file)}: ${remark}`);
  if (good === 0)
    return {
      ok: false,
      message: [...remarks, `${printable(file)}: nothing came in, so nothing was written`].join(
        '\n',
      ),
    };
  const scenario = { ...lab.scenario, steps: [...steps, ...read.steps] };
  const refused = refusalOf(scenario, steps.length);
  if (refused !== null) return unreadable(file, refused);
  const leftOut = read.problems.map((problem) => problemLine(problem, read.unit));
  // What should be looked at counts as not all used.
  const left = read.problems.length + read.warnings.length;
  return { ok: true, scenario, left, remarks, leftOut };
}

function unreadable(file: string, message: string): UsersRead {
  return { ok: false, message: `${printable(file)}: ${message}` };
}

/** Why the lab does not take the steps from a position on, in words, or null. */
function refusalOf(scenario: Scenario, from: number): string | null {
  if (scenario.steps.length > MAX_STEPS)
    return `with it the lab would have more than ${formatCount(MAX_STEPS)} steps`;
  const failure = replay(scenario).failures.find(({ step }) => step >= from);
  return failure ? printable(`the lab refuses it: ${failure.words} (${failure.actual})`) : null;
}

const MAX_COLUMNS = 60;

function remarksOn({
  changes,
  rows,
  ignored,
  problems,
  formulas,
  notices,
  warnings,
  sentence,
  unit,
}: UserFile): string[] {
  const columns = ignored.slice(0, MAX_COLUMNS).map(printable).join(', ');
  return [
    ...problemLines(problems, unit),
    ...(problems.length > 0
      ? [`${formatCount(problems.length)} of ${countOf(rows, 'row')} left out`]
      : []),
    ...(formulas.length > 0 ? [`a spreadsheet would run cells on ${linesOf(formulas)}`] : []),
    ...warnings,
    ...notices,
    ...(ignored.length > 0 ? [`columns not used: ${columns}`] : []),
    // Users who lose a node or leave are told before; who comes in is no news.
    ...(changes.unassign.length + changes.changed.length === 0 ? [] : [sentence]),
  ];
}

const MAX_LINES = 10;

function linesOf(lines: readonly number[]): string {
  const more = lines.length - MAX_LINES;
  const first = lines.slice(0, MAX_LINES).join(', ');
  return `line${lines.length === 1 ? '' : 's'} ${first}${more > 0 ? ` and ${formatCount(more)} more` : ''}`;
}
