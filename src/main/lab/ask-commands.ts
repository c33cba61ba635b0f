import { explainUser } from '../engine/explain/explain-user';
import { flipsFor } from '../engine/explain/flips';
import type { Journal } from '../engine/explain/journal';
import { lifeOf } from '../engine/explain/life';
import { whyNot } from '../engine/explain/why-not';
import { nodeNamed } from '../engine/order';
import { rulePacks } from '../engine/rule-packs';
import type { LabState } from '../engine/state';
import { rowOf } from '../engine/users';
import { contradictions } from '../engine/words/contradictions';
import { allGrounds, allSources } from '../engine/words/sources';
import { isSettled } from '../store/lab-record';
import type { Desk } from './desk';
import type { Handlers } from './dispatcher';
import type { OpenLab } from './open-lab';
import { problem } from './problem';
import { queryUsers, userRowView } from './users';

type AskCommand =
  | 'lab.users'
  | 'lab.user'
  | 'lab.explain'
  | 'lab.whyNot'
  | 'lab.flips'
  | 'lab.rulePacks'
  | 'lab.sources';

/** Commands that ask about users and rules and change nothing. */
export function askCommands(desk: Desk): Pick<Handlers, AskCommand> {
  /** A user of the lab after some steps, or the answer that there is none. */
  const withUser = <T>(
    id: string,
    position: number | undefined,
    work: (asked: Asked) => T,
  ): T | ReturnType<typeof problem> =>
    desk.need((lab) => {
      const at = position ?? lab.position;
      const { length } = lab.record.journal;
      if (at > length) return problem('unknown-step', { name: String(length) });
      const state = lab.stateAt(at);
      const row = rowOf(state.users, id);
      if (row < 0) return problem('unknown-user', { name: id });
      return work({ lab, state, row, journal: journalAt(lab, at) });
    });
  return {
    'lab.users': async ({ position, ...query }) => {
      const { lab } = desk;
      if (!lab || (position ?? 0) > lab.record.journal.length) return { total: 0, rows: [] };
      return queryUsers(await lab.storeAt(position ?? lab.position), query);
    },

    'lab.user': ({ id, position }) =>
      withUser(id, position, ({ state, row, journal }) => ({
        ok: true,
        user: {
          ...userRowView(state, row),
          notes: state.topology.notes.users.get(row) ?? '',
          events: lifeOf(journal, row),
        },
      })),

    'lab.explain': ({ id, position }) =>
      withUser(id, position, ({ state, row, journal }) => ({
        ok: true,
        explanation: explainUser(journal, state, row),
      })),

    'lab.whyNot': ({ id, node }) =>
      withUser(id, undefined, ({ lab, state, row, journal }) =>
        nodeNamed(state.topology, node) < 0 &&
        nodeNamed(lab.stateAt(state.users.placedAt[row]!).topology, node) < 0
          ? problem('unknown-node', { name: node })
          : { ok: true, ...whyNot(journal, state, row, node) },
      ),

    'lab.flips': ({ id }) =>
      withUser(id, undefined, ({ state, row, journal }) => ({
        ok: true,
        flips: flipsFor(journal, state, row),
      })),

    'lab.rulePacks': () => ({ packs: rulePacks() }),

    'lab.sources': () => ({
      sources: allSources(),
      rules: allGrounds(),
      contradictions: contradictions(),
    }),
  };
}

interface Asked {
  readonly lab: OpenLab;
  readonly state: LabState;
  readonly row: number;
  readonly journal: Journal;
}

/** The first steps of a lab as the explanations read them. */
export function journalAt(lab: OpenLab, length: number): Journal {
  const { journal, head } = lab.record;
  return {
    length,
    settle: isSettled(head),
    stepAt: (index) => journal[index]!.step,
    stateBefore: (index) => lab.stateAt(index),
  };
}
