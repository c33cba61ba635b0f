import { z } from 'zod';
import { sizeName } from '../../../shared/format';
import { MAX_COUNT, MAX_NODES } from '../../../shared/limits';
import { allInSlices } from '../../../shared/slices';
import type { FailureKind } from '../../../shared/what-if';
import {
  FAILURE_SCOPES,
  type FailureMatrix,
  type FailureScopeName,
  type MatrixRow,
  type ModeView,
  type WhatIfApi,
} from '../../../shared/what-if-view';
import { largestShare } from '../../engine/expect';
import { groupOf, nodeAt, nodeNamed, topologyOrder } from '../../engine/order';
import { loadOf } from '../../engine/planning/failures';
import { survivorShare, survivorSurplus } from '../../engine/planning/survivor';
import type { LabState, Topology } from '../../engine/state';
import { byGain, tipChanges } from '../../engine/what-if/changes';
import {
  caseFigures,
  countCases,
  type FailureScope,
  failureCases,
  type MatrixCase,
  markOf,
  worstFirst,
} from '../../engine/what-if/matrix';
import { type PlacedMode, shootOutModes } from '../../engine/what-if/shoot-out';
import { eachCase, tipPoints, whyNoTip } from '../../engine/what-if/tip';
import { failureSentence, isHarmful, tipSentence } from '../../engine/words/what-if-words';
import { askedServers } from '../open-lab/asked-servers';
import type { OpenLab } from '../open-lab/open-lab';
import { problem } from '../problem';
import { text, whole } from './args';
import type { Commands, LabCall } from './command';

/** Most rows of the matrix in one answer. */
const MAX_ROWS = 500;

const position = z.exactOptional(whole);

/** Commands that ask what failures, more users or another mode would do. */
export const whatIfCommands: Commands<WhatIfApi> = {
  'lab.failures': {
    args: z.strictObject({
      scope: z.enum(FAILURE_SCOPES),
      set: z.exactOptional(z.array(text).max(MAX_NODES)),
      problemsOnly: z.exactOptional(z.boolean()),
      offset: whole,
      limit: whole.max(MAX_ROWS),
      position,
    }),
    needs: 'lab',
    changes: false,
    turn: 'beside',
    run: async ({ scope, set = [], problemsOnly = false, offset, limit, position }, call) => {
      const state = stateAt(call.lab, position);
      if (!state) return noSuchStep(call.lab);
      const nodes = set.map((name) => nodeNamed(state.topology, name));
      const unknown = set[nodes.indexOf(-1)];
      if (unknown !== undefined) return problem('unknown-node', { name: unknown });
      const cases = await casesOf(state, scopeOf(scope, nodes), call);
      return {
        ok: true,
        matrix: matrixOf(state, scope, cases, problemsOnly, offset, limit),
      };
    },
  },

  'lab.tip': {
    args: z.strictObject({ devices: whole.min(1).max(MAX_COUNT), position }),
    needs: 'lab',
    changes: false,
    turn: 'beside',
    run: async ({ devices, position }, call) => {
      const state = stateAt(call.lab, position);
      if (!state) return noSuchStep(call.lab);
      const why = whyNoTip(state);
      if (why !== null) return { ok: true, why, tip: null };
      const pause = call.pause('Trying what buys most');
      const { meter } = call;
      const failures = await allInSlices(eachCase(state, meter), pause);
      const points = tipPoints(state, devices, meter, failures);
      const changes = await allInSlices(
        tipChanges(state, devices, points.redundancyEnds, meter, failures),
        pause,
      );
      const tip = { users: state.users.counts.eligible, ...points, changes: byGain(changes) };
      return { ok: true, why: null, tip: { ...tip, sentence: tipSentence(tip) } };
    },
  },

  'lab.shootOut': {
    args: z.strictObject({ position }),
    needs: 'lab',
    changes: false,
    turn: 'beside',
    run: async ({ position }, { lab, pause, meter }) => {
      const state = stateAt(lab, position);
      if (!state) return noSuchStep(lab);
      const servers = askedServers(lab, position ?? lab.position);
      const modes = await allInSlices(
        shootOutModes(state, (row) => servers.of(row), meter),
        pause('Placing all users in each mode'),
      );
      return {
        ok: true,
        modes: modes.map((mode) => modeView(state, mode)),
        mode: state.topology.mode,
        users: state.users.counts.eligible,
      };
    },
  },
};

function stateAt(lab: OpenLab, position: number | undefined): LabState | null {
  const wanted = position ?? lab.position;
  return wanted > lab.record.journal.length ? null : lab.stateAt(wanted);
}

function noSuchStep(lab: OpenLab) {
  return problem('unknown-step', { name: String(lab.record.journal.length) });
}

function scopeOf(scope: FailureScopeName, set: readonly number[]): FailureScope {
  return {
    pairs: scope === 'two',
    groups: scope === 'groups',
    sets: scope === 'set' && set.length > 0 ? [set] : [],
  };
}

const KNOWN = new WeakMap<LabState, Map<string, readonly MatrixCase[]>>();

/** Every case, worst first; asked for the next rows of the same lab it answers from memory. */
async function casesOf(
  state: LabState,
  scope: FailureScope,
  call: LabCall,
): Promise<readonly MatrixCase[]> {
  const key = JSON.stringify(scope);
  const known = KNOWN.get(state)?.get(key);
  if (known) return known;
  const pause = call.pause('Trying every failure');
  const total = countCases(state.topology, scope);
  const cases = await allInSlices(failureCases(state, scope, call.meter), pause, total);
  const sorted = worstFirst(cases);
  KNOWN.set(state, (KNOWN.get(state) ?? new Map()).set(key, sorted));
  return sorted;
}

/** Cases that each scope lists; single nodes are worked out for every scope, for the sentence. */
const LISTED: Readonly<Record<FailureScopeName, readonly FailureKind[]>> = {
  one: ['one'],
  two: ['one', 'two'],
  groups: ['group'],
  set: ['set'],
};

function matrixOf(
  state: LabState,
  scope: FailureScopeName,
  cases: readonly MatrixCase[],
  problemsOnly: boolean,
  offset: number,
  limit: number,
): FailureMatrix {
  const { topology } = state;
  const order = topologyOrder(topology);
  const inScope = cases.filter(({ kind }) => LISTED[scope].includes(kind));
  const harmful = inScope.filter(isHarmful);
  const listed = problemsOnly ? harmful : inScope;
  return {
    sentence: failureSentence(cases.map((each) => caseFigures(topology, each))),
    nodes: order.map((node) => {
      const { name, capacity, ova } = nodeAt(topology, node);
      const group = topology.groups[groupOf(topology, node)]!.name;
      return { name, group, capacity, size: sizeName(capacity, ova) };
    }),
    cases: inScope.length,
    harmful: harmful.length,
    now: {
      survives: survivorSurplus(state) === 0,
      maxShare: largestShare(state),
      survivorShare: survivorShare(state),
    },
    rows: listed.slice(offset, offset + limit).map((each) => rowOf(topology, order, each)),
  };
}

function rowOf(topology: Topology, order: readonly number[], each: MatrixCase): MatrixRow {
  const load = loadOf(order, each.serving, each.demand);
  const { failed, over, noService, kind } = caseFigures(topology, each);
  const [first] = each.failed;
  return {
    kind,
    failed,
    group:
      kind === 'group' && first !== undefined
        ? topology.groups[groupOf(topology, first)]!.name
        : null,
    loads: order.map((node) => load[node]!),
    marks: order.map((node) => markOf(topology, each, node)),
    over,
    noService,
    loggedOut: each.loggedOut,
    back: each.back,
  };
}

function modeView({ topology }: LabState, { assigned, demand, ...figures }: PlacedMode): ModeView {
  return {
    ...figures,
    nodes: topologyOrder(topology).map((node) => {
      const { name, capacity } = nodeAt(topology, node);
      return {
        name,
        group: topology.groups[groupOf(topology, node)]!.name,
        users: assigned.get(name) ?? 0,
        devices: demand.get(name) ?? 0,
        capacity,
      };
    }),
  };
}
