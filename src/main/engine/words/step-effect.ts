import {
  countOf,
  formatChange,
  formatCount,
  formatSeconds,
  listNames,
  sizeName,
  slotName,
} from '../../../shared/format';
import type { Step } from '../../../shared/step';
import { factsOf } from '../../../shared/steps';
import type { StepEffect } from '../../../shared/steps/declaration';
import { checkExpectation } from '../expect';
import { failedOverGroups, groupAround, groupIn, nodeIn } from '../lookup';
import { measure } from '../measure';
import { hasHa, nodeAt, nodeNamed, nodesOf, topologyOrder } from '../order';
import { inFailover } from '../serve';
import type { Group, LabState, Node } from '../state';
import { expectationWords } from './expectation-words';
import { afterWords, takenOver } from './taken-over';

const NOBODY_MOVES = 'Nobody moves';
const MAX_NODES = 3;
const NOTE_LENGTH = 60;

type Effect = (before: LabState, after: LabState, step: Step) => string;

/** The words of each way to tell what came of a step; `shared/steps` says which step is told how. */
const EFFECTS: Readonly<Record<StepEffect, Effect>> = {
  'group added': (_, __, step) => (step.do === 'add-group' && step.ha ? 'HA on' : 'HA off'),
  'node added': addedNode,
  'removed empty': () => 'It was empty',
  'node placed': (_, after, step) => ('node' in step ? placeOf(after, String(step.node)) : ''),
  'nobody moves': () => NOBODY_MOVES,
  'nodes swapped': swapped,
  'ha set': haSet,
  'node resized': resized,
  'whatever happened': whatHappened,
  nothing: () => '',
  expectation: (_, after, step) =>
    step.do === 'expect' ? expectationWords(checkExpectation(after, step)) : '',
  snapshot: snapshotName,
  'snapshot restored': restored,
  note: noted,
  time: waited,
  loss: lossEffect,
  link: linkEffect,
  repair: repairEffect,
  'home again': homeEffect,
  'who moved': (before, after) => whoMoved(before, after) || NOBODY_MOVES,
};

/**
 * What a step did, in a few words for its row: "imp-pub +800", "Nobody moves", "imp3 serves 5 600, 600 over".
 * Empty where there is nothing to say, as after a rename.
 */
export function stepEffect(before: LabState, after: LabState, step: Step): string {
  return EFFECTS[factsOf(step.do).effect](before, after, step);
}

function snapshotName(_: LabState, __: LabState, step: Step): string {
  return 'name' in step && typeof step.name === 'string' ? `“${step.name}”` : '';
}

/** "“Before the repair”: imp3 serves 5 600, 600 over". */
function restored(before: LabState, after: LabState, step: Step): string {
  const effect = changesInWords(before, after);
  return `${snapshotName(before, after, step)}: ${lowerFirst(effect)}`;
}

/** What changed between any two states, whatever led from one to the other. */
export function changesInWords(before: LabState, after: LabState): string {
  return whatHappened(before, after) || stateChange(before, after) || NOBODY_MOVES;
}

function lowerFirst(text: string): string {
  return text === NOBODY_MOVES ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** "imp3 +2 900, imp4 +2 700, 10 unassigned". Empty when no count changed. */
function whoMoved(before: LabState, after: LabState): string {
  if (before.users === after.users) return '';
  const was = measure(before);
  const is = measure(after);
  const changes = nodesOfBoth(before, after)
    .filter((index) => is.assigned[index] !== was.assigned[index])
    .map((index) => ({
      name: nameIn(before, after, index),
      by: is.assigned[index]! - was.assigned[index]!,
    }))
    .sort((a, b) => Math.abs(b.by) - Math.abs(a.by));
  const shown = changes.slice(0, changes.length > MAX_NODES + 1 ? MAX_NODES : undefined);
  const parts = shown.map(({ name, by }) => `${name} ${formatChange(by)}`);
  const hidden = changes.slice(shown.length);
  if (hidden.length > 0) {
    const by = hidden.reduce((sum, change) => sum + change.by, 0);
    parts.push(`${countOf(hidden.length, 'more node')} ${formatChange(by)}`);
  }
  return [...parts, ...withoutNode(before, after)].join(', ');
}

/** Users who came to have no node, or no longer have none. */
function withoutNode(before: LabState, after: LabState): string[] {
  const was = measure(before);
  const is = measure(after);
  const parts: string[] = [];
  const waiting = is.waiting - was.waiting;
  const unassigned = is.unassigned - is.waiting - (was.unassigned - was.waiting);
  const ineligible = is.ineligible - was.ineligible;
  if (waiting > 0)
    parts.push(
      `${formatCount(waiting)} ${waiting === 1 ? 'waits' : 'wait'} for ${failedNames(after)}`,
    );
  if (unassigned > 0) parts.push(`${formatCount(unassigned)} unassigned`);
  if (unassigned < 0 && parts.length === 0 && is.assignedTotal === was.assignedTotal)
    parts.push(`${formatCount(-unassigned)} unassigned fewer`);
  if (ineligible > 0) parts.push(`${formatCount(ineligible)} not eligible`);
  return parts;
}

function failedNames(state: LabState): string {
  return listNames(failedOverGroups(state).map((group) => group.name));
}

/** Nodes of either state by index, in the order of the later one. */
function nodesOfBoth({ topology: was }: LabState, { topology: is }: LabState): readonly number[] {
  const order = topologyOrder(is);
  if (was.nodes === is.nodes) return order;
  const gone = topologyOrder(was).filter((index) => !is.nodes[index]);
  return gone.length === 0 ? order : [...order, ...gone];
}

function nameIn(before: LabState, after: LabState, index: number): string {
  return (after.topology.nodes[index] ?? nodeAt(before.topology, index)).name;
}

function addedNode(before: LabState, after: LabState, step: Step): string {
  if (step.do !== 'add-node') return '';
  const place = placeOf(after, step.name);
  const node = nodeIn(after, step.name);
  const size = node ? `${sizeName(node.capacity, node.ova)}, ` : '';
  return measure(before).users > 0 ? `${size}${place}, nobody moves` : `${size}${place}`;
}

/** "2nd slot". */
function placeOf(state: LabState, name: string): string {
  const group = groupAround(state, name);
  const second = group?.slots[1] ?? null;
  const isSecond = second !== null && nodeAt(state.topology, second).name === name;
  return `${slotName(isSecond ? 2 : 1)} slot`;
}

function swapped(_: LabState, after: LabState, step: Step): string {
  const first = step.do === 'swap-nodes' ? groupIn(after, step.group)?.slots[0] : null;
  return first === null || first === undefined
    ? NOBODY_MOVES
    : `${nodeAt(after.topology, first).name} is first, nobody moves`;
}

function haSet(before: LabState, after: LabState, step: Step): string {
  const changed = serviceChange(before, after);
  return changed || (step.do === 'set-ha' && step.enabled ? 'HA on' : 'HA off');
}

function resized(before: LabState, after: LabState, step: Step): string {
  if (step.do !== 'set-node') return '';
  const was = nodeIn(before, step.node);
  const is = nodeIn(after, step.node);
  if (!was || !is || was.capacity === is.capacity) return '';
  return `${formatCount(was.capacity)} to ${formatCount(is.capacity)}, nobody moves`;
}

function noted(before: LabState, after: LabState, step: Step): string {
  const text = step.do === 'note' ? (step.text.split('\n', 1)[0] ?? '').trim() : '';
  if (text === '') return whoMoved(before, after) || serviceChange(before, after) || NOBODY_MOVES;
  return text.length > NOTE_LENGTH ? `${text.slice(0, NOTE_LENGTH - 1).trimEnd()}…` : text;
}

function waited(before: LabState, after: LabState): string {
  return whatHappened(before, after) || stateChange(before, after) || 'Nothing happens';
}

/** "imp1 Failing Over, imp2 Taking Over". */
function stateChange(before: LabState, after: LabState): string {
  return topologyOrder(after.topology)
    .filter((index) => before.topology.nodes[index]?.state !== after.topology.nodes[index]?.state)
    .map((index) => `${nodeAt(after.topology, index).name} ${nodeAt(after.topology, index).state}`)
    .join(', ');
}

/** Everything that changed by itself: who serves, then who was placed. */
function whatHappened(before: LabState, after: LabState): string {
  return [serviceChange(before, after), whoMoved(before, after)].filter(Boolean).join(', ');
}

function lossEffect(before: LabState, after: LabState, step: Step): string {
  const name = 'node' in step ? String(step.node) : '';
  const group = groupAround(after, name);
  const node = nodeIn(after, name);
  const changed = whatHappened(before, after);
  if (!group || !node || changed !== '')
    return changed ? changed + whenBack(before, after, name) : NOBODY_MOVES;
  if (node.timer) return `Noticed in ${formatSeconds(node.timer.endsAt - after.clock)}`;
  return hasHa(group) ? `Nobody moves, ${group.name} is unprotected` : NOBODY_MOVES;
}

/** ", after 60 s, all back by 537 s" where the step had the peer take the users of a node over. */
function whenBack(before: LabState, after: LabState, name: string): string {
  const index = nodeNamed(after.topology, name);
  const found = takenOver(after, index);
  if (!found || takenOver(before, index)) return '';
  return `${found.after === null ? '' : ','}${afterWords(found)}`;
}

/** A link shows in the states of the pair, or is noticed later; without HA nothing depends on it. */
function linkEffect(before: LabState, after: LabState, step: Step): string {
  const changed = [serviceChange(before, after), stateChange(before, after)].filter(Boolean);
  if (changed.length > 0) return changed.join(', ');
  const group = 'group' in step ? groupIn(after, String(step.group)) : null;
  if (group && group.linkTimer !== null)
    return `Noticed in ${formatSeconds(group.linkTimer - after.clock)}`;
  return NOBODY_MOVES;
}

function repairEffect(before: LabState, after: LabState, step: Step): string {
  const changed = whatHappened(before, after);
  if (changed !== '') return changed;
  const name = 'node' in step ? String(step.node) : '';
  const node = nodeIn(after, name);
  const group = groupAround(after, name);
  if (node?.state === 'Failed Over' && group) {
    const carrier = carrierOf(after, group);
    return carrier ? `${carrier.name} still serves its users` : NOBODY_MOVES;
  }
  if (node?.state === 'Running in Failed Mode') return 'Nobody is served until recover';
  return NOBODY_MOVES;
}

function homeEffect(before: LabState, after: LabState): string {
  return whatHappened(before, after) || (inFailover(after.topology) ? '' : 'Both nodes Normal');
}

function carrierOf(state: LabState, group: Group): Node | undefined {
  return nodesOf(group)
    .map((index) => nodeAt(state.topology, index))
    .find((node) => node.state === 'Running in Backup Mode');
}

/** "imp3 serves 5 600, 600 over", "2 500 without service". Empty when nobody is served otherwise. */
function serviceChange(before: LabState, after: LabState): string {
  const was = measure(before);
  const is = measure(after);
  const parts: string[] = [];
  for (const index of nodesOfBoth(before, after)) {
    const more = is.load[index]! - was.load[index]!;
    const capacity = after.topology.nodes[index]?.capacity ?? 0;
    const moved = is.peer[index] !== was.peer[index] || is.own[index] !== was.own[index];
    const serves = more > 0 && moved && !onlyNewUsers(was.demand[index]!, is.demand[index]!, more);
    if (!serves) continue;
    const over = is.load[index]! - capacity;
    const surplus = over > 0 ? `, ${formatCount(over)} over` : '';
    const name = nameIn(before, after, index);
    parts.push(`${name} serves ${formatCount(is.load[index]!)}${surplus}`);
  }
  const lost = is.noService - was.noService;
  if (lost > 0) parts.push(`${formatCount(is.noService)} without service${noticedIn(after)}`);
  if (lost < 0 && parts.length === 0) parts.push(`${formatCount(-lost)} have service again`);
  return parts.join(', ');
}

/** The load grew by the very users that were placed there, which is told by their number already. */
function onlyNewUsers(was: number, is: number, more: number): boolean {
  return is - was === more;
}

function noticedIn(state: LabState): string {
  const { nodes } = state.topology;
  const timers = nodes.flatMap((node) => (node?.timer ? [node.timer.endsAt - state.clock] : []));
  return timers.length === 0 ? '' : `, noticed in ${formatSeconds(Math.min(...timers))}`;
}
