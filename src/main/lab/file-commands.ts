import type { ExportArgs } from '../../shared/lab-api';
import type { Step } from '../../shared/step';
import { rowOf } from '../engine/users';
import type { Desk } from './desk';
import type { Handlers } from './dispatcher';
import { exportLab, fileOut } from './export';
import { hasSample, leavingLines, sampleLines } from './export-preview';
import { openScenario } from './open';
import { labName, openBytes } from './open-bytes';
import type { OpenLab } from './open-lab';
import { problem } from './problem';
import type { Recent } from './recent';
import type { Recovery } from './recovery';
import { sampleCards } from './sample-cards';

type FileCommand =
  | 'file.new'
  | 'file.samples'
  | 'file.openSample'
  | 'file.openBytes'
  | 'file.export'
  | 'file.exportPreview'
  | 'file.saveBytes'
  | 'file.recent'
  | 'file.recovery'
  | 'file.recover';

const TEMPLATES: Readonly<Record<'pair' | 'empty', readonly Step[]>> = {
  empty: [],
  pair: [
    { do: 'add-group', name: 'PRG-1', ha: true },
    { do: 'add-node', group: 'PRG-1', name: 'imp-pub', ova: '5000' },
    { do: 'add-node', group: 'PRG-1', name: 'imp-sub', ova: '5000' },
  ],
};

/** What the commands on files need beside the desk. */
export interface FileParts {
  readonly desk: Desk;
  readonly recent: Recent;
  readonly recovery: Recovery;
  readonly version: string;
}

/** Commands that open labs and write files out. */
export function fileCommands({
  desk,
  recent,
  recovery,
  version,
}: FileParts): Pick<Handlers, FileCommand> {
  const { files } = desk;
  const exported = ({ kind, scrub, explain = [] }: ExportArgs) =>
    desk.need(async (lab) => {
      const unknown = unknownOf(lab, explain);
      if (unknown !== undefined) return problem('unknown-user', { name: unknown });
      const rows = explain.map((id) => rowOf(lab.state.users, id));
      return exportLab(lab, kind, { scrub, rows }, files, version);
    });
  return {
    'file.new': async ({ template }) => {
      const scenario = {
        format: 'implab-scenario',
        version: 1,
        title: 'New lab',
        steps: TEMPLATES[template],
      } as const;
      desk.replace(await openScenario(scenario, { name: 'New lab', path: null }, async () => {}));
      return { ok: true };
    },

    'file.samples': () => ({ samples: sampleCards(files.samples) }),

    'file.openSample': async ({ id }) => {
      const sample = files.samples.find((each) => each.id === id);
      if (!sample) return problem('unknown-sample', { name: id });
      const name = sample.scenario.title ?? id;
      const pause = desk.pause(`Opening ${name}`);
      desk.replace(await openScenario(sample.scenario, { name, path: null }, pause));
      return { ok: true };
    },

    'file.openBytes': async ({ name, data }) => {
      const bytes = Buffer.from(data, 'base64');
      const opened = await openBytes(desk, bytes, { name: labName(name), path: null });
      if (!opened.ok) return opened;
      desk.replace(opened.lab);
      return { ok: true };
    },

    'file.export': async (args) => {
      const result = await exported(args);
      return 'problem' in result ? result : { ok: true, file: fileOut(result) };
    },

    'file.exportPreview': ({ kind, scrub, explain = [] }) =>
      desk.need(async (lab) => {
        const unknown = unknownOf(lab, explain);
        if (unknown !== undefined) return problem('unknown-user', { name: unknown });
        const lines = leavingLines(lab, kind, scrub, explain.length);
        if (!hasSample(kind)) return { ok: true, lines, sample: [] } as const;
        const { bytes } = await exportLab(lab, kind, { scrub }, files, version);
        return { ok: true, lines, sample: sampleLines(bytes) } as const;
      }),

    'file.saveBytes': async () => {
      const result = await exported({ kind: 'implab' });
      if ('problem' in result) return result;
      desk.need((lab) => lab.markSaved());
      desk.tellSaved();
      return { ok: true, file: fileOut(result) };
    },

    'file.recent': async () => ({ recent: await recent.list() }),

    'file.recovery': async () => ({ offer: await recovery.offer() }),

    'file.recover': async ({ accept }) => {
      if (!accept) {
        await recovery.discard();
        return { ok: true };
      }
      const left = await recovery.take();
      if (!left.ok) return left;
      desk.replace(left.lab);
      // Its own copy is on the disk before the old one goes: a second crash loses nothing either.
      await recovery.flush();
      return { ok: true };
    },
  };
}

/** The first name that no user of the lab has. */
function unknownOf(lab: OpenLab, ids: readonly string[]): string | undefined {
  return ids.find((id) => rowOf(lab.state.users, id) < 0);
}
