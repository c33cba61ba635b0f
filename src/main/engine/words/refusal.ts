import { countOf, formatCount, listNames, slotName } from '../../../shared/format';
import { MAX_GROUPS, MAX_NAME, MAX_NODES, MAX_SNAPSHOTS, MAX_USERS } from '../../../shared/limits';
import type { Refusal, RefusalCode } from '../../../shared/refusal';
import type { Step } from '../../../shared/step';
import { isHeld, servicesRun } from '../ha/facts';
import { failedOverGroups, groupAround, groupIn, namesIn, nodeIn, nodeNames } from '../lookup';
import { hasHa, nodeAt, nodeNamed, nodesOf } from '../order';
import type { LabState } from '../state';
import { reasonOf, rowOf } from '../users';

/** A refusal with what its words and its ways out are made from. `name` is what the step was about. */
export interface RefusedCase extends Refusal {
  readonly state: LabState;
  readonly step: Step;
  readonly name: string;
}

/** Title and message of a refusal: what happened, to what, and what to do next. */
export interface RefusalWords {
  readonly title: string;
  readonly message: string;
}

const WORDS: Readonly<Record<RefusalCode, (refused: RefusedCase) => RefusalWords>> = {
  UNKNOWN_NODE: ({ name, state }) => ({
    title: `There is no node ${name}`,
    message: `No redundancy group holds a node named ${name}. ${spelling(nodeNames(state), 'nodes')}`,
  }),
  UNKNOWN_GROUP: ({ name, state }) => ({
    title: `There is no redundancy group ${name}`,
    message: `The lab has no redundancy group named ${name}. ${spelling(groupNames(state), 'groups')}`,
  }),
  UNKNOWN_USER: ({ name }) => ({
    title: `There is no user ${name}`,
    message: `No user of the lab is named ${name}. Ids are compared letter by letter, capitals count. Search the users for the right id, or enable ${name} first.`,
  }),
  UNKNOWN_SNAPSHOT: ({ name, state }) => ({
    title: `There is no snapshot “${name}”`,
    message: `The lab has no snapshot named “${name}”. ${spelling(
      state.topology.snapshots.map((snapshot) => snapshot.name),
      'snapshots',
    )}`,
  }),
  V34: ({ name, state }) => ({
    title: `${name} is in no redundancy group`,
    message: `The file names ${name} as Assigned Presence Server, but no redundancy group holds it, so nobody was enabled. ${spelling(nodeNames(state), 'nodes')}`,
  }),
  DUPLICATE: duplicate,
  V33: stillUsed,
  V03: ({ name, state, step }) => ({
    title: `${name} already has two nodes`,
    message: `A redundancy group holds one or two nodes, and ${name} holds ${listNames(namesOf(state, name))}. Put ${nodeOfStep(step)} into another group.`,
  }),
  V05: ({ name, state }) => ({
    title: `${name} needs two nodes for HA`,
    message: `${loneNode(state, name)}, so nothing could take over. Add a second node first.`,
  }),
  SLOT_TAKEN: ({ name, state, facts, step }) => ({
    title: `The ${slotName(Number(facts['slot'] ?? 0))} slot of ${name} is taken`,
    message: `${holder(state, name, Number(facts['slot'] ?? 0))} stands there. Put ${nodeOfStep(step)} into the free slot, or swap the nodes afterwards.`,
  }),
  CLUSTER_IN_FAILOVER: inFailoverWords,
  NOT_ELIGIBLE: ({ name, state }) => ({
    title: `${name} is not eligible`,
    message: `${name} ${whyIneligible(state, name)}, so no node can be assigned. Set both for ${name}, or leave ${name} out.`,
  }),
  ALREADY_DOWN: alreadyDown,
  ALREADY_UP: alreadyUp,
  MACHINE_DOWN: ({ name }) => ({
    title: `${name} is down`,
    message: `Services can be stopped and started only on a machine that runs. Restore ${name} first; its services start with it.`,
  }),
  NOT_NORMAL: notNormal,
  NOT_FAILED_OVER: notFailedOver,
  NOT_IN_FAILED_MODE: ({ name, state }) => ({
    title: `${name} is not in failed mode`,
    message: `Recover is for a group where both nodes are Running in Failed Mode; ${statesOf(state, name)}.`,
  }),
  NEEDS_RESTART: ({ name, facts }) => ({
    title: `What is stopped on ${name} will not start`,
    message: `${facts['services'] ?? 'The service'} of ${name} will not start before the machine has been off and is back. Fail ${name} and restore it: that is a restart.`,
  }),
  ALREADY_CUT: ({ name }) => ({
    title: `The link of ${name} is already cut`,
    message: `The heartbeat between the nodes of ${name} is lost already. Heal the link to bring it back.`,
  }),
  NOT_CUT: ({ name }) => ({
    title: `The link of ${name} is up`,
    message: `The heartbeat between the nodes of ${name} is not lost, so nothing is to be healed.`,
  }),
  LIMIT: beyondLimit,
};

/** What happened, to what, and what to do next. */
export function refusalWords(refused: RefusedCase): RefusalWords {
  return WORDS[refused.code](refused);
}

/**
 * A refusal with the lab and the step it met. A refused step has changed nothing of `state`.
 * What the step says only of itself (its note, the code it expects) is left out.
 */
export function refusedCase(refusal: Refusal, step: Step, state: LabState): RefusedCase {
  const { refused: _, note: __, ...body } = step;
  const plain = body as Step;
  return { ...refusal, state, step: plain, name: subject(refusal, plain) };
}

/** The name the refusal is about: from its facts, else from the step. */
function subject({ code, facts }: Refusal, step: Step): string {
  const key = SUBJECT[code];
  const told: Readonly<Record<string, unknown>> = { ...step, ...facts };
  const name = told[key];
  return typeof name === 'string' ? name : 'the lab';
}

const SUBJECT: Readonly<Record<RefusalCode, 'node' | 'group' | 'user' | 'name' | 'server'>> = {
  UNKNOWN_NODE: 'node',
  UNKNOWN_GROUP: 'group',
  UNKNOWN_USER: 'user',
  UNKNOWN_SNAPSHOT: 'name',
  V34: 'server',
  DUPLICATE: 'name',
  V33: 'node',
  V03: 'group',
  V05: 'group',
  SLOT_TAKEN: 'group',
  CLUSTER_IN_FAILOVER: 'group',
  NOT_ELIGIBLE: 'user',
  ALREADY_DOWN: 'node',
  ALREADY_UP: 'node',
  MACHINE_DOWN: 'node',
  NOT_NORMAL: 'node',
  NOT_FAILED_OVER: 'group',
  NOT_IN_FAILED_MODE: 'group',

  NEEDS_RESTART: 'node',
  ALREADY_CUT: 'group',
  NOT_CUT: 'group',
  LIMIT: 'name',
};

function duplicate({ name, facts, step }: RefusedCase): RefusalWords {
  const kinds: Readonly<Record<string, string>> = {
    node: 'node',
    group: 'redundancy group',
    user: 'user',
    snapshot: 'snapshot',
  };
  const kind = kinds[String(facts['kind'])] ?? 'entry';
  if (facts['kind'] === 'user') {
    const twice = step.do === 'enable-users' && (step.users ?? []).filter(({ id }) => id === name);
    return twice && twice.length > 1
      ? {
          title: `${name} stands in the list twice`,
          message: `A list is enabled as a whole or not at all, and it names ${name} more than once. Keep one row of each user.`,
        }
      : {
          title: `${name} is already in the lab`,
          message: `A list is enabled as a whole or not at all, and ${name} is enabled already. Leave out who is in the lab, or disable them first.`,
        };
  }
  return {
    title: `There is already a ${kind} ${kind === 'snapshot' ? `“${name}”` : name}`,
    message: 'Names are unique in their kind, capitals count. Choose another name.',
  };
}

function stillUsed({ name, state, step, facts }: RefusedCase): RefusalWords {
  const index = nodeNamed(state.topology, name);
  const users = index < 0 ? Number(facts['users'] ?? 0) : state.users.counts.assigned[index]!;
  const group = groupAround(state, name);
  const what = step.do === 'move-node' ? 'moved' : 'removed';
  const ha = group?.ha && step.do !== 'remove-group';
  if (users === 0) {
    return {
      title: `HA is enabled for ${group?.name ?? 'its group'}`,
      message: `${name} is empty, but a node can be ${what} only while HA is off for its group. Disable HA for ${group?.name ?? 'the group'} first.`,
    };
  }
  const rest = ha ? ` and HA is off for ${group?.name ?? 'its group'}` : '';
  return {
    title: `${name} still has ${countOf(users, 'user')}`,
    message: `${name} can be ${what} once it is empty${rest}. Move its users to another node, or unassign them.`,
  };
}

function inFailoverWords({ state, step, facts }: RefusedCase): RefusalWords {
  const failed = failedOverGroups(state);
  const told = typeof facts['group'] === 'string' ? facts['group'] : null;
  const names = told === null ? failed.map((group) => group.name) : [told];
  const who = listNames(names);
  const what =
    step.do === 'swap-nodes'
      ? 'Nodes change places'
      : step.do === 'set-ha'
        ? 'HA is disabled'
        : 'Users are assigned';
  const scope =
    told === null
      ? 'only while no redundancy group of the cluster is in a failover state'
      : 'only in a group that is Normal';
  return {
    title: `${who} ${names.length === 1 ? 'is' : 'are'} failed over`,
    message: `${what} ${scope}; ${names.map((name) => statesOf(state, name)).join(', ')}. Bring ${who} back to normal first.`,
  };
}

function alreadyDown({ name, state, facts }: RefusedCase): RefusalWords {
  if (facts['what'] !== 'service') {
    return {
      title: `${name} is already down`,
      message: `The machine of ${name} is off, so it cannot fail again. Restore ${name} to use it.`,
    };
  }
  const group = groupAround(state, name);
  return {
    title: `The services of ${name} are already stopped`,
    message:
      group && isHeld(group, nodeNamed(state.topology, name))
        ? `An administrator failed ${name} over, which stopped its services. Fall back ${group?.name ?? 'its group'} to start them.`
        : `A critical service of ${name} is stopped already. Start its services to use it.`,
  };
}

function alreadyUp({ name, state, facts }: RefusedCase): RefusalWords {
  if (facts['what'] === 'service') {
    return {
      title: `The services of ${name} already run`,
      message: `Every critical service of ${name} runs; its state is ${nodeIn(state, name)?.state ?? 'Unknown'}. Nothing is to be started.`,
    };
  }
  const node = nodeIn(state, name);
  const stopped = node !== null && !servicesRun(node);
  return {
    title: `${name} is already up`,
    message: stopped
      ? `The machine of ${name} runs, but its critical services are stopped. Start them instead.`
      : `The machine of ${name} runs; its state is ${nodeIn(state, name)?.state ?? 'Unknown'}. Nothing is to be restored.`,
  };
}

function notNormal({ name, state }: RefusedCase): RefusalWords {
  const group = groupAround(state, name);
  const title = `${name} cannot be failed over now`;
  if (!group) return { title, message: `${name} is in no redundancy group.` };
  if (nodesOf(group).length < 2) {
    return {
      title,
      message: `${name} is alone in ${group.name}, so its users would have nowhere to go. Add a second node and enable HA first.`,
    };
  }
  if (!hasHa(group)) {
    return {
      title,
      message: `HA is off for ${group.name}, so no peer takes the users of ${name} over. Enable HA first.`,
    };
  }
  return {
    title,
    message: `Both nodes of ${group.name} must be Normal; ${statesOf(state, group.name)}. Bring ${group.name} back to normal first.`,
  };
}

function notFailedOver({ name, state }: RefusedCase): RefusalWords {
  const group = groupIn(state, name);
  const title = `${name} has nothing to fall back`;
  if (!group || !hasHa(group)) {
    return { title, message: `${name} has no HA, so no node ever serves for another.` };
  }
  const normal = nodesOf(group).every((node) => nodeAt(state.topology, node).state === 'Normal');
  return {
    title,
    message: normal
      ? `Both nodes of ${name} are Normal and serve their own users.`
      : `Fallback needs one node Failed Over or Idle and the other Running in Backup Mode; ${statesOf(state, name)}. Repair the lost node first.`,
  };
}

function beyondLimit({ facts, step }: RefusedCase): RefusalWords {
  if (facts['kind'] === 'name') {
    return {
      title: `A name has at most ${countOf(MAX_NAME, 'character')}`,
      message: `The last name, prefix and number together, would have ${formatCount(Number(facts['longest']))}. Choose a shorter prefix.`,
    };
  }
  const [most, added, way] = BOUNDS[String(facts['kind'])] ?? BOUNDS['user']!;
  return {
    title: `A lab holds at most ${most}`,
    message: `With ${added(step)} it would hold more. ${way}`,
  };
}

/** What a lab holds at most, what the step adds, and what to do: by the kind of thing that is bounded. */
const BOUNDS: Readonly<Record<string, readonly [string, (step: Step) => string, string]>> = {
  user: [countOf(MAX_USERS, 'user'), () => 'these users', 'Enable fewer, or disable some first.'],
  node: [countOf(MAX_NODES, 'node'), nodeOfStep, 'Remove a node first.'],
  group: [
    countOf(MAX_GROUPS, 'redundancy group'),
    (step) => ('name' in step ? String(step.name) : 'another one'),
    'Remove a group first.',
  ],
  snapshot: [
    countOf(MAX_SNAPSHOTS, 'snapshot'),
    (step) => ('name' in step ? `“${String(step.name)}”` : 'another one'),
    'Delete a snapshot first.',
  ],
};

/** "imp1 is Normal and imp2 Unreachable". */
function statesOf(state: LabState, group: string): string {
  const found = groupIn(state, group);
  if (!found) return `${group} is unknown`;
  const [first, second] = nodesOf(found).map((index) => nodeAt(state.topology, index));
  if (!first) return `${group} is empty`;
  return second
    ? `${first.name} is ${first.state} and ${second.name} ${second.state}`
    : `${first.name} is ${first.state}`;
}

function spelling(names: readonly string[], kind: string): string {
  return names.length === 0
    ? `The lab has no ${kind} yet.`
    : `Names are compared letter by letter; the ${kind} are ${listNames(names, 6)}.`;
}

function loneNode(state: LabState, group: string): string {
  const names = namesOf(state, group);
  return names.length === 0
    ? `${group} has no node`
    : `${names[0] ?? ''} is the only node of ${group}`;
}

function holder(state: LabState, group: string, slot: number): string {
  const index = groupIn(state, group)?.slots[slot - 1] ?? null;
  return index === null ? 'Another node' : nodeAt(state.topology, index).name;
}

function whyIneligible(state: LabState, id: string): string {
  const row = rowOf(state.users, id);
  return row >= 0 && reasonOf(state.users, row) === 'NOT_ELIGIBLE_NOT_ENABLED'
    ? 'is not enabled for IM and Presence'
    : 'has no home cluster';
}

function namesOf(state: LabState, group: string): string[] {
  const found = groupIn(state, group);
  return found ? namesIn(state, found) : [];
}

function nodeOfStep(step: Step): string {
  if (step.do === 'add-node') return step.name;
  return 'node' in step && step.node !== undefined ? step.node : 'the node';
}

function groupNames({ topology }: LabState): string[] {
  return topology.groups.map((group) => group.name);
}
