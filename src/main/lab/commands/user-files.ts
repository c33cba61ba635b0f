import { asOneAction } from '../../../shared/joined';
import type { CsvPreview, UserFileApi } from '../../../shared/lab-api';
import { inSlices } from '../../../shared/slices';
import type { UserRow } from '../../../shared/step';
import { changesInWords } from '../../engine/words/step-effect';
import type { UserFileRead } from '../documents/lab-files';
import { refusalAnswer, runSteps } from '../open-lab/run-steps';
import { problem } from '../problem';
import { labUsers } from '../views/lab-users';
import { fileData } from './args';
import type { Commands, LabCall } from './command';

type GoodFile = Extract<UserFileRead, { ok: true }>;

const MAX_PROBLEMS = 200;
const SAMPLE_ROWS = 20;

/** Commands for user files: what they would do, and doing it. */
export const userFileCommands: Commands<UserFileApi> = {
  'users.previewCsv': {
    args: fileData,
    needs: 'lab',
    changes: false,
    turn: 'beside',
    large: true,
    run: async ({ name, data }, call) => {
      const file = await read(call, name, data, `Reading ${name}`);
      if ('problem' in file) return file;
      const { lab } = call;
      const { steps } = file;
      const before = lab.state;
      const result = await inSlices(lab.performInSlices(steps), call.pause(`Trying ${name}`));
      if (!result.ok) return refusalAnswer(result, steps);
      const effect = steps.length === 0 ? '' : changesInWords(before, result.after);
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
      const { steps } = file;
      if (steps.length === 0) return problem('no-good-rows', { name });
      const ran = await runSteps(call, asOneAction(steps));
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
  const file = await files.readUserFile(bytes, labUsers(lab.state), pause(label));
  return file.ok ? file : problem('not-a-user-file', { name, detail: file.detail });
}

function previewOf(file: GoodFile, effect: string): CsvPreview {
  const { rows, used, ignored, unit, problems, formulas, notices, warnings, changes } = file;
  const { fresh, moves, unassign, changed, unchanged } = changes;
  const eligible = ({ homeCluster = true, enabled = true }: UserRow): boolean =>
    homeCluster && enabled;
  return {
    rows,
    good: fresh.length + moves.length + unassign.length + changed.length + unchanged,
    fresh: fresh.length,
    changes: file.sentence,
    used,
    ignored,
    unit,
    notices,
    warnings,
    problems: problems.slice(0, MAX_PROBLEMS).map(({ line, id, text }) => ({ line, id, text })),
    bad: problems.length,
    formulas,
    sample: [
      ...fresh.map(
        ({ row, isUnassigned }) =>
          ({
            id: row.id,
            server: row.server ?? '',
            home: isUnassigned ? 'none' : row.server === undefined ? 'mode' : 'server',
            eligible: eligible(row),
          }) as const,
      ),
      ...moves.map(({ id, server }) => ({ id, server, home: 'server', eligible: true }) as const),
      ...unassign.map((id) => ({ id, server: '', home: 'none', eligible: true }) as const),
      ...changed.map(
        (row) =>
          ({
            id: row.id,
            server: row.server ?? '',
            home: row.server === undefined ? 'mode' : 'server',
            eligible: eligible(row),
          }) as const,
      ),
    ].slice(0, SAMPLE_ROWS),
    sentence: effect === '' ? 'Nothing in the lab changes.' : `${effect}.`,
  };
}
