import type { DiffSide } from '../../shared/lab-api';
import { failoverClock } from '../engine/clock';
import { diagnose } from '../engine/diagnose';
import { journalAt } from './ask-commands';
import type { Desk } from './desk';
import { type DiffLab, diffLabs } from './diff';
import type { Handlers } from './dispatcher';
import { labName, openBytes } from './open-bytes';
import type { OpenLab } from './open-lab';
import { problem } from './problem';

type Side = { readonly ok: true; readonly lab: DiffLab } | ReturnType<typeof problem>;

/** Commands that look at moments of the lab, or at another lab, side by side. */
export function compareCommands(
  desk: Desk,
): Pick<Handlers, 'lab.clock' | 'lab.diff' | 'lab.diagnose'> {
  return {
    'lab.diagnose': ({ question }) =>
      desk.need((lab) => {
        const diagnosis = diagnose(question, journalAt(lab, lab.position), lab.state);
        return { ok: true, diagnosis } as const;
      }),

    'lab.clock': ({ step, group }) =>
      desk.need((lab) => {
        const { length } = lab.record.journal;
        if (step >= length) return problem('unknown-step', { name: String(length) });
        const clock = failoverClock(journalAt(lab, length), step, group);
        return clock
          ? ({ ok: true, clock } as const)
          : problem('no-failure', { name: `Step ${step + 1}` });
      }),

    'lab.diff': async ({ a, b }) => {
      const first = await sideOf(desk, a);
      if (!first.ok) return first;
      const second = await sideOf(desk, b);
      return second.ok ? { ok: true, diff: diffLabs(first.lab, second.lab) } : second;
    },
  };
}

async function sideOf(desk: Desk, side: DiffSide): Promise<Side> {
  if (side.kind === 'file') return fileSide(desk, side.name, side.data);
  const { lab } = desk;
  if (!lab) return problem('no-lab');
  if (side.kind === 'position') {
    const { length } = lab.record.journal;
    if (side.position > length) return problem('unknown-step', { name: String(length) });
    return momentSide(lab, side.position, momentLabel(lab, side.position));
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

async function fileSide(desk: Desk, name: string, data: string): Promise<Side> {
  const bytes = Buffer.from(data, 'base64');
  const opened = await openBytes(desk, bytes, { name: labName(name), path: null });
  if (!opened.ok) return opened;
  try {
    return { ok: true, lab: labAt(opened.lab, opened.lab.position, opened.lab.title) };
  } finally {
    opened.lab.close();
  }
}
