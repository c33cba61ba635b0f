import { z } from 'zod';
import type { CompareApi, DiffSide } from '../../../shared/lab-api';
import { failoverClock } from '../../engine/clock';
import { branchNamed } from '../branches/branches';
import { branchSide, type DiffLab, diffLabs } from '../diff/diff';
import { journalAt } from '../open-lab/lab-journal';
import type { OpenLab } from '../open-lab/open-lab';
import { labName, openSource } from '../opening/open-bytes';
import { problem } from '../problem';
import { text, whole } from './args';
import type { Call, Commands } from './command';

const side = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('position'), position: whole }),
  z.strictObject({ kind: z.literal('snapshot'), name: text }),
  z.strictObject({ kind: z.literal('branch'), name: text }),
  z.strictObject({ kind: z.literal('file'), name: text, data: text }),
]);

/** Commands that look at moments of the lab, or at another lab, side by side. */
export const compareCommands: Commands<CompareApi> = {
  'lab.clock': {
    args: z.strictObject({ step: whole, group: z.exactOptional(text) }),
    needs: 'lab',
    changes: false,
    run: ({ step, group }, { lab }) => {
      const { length } = lab.record.journal;
      if (step >= length) return problem('unknown-step', { name: String(length) });
      const clock = failoverClock(journalAt(lab, length), step, group);
      return clock ? { ok: true, clock } : problem('no-failure', { name: `Step ${step + 1}` });
    },
  },

  'lab.diff': {
    args: z.strictObject({ a: side, b: side }),
    // Two files can be compared with no lab open.
    needs: 'nothing',
    changes: false,
    large: true,
    run: async ({ a, b }, call) => {
      const first = await sideOf(call, a);
      if (!first.ok) return first;
      const second = await sideOf(call, b);
      return second.ok ? { ok: true, diff: diffLabs(first.lab, second.lab) } : second;
    },
  },
};

type Side = { readonly ok: true; readonly lab: DiffLab } | ReturnType<typeof problem>;

async function sideOf(call: Call, side: DiffSide): Promise<Side> {
  if (side.kind === 'file') return fileSide(call, side.name, side.data);
  const { lab } = call.workspace;
  if (!lab) return problem('no-lab');
  if (side.kind === 'position') {
    const { length } = lab.record.journal;
    if (side.position > length) return problem('unknown-step', { name: String(length) });
    return momentSide(lab, side.position, momentLabel(lab, side.position));
  }
  if (side.kind === 'branch') {
    const branch = branchNamed(lab.record, side.name);
    if (!branch) return problem('unknown-branch', { name: side.name });
    const result = await lab.replayBranch(branch, call.pause(`Opening ${side.name}`));
    return { ok: true, lab: branchSide(result) };
  }
  const snapshot = lab.state.topology.snapshots.find(({ name }) => name === side.name);
  return snapshot
    ? momentSide(lab, snapshot.step, snapshot.name)
    : problem('unknown-snapshot', { name: side.name });
}

function momentLabel(lab: OpenLab, position: number): string {
  if (position === lab.position) return 'Now';
  return position === 0 ? 'Before the first step' : `After step ${position}`;
}

function momentSide(lab: OpenLab, position: number, label: string): Side {
  return { ok: true, lab: { ...labAt(lab, position, label), moment: true } };
}

function labAt(lab: OpenLab, position: number, label: string): DiffLab {
  const journal = lab.record.journal.slice(0, position).map(({ step }) => step);
  return { label, state: lab.stateAt(position), journal };
}

async function fileSide(call: Call, name: string, data: string): Promise<Side> {
  const bytes = Buffer.from(data, 'base64');
  const opened = await openSource(call, bytes, { name: labName(name), path: null });
  if (!opened.ok) return opened;
  try {
    return { ok: true, lab: labAt(opened.lab, opened.lab.position, opened.lab.title) };
  } finally {
    opened.lab.close();
  }
}
