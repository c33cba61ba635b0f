import { listNames } from '../../../shared/format';
import { servicesRun } from '../ha/facts';
import { nodeAt, nodesOf, peerOf } from '../order';
import { remedy } from '../remedies/remedy';
import { wayBackOf } from '../remedies/way-back';
import { isFailedOver, isSplit } from '../serve';
import type { Group, LabState, Node } from '../state';
import { servicesInWords } from '../words/service-words';
import { type Answer, type Case, type Cause, fact, lastEvidence, lossOf } from './evidence';

/** Why a fallback fails, or would be refused (domain 4.3, rows 9 to 11; 8, row 3). */
export function whyFallbackFails(found: Case): Answer {
  const { state } = found;
  const groups = state.topology.groups.filter((group) => isFailedOver(state.topology, group));
  if (groups.length === 0)
    return {
      answer: 'Every pair with HA is Normal, so there is nothing to fall back.',
      causes: [],
    };
  const causes = groups.flatMap((group) => causeOf(found, group));
  const blocked = causes.length > 0;
  return {
    answer: blocked
      ? `${causes[0]!.title}.`
      : `Nothing stands in its way: ${listNames(groups.map(({ name }) => name))} can be fallen back now.`,
    causes: blocked
      ? causes
      : groups.map((group) => ({
          title: `${group.name} is ready`,
          evidence: [fact('One node is Failed Over or Idle, the other Running in Backup Mode.')],
          remedy: remedy([{ do: 'fallback', group: group.name }]),
          sources: ['S2'],
        })),
  };
}

function causeOf({ journal, state }: Case, group: Group): Cause[] {
  const nodes = nodesOf(group).map((index) => nodeAt(state.topology, index));
  const way = wayBackOf(state, group);
  if (group.transition)
    return [
      {
        title: `${group.name} is changing, and no fallback begins meanwhile`,
        evidence: [fact(`${listNames(nodes.map(({ name, state }) => `${name} is ${state}`))}.`)],
        remedy: way,
        sources: ['S2', 'D10'],
      },
    ];
  if (isSplit(state.topology, group))
    return [
      {
        title: `Both nodes of ${group.name} act as backup, so there is none to give users back to`,
        evidence: [
          ...lastEvidence(journal, (step) => step.do === 'cut-link' && step.group === group.name),
          fact(WANTED),
        ],
        remedy: way,
        sources: ['S2', 'D14'],
      },
    ];
  if (group.status?.kind === 'failed')
    return [
      {
        title: `${group.name} is in failed mode, which fallback does not end`,
        evidence: [
          ...lastEvidence(journal, (step) => step.do === 'fallback' && step.group === group.name),
          ...nodes.filter((node) => !servicesRun(node)).map(stoppedFact),
          fact(`Reason: ${nodes.find(({ reason }) => reason !== null)?.reason ?? 'none'}.`),
        ],
        remedy: way,
        sources: ['S2'],
      },
    ];
  return nodesOf(group).flatMap((index) => blockedBy(journal, state, group, index, way));
}

function blockedBy(
  journal: Case['journal'],
  state: LabState,
  group: Group,
  index: number,
  way: Cause['remedy'],
): Cause[] {
  const node = nodeAt(state.topology, index);
  const broken = Object.values(node.stopped).includes('broken');
  if (node.state === 'Idle' && broken)
    return [
      {
        title: `Services of ${node.name} will not start, so a fallback ends in failed mode`,
        evidence: [stoppedFact(node), ...lossOf(journal, node.name)],
        remedy: way,
        sources: ['S2'],
      },
    ];
  const why = REFUSED[node.state]?.(node, peerName(state, group, index));
  if (why === undefined) return [];
  return [
    {
      title: why,
      evidence: [
        ...lossOf(journal, node.name),
        ...(servicesRun(node) ? [] : [stoppedFact(node)]),
        fact(WANTED),
      ],
      remedy: way,
      sources: node.state === CSNR ? ['S2', 'S20'] : ['S2'],
    },
  ];
}

const WANTED = 'Fallback wants one node Failed Over or Idle and the other Running in Backup Mode.';

const CSNR = 'Failed Over with Critical Services Not Running';

/** States from which fallback is refused (NOT_FAILED_OVER). */
const REFUSED: Readonly<Partial<Record<Node['state'], (node: Node, peer: string) => string>>> = {
  [CSNR]: ({ name }) =>
    `Critical services of ${name} are stopped; they are started first (documents disagree on this)`,
  Unreachable: ({ name }) => `The machine of ${name} is off`,
  Initializing: ({ name }, peer) => `${name} starts and does not see ${peer}`,
};

function stoppedFact(node: Node) {
  return fact(`Stopped on ${node.name}: ${servicesInWords(node.stopped)}.`);
}

function peerName(state: LabState, group: Group, index: number): string {
  const peer = peerOf(group, index);
  return peer === null ? 'its peer' : nodeAt(state.topology, peer).name;
}
