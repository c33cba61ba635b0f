import { countOf } from '../../../shared/format';
import { servicesRun } from '../ha/facts';
import { measure } from '../measure';
import { hasHa, nodeAt, nodesOf } from '../order';
import { wayBackOf } from '../remedies/way-back';
import type { Group, LabState } from '../state';
import { servicesInWords } from '../words/service-words';
import { type Answer, type Case, type Cause, fact, lastEvidence, lossOf } from './evidence';

/** Why devices of users with a home are served by nobody (domain 4.5; 8, rows 15 and 16). */
export function whyNobodyServed(found: Case): Answer {
  const { state } = found;
  const { noService, noServiceByNode } = measure(state);
  if (noService === 0) return { answer: 'Everybody who has a home node is served.', causes: [] };
  const groups = state.topology.groups.filter((group) =>
    nodesOf(group).some((index) => noServiceByNode[index]! > 0),
  );
  const causes = groups.map((group) => causeOf(found, group));
  return {
    answer: `${countOf(noService, 'device is', 'devices are')} without service: ${causes[0]!.title}.`,
    causes,
  };
}

function causeOf({ journal, state }: Case, group: Group): Cause {
  const nodes = nodesOf(group).map((index) => nodeAt(state.topology, index));
  return {
    title: titleOf(state, group),
    evidence: [
      ...nodes.flatMap((node) =>
        node.machineUp && servicesRun(node) ? [] : lossOf(journal, node.name),
      ),
      ...lastEvidence(
        journal,
        (step) => (step.do === 'cut-link' || step.do === 'heal-link') && step.group === group.name,
      ),
      ...nodes.map((node) =>
        fact(
          `${node.name} is ${node.state}${node.reason === null ? '' : `, reason ${node.reason}`}${servicesRun(node) ? '' : `; stopped: ${servicesInWords(node.stopped)}`}.`,
        ),
      ),
    ],
    remedy: wayBackOf(state, group),
    sources: ['S2'],
  };
}

function titleOf({ topology }: LabState, group: Group): string {
  if (!hasHa(group)) return `a node of ${group.name} is down and nothing takes over without HA`;
  const timed = nodesOf(group).some((index) => nodeAt(topology, index).timer);
  if (timed) return `a loss in ${group.name} has not been noticed yet`;
  switch (group.status?.kind) {
    case 'failed':
      return `${group.name} is in failed mode, where neither node serves`;
    case 'dark':
      return `both nodes of ${group.name} are off, or wait for each other`;
    case 'admin':
      return `the node that carries ${group.name} is off, and the other is held Idle`;
    case 'split':
      return `${group.name} is split and one of its nodes is lost`;
    default:
      return `${group.name} is changing`;
  }
}
