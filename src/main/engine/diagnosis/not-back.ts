import { formatSeconds, listNames } from '../../../shared/format';
import type { NodeState } from '../../../shared/model';
import type { Journal } from '../explain/journal';
import { hasHa, nodeAt, nodesOf } from '../order';
import { remedy } from '../remedies/remedy';
import { wayBackOf } from '../remedies/way-back';
import { isAble, isFailedOver } from '../serve';
import type { Group, LabState, Node } from '../state';
import { remedyOfState } from '../words/state-words';
import {
  type Answer,
  type Case,
  type Cause,
  type Evidence,
  fact,
  lastEvidence,
  lossOf,
} from './evidence';

/** Why users are not back on the node they are assigned to (domain 8, row 3). */
export function whyNotBack({ journal, state }: Case): Answer {
  const groups = state.topology.groups.filter((group) => isAway(state, group));
  if (groups.length === 0) {
    return {
      answer: 'Every node serves its own users, so everybody is back where they are assigned.',
      causes: [],
    };
  }
  const causes = [
    ...groups.map((group) => causeOf(journal, state, group)),
    ...notByItself(journal, state, groups),
  ];
  const [first] = groups;
  const node = first ? awayNode(state, first) : null;
  const rest =
    groups.length > 1
      ? ` The same holds for ${listNames(groups.slice(1).map(({ name }) => name))}.`
      : '';
  return { answer: node === null ? '' : `${remedyOfState(state, node)}${rest}`, causes };
}

function isAway(state: LabState, group: Group): boolean {
  if (isFailedOver(state.topology, group)) return true;
  return nodesOf(group).some((index) => !isAble(nodeAt(state.topology, index)));
}

/** The node whose users are not at home: the one that does not carry the group. */
function awayNode(state: LabState, group: Group): number | null {
  const nodes = nodesOf(group);
  const away = nodes.find((index) => AWAY.has(nodeAt(state.topology, index).state));
  const lost = nodes.find((index) => !isAble(nodeAt(state.topology, index)));
  return away ?? lost ?? nodes[0] ?? null;
}

const AWAY: ReadonlySet<NodeState> = new Set([
  'Idle',
  'Failed Over',
  'Failed Over with Critical Services Not Running',
  'Unreachable',
  'Taking Back',
  'Failing Over',
  'Running in Failed Mode',
]);

function causeOf(journal: Journal, state: LabState, group: Group): Cause {
  const index = awayNode(state, group);
  const node = index === null ? null : nodeAt(state.topology, index);
  return {
    title: node ? titleOf(state, group, node) : `${group.name} has no node`,
    evidence: node ? evidenceOf(journal, state, group, node) : [],
    remedy: wayBackOf(state, group),
    sources: ['S2'],
  };
}

function titleOf(state: LabState, group: Group, node: Node): string {
  if (!hasHa(group)) return `${node.name} is down and ${group.name} has no HA`;
  const { automaticFallback } = state.topology.parameters;
  const titles: Readonly<Partial<Record<NodeState, string>>> = {
    'Failed Over': automaticFallback
      ? `${node.name} is ready, and automatic fallback has not come yet`
      : `${node.name} is ready, but nobody has asked for fallback`,
    Idle: `${node.name} is held by an administrator`,
    'Failed Over with Critical Services Not Running': `A critical service of ${node.name} is stopped`,
    Unreachable: `The machine of ${node.name} is down`,
    'Running in Failed Mode': `${group.name} is in failed mode`,
    'Taking Back': `${node.name} is taking its users back`,
    'Failing Over': `${node.name} is being taken over`,
    Normal: `The loss of ${node.name} has not been noticed yet`,
  };
  return titles[node.state] ?? `${node.name} is ${node.state}`;
}

function evidenceOf(journal: Journal, state: LabState, group: Group, node: Node): Evidence[] {
  const repaired = lastEvidence(
    journal,
    (step) =>
      (step.do === 'restore-node' || step.do === 'start-service') && step.node === node.name,
  );
  return [
    ...lossOf(journal, node.name),
    ...(isAble(node) ? repaired : []),
    ...(node.state === 'Failed Over' ? [fallbackFact(state, group, node)] : []),
  ];
}

function fallbackFact(state: LabState, group: Group, node: Node): Evidence {
  const { automaticFallback, automaticFallbackDelay } = state.topology.parameters;
  if (!automaticFallback) return fact(`${group.name} stays as it is until someone falls it back.`);
  const left = (node.failedOverSince ?? state.clock) + automaticFallbackDelay - state.clock;
  return fact(`Automatic fallback comes in ${formatSeconds(Math.max(0, left))}.`);
}

/** Automatic fallback is off: users who could be home wait for an administrator. */
function notByItself(journal: Journal, state: LabState, groups: readonly Group[]): Cause[] {
  const ready = groups
    .flatMap(nodesOf)
    .some((index) => nodeAt(state.topology, index).state === 'Failed Over');
  if (!ready || state.topology.parameters.automaticFallback) return [];
  const told = lastEvidence(
    journal,
    (step) => step.do === 'set-parameter' && step.automaticFallback === false,
  );
  const delay = formatSeconds(state.topology.parameters.automaticFallbackDelay);
  return [
    {
      title: 'Automatic fallback is off',
      evidence: [
        ...(told.length > 0 ? told : [fact('It is off by default in the product.')]),
        fact(`Switched on, it takes users home ${delay} after their node is healthy again.`),
      ],
      remedy: remedy(
        [{ do: 'set-parameter', automaticFallback: true }],
        'Turn automatic fallback on',
      ),
      sources: ['S2', 'S24b'],
    },
  ];
}
