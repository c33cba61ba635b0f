import type { CsvPreview, UserFileApi } from '../../../shared/lab-api';
import { changesInWords } from '../../engine/words/step-effect';
import type { UserFileRead } from '../lab-files';
import { problem } from '../problem';
import { refusalAnswer, runSteps } from '../run-steps';
import { knownIn, userFileSteps } from '../user-file-steps';
import { fileData } from './args';
import type { Commands, LabCall } from './command';

type GoodFile = Extract<UserFileRead, { ok: true }>;

const MOST_PROBLEMS = 200;
const SAMPLE_ROWS = 20;

/** Commands for user files: what they would do, and doing it. */
export const userFileCommands: Commands<UserFileApi> = {
  'users.previewCsv': {
    args: fileData,
    needs: 'lab',
    changes: false,
    large: true,
    run: async ({ name, data }, call) => {
      const file = await read(call, name, data, `Reading ${name}`);
      if ('problem' in file) return file;
      const { lab } = call;
      const steps = userFileSteps(file);
      const worked = lab.work(steps);
      if (!worked.ok) return refusalAnswer(worked, steps);
      const effect = steps.length === 0 ? '' : changesInWords(lab.state, worked.after);
      return { ok: true, preview: previewOf(file, effect) };
    },
  },

  'users.importCsv': {
    args: fileData,
    needs: 'lab',
    changes: true,
    large: true,
    run: async ({ name, data }, call) => {
      const file = await read(call, name, data, `Importing ${name}`);
      if ('problem' in file) return file;
      const steps = userFileSteps(file);
      if (steps.length === 0) return problem('no-good-rows', { name });
      const ran = runSteps(call.desk, call.lab, steps);
      return ran.ok ? { ...ran, left: file.problems.length } : ran;
    },
  },
};

async function read(
  { lab, files, pause }: LabCall,
  name: string,
  data: string,
  label: string,
): Promise<GoodFile | ReturnType<typeof problem>> {
  const bytes = Buffer.from(data, 'base64');
  const file = await files.readUserFile(bytes, knownIn(lab.state), pause(label));
  return file.ok ? file : problem('not-a-user-file', { name, detail: file.detail });
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
