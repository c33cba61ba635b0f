import { z } from 'zod';
import type { QuestionApi } from '../../../shared/lab-api';
import { QUESTIONS } from '../../../shared/questions';
import { inSlices } from '../../../shared/slices';
import { diagnose } from '../../engine/diagnose';
import { explainUser } from '../../engine/explain/explain-user';
import { flipsInSlices } from '../../engine/explain/flips';
import type { Journal } from '../../engine/explain/journal';
import { lifeInSlices } from '../../engine/explain/life';
import { whyNotInSlices } from '../../engine/explain/why-not';
import { groupNamed, nodeNamed } from '../../engine/order';
import { pairView } from '../../engine/pair/pair-view';
import { rulePacks } from '../../engine/rule-packs';
import type { LabState } from '../../engine/state';
import { rowOf } from '../../engine/users';
import { contradictions } from '../../engine/words/contradictions';
import { allGrounds, allSources } from '../../engine/words/sources';
import { journalAt, keptJournal } from '../open-lab/lab-journal';
import type { OpenLab } from '../open-lab/open-lab';
import { problem } from '../problem';
import { queryUsers, userRowView } from '../views/users';
import { idOnly, none, text, whole } from './args';
import type { Commands, LabCall } from './command';

/** Most rows of users in one answer. */
const MAX_ROWS = 5000;

const userAtPosition = z.strictObject({ id: text, position: z.exactOptional(whole) });

/** Commands that ask about users, rules and causes. */
export const questionCommands: Commands<QuestionApi> = {
  'lab.users': {
    args: z.strictObject({
      search: z.exactOptional(text),
      filter: z.exactOptional(text),
      sort: z.exactOptional(z.enum(['arrival', 'id', 'assignedTo', 'devices', 'step'])),
      descending: z.exactOptional(z.boolean()),
      offset: whole,
      limit: whole.max(MAX_ROWS),
      position: z.exactOptional(whole),
    }),
    needs: 'lab',
    changes: false,
    turn: 'beside',
    run: async ({ position, ...query }, { lab, pause }) => {
      const wanted = position ?? lab.position;
      if (wanted > lab.record.journal.length) return noSuchStep(lab);
      const yieldNow = pause('Looking through the users');
      const page = await lab.read(wanted, yieldNow, (store) => queryUsers(store, query, yieldNow));
      return { ok: true, ...page };
    },
  },

  'lab.user': {
    args: userAtPosition,
    needs: 'lab',
    changes: false,
    turn: 'beside',
    run: ({ id, position }, call) =>
      withUser(call, id, position, async ({ state, row, journal }) => ({
        ok: true,
        user: {
          ...userRowView(state, row),
          notes: state.topology.notes.users.get(row) ?? '',
          events: await inSlices(
            lifeInSlices(journal, row),
            call.pause('Reading the life of a user'),
          ),
        },
      })),
  },

  'lab.explain': {
    args: userAtPosition,
    needs: 'lab',
    changes: false,
    run: ({ id, position }, call) =>
      withUser(call, id, position, ({ state, row, journal }) => ({
        ok: true,
        explanation: explainUser(journal, state, row),
      })),
  },

  'lab.whyNot': {
    args: z.strictObject({ id: text, node: text }),
    needs: 'lab',
    changes: false,
    turn: 'beside',
    run: ({ id, node }, call) =>
      withUser(call, id, undefined, async ({ state, row, journal }) =>
        nodeNamed(state.topology, node) < 0 &&
        nodeNamed(call.lab.stateAt(state.users.placedAt(row)).topology, node) < 0
          ? problem('unknown-node', { name: node })
          : {
              ok: true,
              ...(await inSlices(
                whyNotInSlices(journal, state, row, node),
                call.pause('Trying what would have led there'),
              )),
            },
      ),
  },

  'lab.flips': {
    args: idOnly,
    needs: 'lab',
    changes: false,
    turn: 'beside',
    run: ({ id }, call) =>
      withUser(call, id, undefined, async ({ state, row, journal }) => ({
        ok: true,
        flips: await inSlices(
          flipsInSlices(journal, state, row),
          call.pause('Trying what would have led elsewhere'),
        ),
      })),
  },

  'lab.diagnose': {
    args: z.strictObject({
      question: z.enum(QUESTIONS.map(({ key }) => key)),
    }),
    needs: 'lab',
    changes: false,
    run: ({ question }, { lab }) => ({
      ok: true,
      diagnosis: diagnose(question, journalAt(lab, lab.position), lab.state),
    }),
  },

  'lab.pair': {
    args: z.strictObject({ group: text, position: z.exactOptional(whole) }),
    needs: 'lab',
    changes: false,
    run: ({ group, position }, { lab }) => {
      const done = position ?? lab.position;
      if (done > lab.record.journal.length)
        return problem('unknown-step', { name: String(lab.record.journal.length) });
      const state = lab.stateAt(done);
      const groupIndex = groupNamed(state.topology, group);
      return groupIndex < 0
        ? problem('unknown-group', { name: group })
        : { ok: true, pair: pairView(state, state.topology.groups[groupIndex]!) };
    },
  },

  'lab.rulePacks': {
    args: none,
    needs: 'nothing',
    changes: false,
    run: () => ({ ok: true, packs: rulePacks() }),
  },

  'lab.sources': {
    args: none,
    needs: 'nothing',
    changes: false,
    run: () => ({
      ok: true,
      sources: allSources(),
      rules: allGrounds(),
      contradictions: contradictions(),
    }),
  },
};

interface Asked {
  readonly state: LabState;
  readonly row: number;
  readonly journal: Journal;
}

/** A user of the lab after some steps, or the answer that there is none. */
function withUser<T>(
  { lab, meter }: LabCall,
  id: string,
  position: number | undefined,
  action: (asked: Asked) => T,
): T | ReturnType<typeof problem> {
  const wanted = position ?? lab.position;
  if (wanted > lab.record.journal.length) return noSuchStep(lab);
  const state = lab.stateAt(wanted);
  const row = rowOf(state.users, id);
  if (row < 0) return problem('unknown-user', { name: id });
  return action({ state, row, journal: { ...keptJournal(lab, wanted), meter } });
}

function noSuchStep(lab: OpenLab) {
  return problem('unknown-step', { name: String(lab.record.journal.length) });
}
