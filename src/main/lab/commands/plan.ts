import { z } from 'zod';
import { asOneAction } from '../../../shared/joined';
import type { AskedMoves, PlanApi } from '../../../shared/plan-api';
import type { MoveRequest } from '../../../shared/planning';
import { inSlices } from '../../../shared/slices';
import { availability, DEFAULT_RATES } from '../../engine/planning/availability';
import { riskMoveInSlices } from '../../engine/planning/lower-risk';
import { movePlan } from '../../engine/planning/moves';
import { type RunbookClock, runbookInSlices } from '../../engine/planning/runbook-plan';
import type { LabState } from '../../engine/state';
import { runSteps } from '../open-lab/run-steps';
import { problem } from '../problem';
import { silentPause } from '../silent-pause';
import { hashOf, movesView, plannedUsers } from '../views/plan-view';
import { sizedLab, sizingView } from '../views/size-view';
import { none, text, whole } from './args';
import { branchCommands } from './branches';
import type { Commands, LabCall } from './command';
import { askedMoves, askedNight, askedSize, failureRates } from './plan-args';

const MAX_ROWS = 5000;
const LONGEST_LINE = 200;

/** Commands of the planner: moves, sizes, maintenance, availability. */
export const planCommands: Commands<PlanApi> = {
  'plan.moves': {
    args: askedMoves,
    needs: 'lab',
    changes: false,
    large: true,
    run: (args, call) =>
      withRequest(args, call, (state, request) => ({
        ok: true,
        plan: movesView(state, request, call.meter),
      })),
  },

  'plan.moveUsers': {
    args: askedMoves.extend({ offset: whole, limit: whole.max(MAX_ROWS) }),
    needs: 'lab',
    changes: false,
    large: true,
    run: ({ offset, limit, ...args }, call) =>
      withRequest(args, call, (state, request) => ({
        ok: true,
        ...plannedUsers(state, request, offset, limit, call.meter),
      })),
  },

  'plan.apply': {
    args: askedMoves.extend({ hash: text }),
    needs: 'lab',
    changes: true,
    large: true,
    run: async ({ hash, position: _, ...args }, call) =>
      withRequest(args, call, async (state, request) => {
        const plan = movePlan(state, request, call.meter);
        return hashOf(plan) === hash
          ? runSteps(call, asOneAction(plan.steps))
          : problem('lab-changed');
      }),
  },

  'plan.keep': {
    args: askedMoves.extend({ hash: text, name: text }),
    needs: 'lab',
    changes: true,
    large: true,
    run: async ({ hash, name, ...args }, call) =>
      withRequest(args, call, async (state, request, at) => {
        const plan = movePlan(state, request, call.meter);
        if (hashOf(plan) !== hash) return problem('lab-changed');
        return branchCommands['branch.fork'].run(
          { at, name, numbered: true, steps: plan.steps },
          call,
        );
      }),
  },

  'plan.ticks': {
    args: none,
    needs: 'lab',
    changes: false,
    run: (_, { lab }) => ({ ok: true, ticks: lab.record.head.ticks ?? [] }),
  },

  'plan.tick': {
    args: z.strictObject({ line: text.max(LONGEST_LINE), on: z.boolean() }),
    needs: 'lab',
    changes: true,
    run: ({ line, on }, { lab, workspace }) => {
      workspace.tell(lab.tick(line, on));
      return { ok: true };
    },
  },

  'plan.bulkFile': {
    args: askedMoves.extend({ number: z.exactOptional(whole.min(1)) }),
    needs: 'lab',
    changes: false,
    large: true,
    run: ({ number, ...args }, call) =>
      withRequest(args, call, (state, request) => {
        const { batches, steps } = movePlan(state, request, call.meter);
        const chosen = number === undefined ? steps : (batches[number - 1]?.steps ?? []);
        const moves = chosen.flatMap((step) =>
          step.do === 'assign' ? [{ to: step.node, users: step.users ?? [] }] : [],
        );
        const name = number === undefined ? 'moves.csv' : `moves-${number}.csv`;
        const data = Buffer.from(call.files.movesCsv(moves)).toString('base64');
        return { ok: true, file: { name, mime: 'text/csv', data } };
      }),
  },

  'plan.size': {
    args: askedSize,
    needs: 'nothing',
    changes: false,
    run: (args) => ({ ok: true, sizing: sizingView(args) }),
  },

  'plan.sizeSteps': {
    args: askedSize.extend({ design: whole }),
    needs: 'nothing',
    changes: false,
    run: ({ design, ...args }) => {
      const steps = sizedLab(args, design);
      return steps === null
        ? problem('bad-arguments', { place: 'design', detail: 'there is no such design' })
        : { ok: true, steps };
    },
  },

  'plan.runbook': {
    args: askedNight,
    needs: 'lab',
    changes: false,
    turn: 'beside',
    run: ({ position, ...request }, call) =>
      withState(position, call, async (state, index) => ({
        ok: true,
        runbook: await inSlices(
          runbookInSlices(state, request, clockOf(call, index)),
          call.pause('Playing the night'),
        ),
      })),
  },

  'plan.lowerRisk': {
    args: askedNight,
    needs: 'lab',
    changes: false,
    turn: 'beside',
    run: ({ position, ...request }, call) =>
      withState(position, call, async (state, index) => ({
        ok: true,
        move: await inSlices(
          riskMoveInSlices(state, request, clockOf(call, index)),
          call.pause('Playing the night'),
        ),
      })),
  },

  'plan.play': {
    args: askedNight.extend({ name: text }),
    needs: 'lab',
    changes: true,
    run: async ({ position, name, ...request }, call) =>
      withState(position, call, async (state, at) => {
        const { why, actions } = await inSlices(
          runbookInSlices(state, request, clockOf(call, at)),
          call.pause('Playing the night'),
        );
        if (why !== null) return problem('cannot-begin', { detail: why });
        const fork = { at, name, numbered: true };
        const made = await branchCommands['branch.fork'].run(fork, call);
        if (!made.ok) return made;
        const steps = actions.flatMap(({ title, steps: each }) =>
          asOneAction([{ do: 'note', text: title }, ...each]),
        );
        const ran = await runSteps({ ...call, pause: silentPause }, steps);
        return ran.ok ? { ...ran, branch: made.branch } : ran;
      }),
  },

  'plan.availability': {
    args: z.strictObject({
      rates: z.nullable(failureRates),
      position: z.exactOptional(whole),
    }),
    needs: 'lab',
    changes: false,
    run: ({ rates, position }, call) =>
      withState(position, call, (state) => {
        const given = rates ?? DEFAULT_RATES;
        return { ok: true, rates: given, availability: availability(state, given) };
      }),
  },
};

function clockOf({ lab, meter }: LabCall, index: number): RunbookClock {
  return { settle: lab.record.head.settle ?? true, index, meter };
}

/** The lab after so many steps, or the answer that it has not so many. */
function withState<T>(
  position: number | undefined,
  { lab }: LabCall,
  action: (state: LabState, position: number) => T,
): T | ReturnType<typeof problem> {
  const wanted = position ?? lab.position;
  if (wanted > lab.record.journal.length)
    return problem('unknown-step', { name: String(lab.record.journal.length) });
  return action(lab.stateAt(wanted), wanted);
}

function withRequest<T>(
  { position, goal: given, ...limits }: AskedMoves,
  call: LabCall,
  action: (state: LabState, request: MoveRequest, position: number) => T,
): T | ReturnType<typeof problem> {
  return withState(position, call, (state, moment) => {
    if (given.kind !== 'file') return action(state, { ...limits, goal: given }, moment);
    const read = call.files.readMoveFile(Buffer.from(given.data, 'base64'));
    if (!read.ok) return problem('not-a-user-file', { name: given.name, detail: read.detail });
    return action(state, { ...limits, goal: { kind: 'file', homes: read.homes } }, moment);
  });
}
