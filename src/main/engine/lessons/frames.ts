import { countOf, formatCount, listNames, sizeName } from '../../../shared/format';
import type { Frame, FrameNode, TapeDecision } from '../../../shared/playback';
import type { Step, StepName } from '../../../shared/step';
import { applyStep } from '../apply';
import { candidatesOf } from '../explain/candidates';
import { measure } from '../measure';
import { hasHa, nodeAt, topologyOrder } from '../order';
import { type RawDecision, Recorder } from '../recorder';
import { type LabState, NO_NODE } from '../state';
import { UserEdit } from '../user-edit';
import { explanationText } from '../words/explanation';
import { reasonText } from '../words/reason-words';
import { stepEffect } from '../words/step-effect';
import { type Standpoint, secondsInside } from './trial';

/** Decisions of one step that playback shows one by one; of more, only these and the end of the step. */
const MAX_DECISIONS = 200;
/** The same where nobody asks about single users: enough to see the rule at work. */
export const FEW_DECISIONS = 4;

/**
 * What happens inside steps, frame by frame: placement after placement, then second after second. The first frame is
 * the lab before, the last one the lab after. The decisions are the engine's own, looked at by a recorder.
 *
 * @param from    the lab before the first of the steps
 * @param wanted  ids of users whose placements are shown in any case
 * @param most    decisions of a step that are shown beside these
 */
export function framesOf(
  from: Standpoint,
  steps: readonly Step[],
  wanted: readonly string[] = [],
  most = MAX_DECISIONS,
): Frame[] {
  const first = from.state;
  const frames = [frameOf(first, first, 'start', from.index, '')];
  const states = [first];
  for (const [offset, step] of steps.entries()) {
    const before = states[offset]!;
    const index = from.index + offset;
    const context = {
      index,
      settle: from.settle,
      stateAt: (asked: number) =>
        asked < from.index ? from.stateAt(asked) : states[asked - from.index]!,
    };
    const done = applyStep(before, step, context);
    const after = done.ok ? done.state : before;
    states.push(after);
    if (!done.ok) continue;
    const decisions = decisionFrames(first, before, after, step, context, wanted, most);
    const seconds = secondFrames(first, before, after, step, context);
    const inside = USERS_FIRST.has(step.do)
      ? [...decisions, ...seconds]
      : [...seconds, ...decisions];
    frames.push(...inside);
    const last = inside.at(-1);
    if (!last || !isComplete(last, after, decisions.length > 0))
      frames.push(frameOf(first, after, 'step', index, stepEffect(before, after, step)));
  }
  return frames;
}

/** Steps that place users before the clock runs on; in all others users are placed when something ends. */
const USERS_FIRST: ReadonlySet<StepName> = new Set<StepName>([
  'enable-users',
  'assign',
  'assign-unassigned',
  'rebalance',
  'unassign',
  'set-mode',
  'set-policy',
]);

interface Context {
  readonly index: number;
  readonly settle: boolean;
  readonly stateAt: (index: number) => LabState;
}

/** The last frame already shows the lab after the step. */
function isComplete(last: Frame, after: LabState, hasDecisions: boolean): boolean {
  const { counts } = after.users;
  const total = last.groups
    .flatMap(({ nodes }) => nodes)
    .reduce((sum, node) => sum + (node?.assigned ?? 0), 0);
  const all = topologyOrder(after.topology).reduce((sum, node) => sum + counts.assigned[node]!, 0);
  return last.clock === after.clock && (!hasDecisions || total === all);
}

function placedRows({ users }: LabState, index: number): number[] {
  const rows: number[] = [];
  for (let row = 0; row < users.rows; row++) if (users.placedAt(row) === index) rows.push(row);
  return rows;
}

function decisionFrames(
  first: LabState,
  before: LabState,
  after: LabState,
  step: Step,
  context: Context,
  wanted: readonly string[],
  most: number,
): Frame[] {
  const { users } = after;
  const rows = placedRows(after, context.index);
  const shown = rows
    .map((row, order) => ({ row, order }))
    .filter(
      ({ row, order }) =>
        order < most ||
        (wanted.length > 0 && order < 100_000 && wanted.includes(users.ids.idAt(row))),
    );
  return shown.flatMap(({ row, order }) => {
    const decision = decisionAt(before, step, context, row);
    if (!decision) return [];
    const state = midway(before, after, step, rows, order + 1, context.index);
    const told = tapeDecision(decision, users.ids.idAt(row));
    return [{ ...frameOf(first, state, 'decision', context.index, told.short), decision: told }];
  });
}

function decisionAt(
  before: LabState,
  step: Step,
  context: Context,
  row: number,
): RawDecision | null {
  const recorder = new Recorder(row);
  applyStep(before, step, { ...context, recorder });
  return recorder.last;
}

/** The lab when the first `done` of the rows that a step places have their homes. */
function midway(
  before: LabState,
  after: LabState,
  step: Step,
  rows: readonly number[],
  done: number,
  index: number,
): LabState {
  const { topology, clock } = USERS_FIRST.has(step.do) ? before : after;
  const edit = new UserEdit(after.users, { index });
  for (const row of rows.slice(done)) {
    const home = row < before.users.rows ? before.users.homeAt(row) : NO_NODE;
    edit.place(row, home, 'NONE_NO_AUTO', after.topology);
  }
  return {
    topology: { ...after.topology, groups: topology.groups, nodes: topology.nodes },
    users: edit.done(),
    clock,
  };
}

/** A decision of the engine in the words of the tape. */
export function tapeDecision(decision: RawDecision, user: string): TapeDecision {
  const candidates = candidatesOf(decision);
  const { topology, node } = decision;
  const home = node === NO_NODE ? null : nodeAt(topology, node).name;
  const chosen = candidates.find((each) => each.node === home);
  const eligible = candidates
    .filter((each) => each.eligible)
    .toSorted((a, b) => a.assigned - b.assigned);
  const counts = eligible.map((each) => `${each.node} ${formatCount(each.assigned)}`);
  const why = chosen && eligible.length > 0 ? chosen.why : reasonText(decision.reason);
  return {
    user,
    home,
    reason: decision.reason,
    reasonText: reasonText(decision.reason),
    mode: topology.mode,
    candidates,
    short: counts.length > 0 && home !== null ? `${counts.slice(0, 6).join(', ')}: ${why}` : why,
    text: explanationText(decision, candidates, user),
  };
}

function secondFrames(
  first: LabState,
  before: LabState,
  after: LabState,
  step: Step,
  context: Context,
): Frame[] {
  const inside = secondsInside(before, step, after, context);
  if (inside.length === 0) return [];
  let previous = before;
  return [...inside, after].flatMap((state) => {
    const text = changesOf(previous, state);
    const isSame = text === '' && state !== after;
    previous = state;
    return isSame ? [] : [frameOf(first, state, 'second', context.index, text)];
  });
}

/** What changed between two seconds: "imp1 Unreachable, imp2 Running in Backup Mode; imp2 serves 900". */
export function changesOf(before: LabState, after: LabState): string {
  const was = measure(before);
  const is = measure(after);
  const nodes = topologyOrder(after.topology);
  const states = nodes.flatMap((node) => {
    const old = before.topology.nodes[node];
    const now = nodeAt(after.topology, node);
    return old && old.state === now.state ? [] : [`${now.name} ${now.state}`];
  });
  const loads = nodes.flatMap((node) =>
    was.load[node] === is.load[node]
      ? []
      : [`${nodeAt(after.topology, node).name} serves ${formatCount(is.load[node]!)}`],
  );
  const service =
    was.noService === is.noService
      ? []
      : [
          is.noService === 0
            ? 'everybody is served'
            : `${countOf(is.noService, 'device')} without service`,
        ];
  return [states, loads, service]
    .filter((part) => part.length > 0)
    .map((part) => listNames(part, 8))
    .join('; ');
}

function frameOf(
  first: LabState,
  state: LabState,
  kind: Frame['kind'],
  step: number,
  text: string,
): Frame {
  const { topology, clock } = state;
  const figures = measure(state);
  const nodeOf = (index: number | null, slot: 1 | 2): FrameNode | null => {
    if (index === null) return null;
    const { name, capacity, ova, state: shown } = nodeAt(topology, index);
    return {
      node: name,
      slot,
      capacity,
      size: sizeName(capacity, ova),
      assigned: figures.assigned[index]!,
      own: figures.own[index]!,
      peer: figures.peer[index]!,
      noService: figures.noServiceByNode[index]!,
      state: shown,
      change: figures.assigned[index]! - first.users.counts.assigned[index]!,
    };
  };
  return {
    kind,
    step,
    clock,
    since: clock - first.clock,
    text,
    mode: topology.mode,
    groups: topology.groups.map((group) => ({
      name: group.name,
      ha: hasHa(group),
      nodes: [nodeOf(group.slots[0], 1), nodeOf(group.slots[1], 2)],
    })),
    unassigned: figures.unassigned,
    noService: figures.noService,
    decision: null,
  };
}
