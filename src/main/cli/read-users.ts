import { formatCount } from '../../shared/format';
import { MAX_STEPS } from '../../shared/limits';
import type { Scenario } from '../../shared/step';
import { printable } from '../files/place';
import { readUserFile } from '../files/user-file';
import { knownIn, userFileSteps } from '../lab/user-file-steps';
import { readBytes } from './read-bytes';
import { type LabRead, readLab } from './read-lab';
import { replay } from './replay';

/** A user file as a lab, or why it is none. */
export type UsersRead =
  | {
      readonly ok: true;
      readonly scenario: Scenario;
      /** Rows that are not in it. */
      readonly left: number;
      /** What to tell of the rows, a line each. */
      readonly remarks: readonly string[];
    }
  | { readonly ok: false; readonly message: string };

type UserFile = Extract<Awaited<ReturnType<typeof readUserFile>>, { ok: true }>;

const NO_LAB: LabRead = {
  ok: true,
  scenario: { format: 'implab-scenario', version: 1, steps: [] },
};

/**
 * Reads a bulk-administration user file, or a list of `userid,node`. Its good rows come as steps after
 * those of a lab; bad rows are left out and told.
 *
 * @param into  the file of that lab, for a file that names servers; undefined: a lab with nothing in it
 */
export async function readUsers(file: string, into: string | undefined): Promise<UsersRead> {
  const lab = into === undefined ? NO_LAB : await readLab(into);
  if (!lab.ok) return lab;
  const bytes = readBytes(file);
  if (typeof bytes === 'string') return unreadable(file, bytes);
  const { steps } = lab.scenario;
  const known = knownIn(replay(lab.scenario).state);
  let asksForLab = false;
  const read = await readUserFile(
    bytes,
    {
      ...known,
      hasNode: (name) => {
        asksForLab ||= into === undefined;
        return known.hasNode(name);
      },
    },
    async () => {},
  );
  if (!read.ok) return unreadable(file, read.detail);
  const scenario = { ...lab.scenario, steps: [...steps, ...userFileSteps(read)] };
  const refused = refusalOf(scenario, steps.length);
  if (refused !== null) return unreadable(file, refused);
  const hint = asksForLab
    ? ['it names servers; --into LAB brings it into the lab that has them']
    : [];
  const remarks = [...remarksOn(read), ...hint].map((remark) => `${printable(file)}: ${remark}`);
  return { ok: true, scenario, left: read.problems.length, remarks };
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

const MOST_COLUMNS = 60;

function remarksOn({ rows, ignored, problems, formulas }: UserFile): string[] {
  const columns = ignored.slice(0, MOST_COLUMNS).map(printable).join(', ');
  return [
    ...problems.map(({ line, id, text }) =>
      [`line ${line}`, printable(id), text].filter((part) => part !== '').join(': '),
    ),
    ...(problems.length > 0
      ? [`${formatCount(problems.length)} of ${formatCount(rows)} rows left out`]
      : []),
    ...(formulas.length > 0 ? [`a spreadsheet would run cells on ${linesOf(formulas)}`] : []),
    ...(ignored.length > 0 ? [`columns not used: ${columns}`] : []),
  ];
}

const MOST_LINES = 10;

function linesOf(lines: readonly number[]): string {
  const more = lines.length - MOST_LINES;
  const first = lines.slice(0, MOST_LINES).join(', ');
  return `line${lines.length === 1 ? '' : 's'} ${first}${more > 0 ? ` and ${formatCount(more)} more` : ''}`;
}
