import { z } from 'zod';
import type { ExportArgs, FileApi } from '../../../shared/lab-api';
import { isoDay } from '../../../shared/plan-words/days';
import { fittingLimits } from '../../../shared/relogin';
import { asShipped } from '../../../shared/settings';
import { inSlices } from '../../../shared/slices';
import type { Step } from '../../../shared/step';
import { rowOf } from '../../engine/users';
import { exportLab, fileOut } from '../documents/export';
import { hasSample, leavingLines, sampleLines } from '../documents/export-preview';
import type { OpenLab } from '../open-lab/open-lab';
import { onWorkspace } from '../opening/on-workspace';
import { openScenario } from '../opening/open';
import { labName, openSource } from '../opening/open-bytes';
import { budgetOf } from '../opening/over-budget';
import { problem } from '../problem';
import { cardsInSlices } from '../views/sample-cards';
import { anyway, fileData, idOnly, none, text } from './args';
import type { Commands, LabCall } from './command';
import { reportPlanArgs } from './plan-args';

const MAX_EXPLAINED_USERS = 50;

const exportArgs = z.strictObject({
  kind: z.enum([
    'implab',
    'scenario',
    'assignments-csv',
    'bulk-csv',
    'moves-csv',
    'loads-csv',
    'report',
  ]),
  scrub: z.exactOptional(
    z.strictObject({
      users: z.exactOptional(z.enum(['keep', 'pseudonyms', 'counts'])),
      nodes: z.exactOptional(z.enum(['keep', 'pseudonyms'])),
      notes: z.exactOptional(z.enum(['keep', 'drop'])),
    }),
  ),
  explain: z.exactOptional(z.array(text).max(MAX_EXPLAINED_USERS)),
  plan: z.exactOptional(reportPlanArgs),
  layout: z.exactOptional(
    z
      .strictObject({
        reader: z.enum(['product', 'spreadsheet']),
        separator: z.enum([',', ';', '\t']),
        ownColumns: z.boolean(),
      })
      .refine(({ reader, separator }) => reader === 'spreadsheet' || separator === ',', {
        message: 'the product takes commas alone',
      }),
  ),
});

/** A new lab begins as the product ships (domain 4.1, D17); whoever asks for an empty one brings that step along. */
const TEMPLATES: Readonly<Record<'pair' | 'empty', readonly Step[]>> = {
  empty: [],
  pair: [
    asShipped(),
    { do: 'add-group', name: 'PRG-1', ha: true },
    { do: 'add-node', group: 'PRG-1', name: 'imp-pub', ova: '5000' },
    { do: 'add-node', group: 'PRG-1', name: 'imp-sub', ova: '5000' },
    ...['imp-pub', 'imp-sub'].map((node) => fittingLimits(node, '5000', 'active-active', 2500)),
  ],
};

/** Commands that open labs and write files out. */
export const fileCommands: Commands<FileApi> = {
  'file.new': {
    args: z.strictObject({ template: z.enum(['pair', 'empty']) }),
    needs: 'nothing',
    changes: true,
    run: async ({ template }, { workspace }) => {
      const scenario = {
        format: 'implab-scenario',
        version: 1,
        title: 'New lab',
        steps: TEMPLATES[template],
      } as const;
      workspace.replace(
        await openScenario(scenario, { name: 'New lab', path: null }, async () => {}),
      );
      return { ok: true };
    },
  },

  'file.samples': {
    args: none,
    needs: 'nothing',
    changes: false,
    run: async (_, { files, pause }) => ({
      ok: true,
      samples: await inSlices(cardsInSlices(files.samples), pause('Drawing the samples')),
    }),
  },

  'file.openSample': {
    args: idOnly,
    needs: 'nothing',
    changes: true,
    run: async ({ id }, { workspace, files, pause }) => {
      const sample = files.samples.find((each) => each.id === id);
      if (!sample) return problem('unknown-sample', { name: id });
      const name = sample.scenario.title ?? id;
      const origin = { name, path: null };
      workspace.replace(await openScenario(sample.scenario, origin, pause(`Opening ${name}`)));
      return { ok: true };
    },
  },

  'file.openBytes': {
    args: fileData.extend({ anyway }),
    needs: 'nothing',
    changes: true,
    opens: true,
    large: true,
    run: async ({ name, data, anyway }, call) => {
      const bytes = Buffer.from(data, 'base64');
      if (call.files.isLesson(bytes)) return call.lessons.openBytes(bytes, name);
      const origin = { name: labName(name), path: null, budget: budgetOf(anyway) };
      return onWorkspace(call, await openSource(call, bytes, origin));
    },
  },

  'file.export': {
    args: exportArgs,
    needs: 'lab',
    changes: false,
    turn: 'beside',
    run: async (args, call) => {
      const result = await exported(args, call);
      return 'problem' in result ? result : { ok: true, file: fileOut(result) };
    },
  },

  'file.exportPreview': {
    args: exportArgs,
    needs: 'lab',
    changes: false,
    turn: 'beside',
    run: async ({ kind, scrub, explain = [], plan = {}, layout }, { lab, files, host, pause }) => {
      const unknown = unknownOf(lab, explain);
      if (unknown !== undefined) return problem('unknown-user', { name: unknown });
      const lines = leavingLines(lab, kind, scrub, explain.length, files, plan, layout);
      if (!hasSample(kind)) return { ok: true, lines, sample: [] };
      const { bytes } = await exportLab(
        lab,
        kind,
        { scrub, layout, day: today(), isSample: true },
        files,
        host.version,
        pause('Writing a sample'),
      );
      return { ok: true, lines, sample: sampleLines(bytes) };
    },
  },

  'file.saveBytes': {
    args: none,
    needs: 'lab',
    changes: true,
    run: async (_, call) => {
      const result = await exported({ kind: 'implab' }, call);
      if ('problem' in result) return result;
      call.lab.markDownloaded();
      call.workspace.tellSaved();
      return { ok: true, file: fileOut(result) };
    },
  },

  'file.recent': {
    args: none,
    needs: 'nothing',
    changes: false,
    run: async (_, { recent }) => ({ ok: true, recent: await recent.list() }),
  },

  'file.forget': {
    args: z.strictObject({ path: z.exactOptional(text) }),
    needs: 'nothing',
    changes: false,
    run: async ({ path }, { recent }) => {
      await (path === undefined ? recent.clear() : recent.remove(path));
      return { ok: true };
    },
  },

  'file.recovery': {
    args: none,
    needs: 'nothing',
    changes: false,
    // It may take seconds to know whether the session that left a copy still runs.
    turn: 'beside',
    run: async (_, { recovery }) => ({ ok: true, offer: await recovery.offer() }),
  },

  'file.recover': {
    args: z.strictObject({ accept: z.boolean(), anyway }),
    needs: 'nothing',
    changes: true,
    opens: true,
    run: async ({ accept, anyway }, call) => {
      const { recovery } = call;
      if (!accept) {
        await recovery.discard();
        return { ok: true };
      }
      const done = await onWorkspace(
        call,
        await recovery.open(call, budgetOf(anyway)),
        recovery.taken,
      );
      // Its own copy is on the disk before the old one goes: a second crash loses nothing either.
      if (done.ok) await recovery.flush();
      return done;
    },
  },
};

async function exported(
  { kind, scrub, explain = [], plan, layout }: ExportArgs,
  { lab, files, host, pause }: LabCall,
): Promise<Awaited<ReturnType<typeof exportLab>> | ReturnType<typeof problem>> {
  const unknown = unknownOf(lab, explain);
  if (unknown !== undefined) return problem('unknown-user', { name: unknown });
  const rows = explain.map((id) => rowOf(lab.state.users, id));
  const goal = plan?.moves?.goal;
  if (goal?.kind === 'file') {
    const read = files.readMoveFile(Buffer.from(goal.data, 'base64'));
    if (!read.ok) return problem('not-a-user-file', { name: goal.name, detail: read.detail });
  }
  const options = { scrub, rows, plan, layout, day: today() };
  return exportLab(lab, kind, options, files, host.version, pause('Writing the file'));
}

/** The day on which something is written, by the clock of the machine. */
function today(): string {
  return isoDay(new Date());
}

/** The first name that no user of the lab has. */
function unknownOf(lab: OpenLab, ids: readonly string[]): string | undefined {
  return ids.find((id) => rowOf(lab.state.users, id) < 0);
}
