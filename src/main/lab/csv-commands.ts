import type { CsvPreview } from '../../shared/lab-api';
import { changesInWords } from '../engine/words/step-effect';
import type { Desk } from './desk';
import type { Handlers } from './dispatcher';
import type { UserFileRead } from './lab-files';
import type { OpenLab } from './open-lab';
import { problem } from './problem';
import { refusalAnswer, runSteps } from './step-commands';
import { knownIn, userFileSteps } from './user-file-steps';

type GoodFile = Extract<UserFileRead, { ok: true }>;
type Read = { readonly ok: true; readonly lab: OpenLab; readonly file: GoodFile };

const MOST_PROBLEMS = 200;
const SAMPLE_ROWS = 20;

/** Commands for user files: what they would do, and doing it. */
export function csvCommands(desk: Desk): Pick<Handlers, 'users.previewCsv' | 'users.importCsv'> {
  const read = async (
    name: string,
    data: string,
    label: string,
  ): Promise<Read | ReturnType<typeof problem>> => {
    const { lab } = desk;
    if (!lab) return problem('no-lab');
    const bytes = Buffer.from(data, 'base64');
    const file = await desk.files.readUserFile(bytes, knownIn(lab.state), desk.pause(label));
    return file.ok
      ? { ok: true, lab, file }
      : problem('not-a-user-file', { name, detail: file.detail });
  };
  return {
    'users.previewCsv': async ({ name, data }) => {
      const found = await read(name, data, `Reading ${name}`);
      if (!found.ok) return found;
      const { lab, file } = found;
      const steps = userFileSteps(file);
      const worked = lab.work(steps);
      if (!worked.ok) return refusalAnswer(worked, steps);
      const effect = steps.length === 0 ? '' : changesInWords(lab.state, worked.after);
      return { ok: true, preview: previewOf(file, effect) };
    },

    'users.importCsv': async ({ name, data }) => {
      const found = await read(name, data, `Importing ${name}`);
      if (!found.ok) return found;
      const { lab, file } = found;
      const steps = userFileSteps(file);
      if (steps.length === 0) return problem('no-good-rows', { name });
      const ran = runSteps(desk, lab, steps);
      return ran.ok ? { ...ran, left: file.problems.length } : ran;
    },
  };
}

function previewOf(file: GoodFile, effect: string): CsvPreview {
  const { rows, used, ignored, problems, formulas, users, moves } = file;
  return {
    rows,
    good: users.length + moves.length,
    used,
    ignored,
    problems: problems.slice(0, MOST_PROBLEMS),
    bad: problems.length,
    formulas,
    sample: [
      ...users.map(({ id, server = '', homeCluster = true, enabled = true }) => ({
        id,
        server,
        eligible: homeCluster && enabled,
      })),
      ...moves.map(({ id, server }) => ({ id, server, eligible: true })),
    ].slice(0, SAMPLE_ROWS),
    sentence: effect === '' ? 'No row can be imported.' : `${effect}.`,
  };
}
