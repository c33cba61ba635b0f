import { listNames } from '../../../shared/format';
import { nodeAt, nodesOf } from '../order';
import { wayBackOf } from '../remedies/way-back';
import { isSplit } from '../serve';
import { type Answer, type Case, fact, lastEvidence } from './evidence';

/** Why both nodes of a group act as backup (domain 4.3, "Split"; 8, row 15). */
export function whyBothBackup({ journal, state }: Case): Answer {
  const split = state.topology.groups.filter((group) => isSplit(state.topology, group));
  if (split.length === 0) {
    const cut = state.topology.groups.filter((group) => group.linkCut && group.linkTimer !== null);
    return {
      answer:
        cut.length === 0
          ? 'No two nodes of a group act as backup at once.'
          : `Not yet: the link of ${listNames(cut.map(({ name }) => name))} is cut, and nobody has noticed.`,
      causes: [],
    };
  }
  return {
    answer: `The heartbeat of ${listNames(split.map(({ name }) => name))} is lost while both nodes run, so each takes the other for lost. Each serves its own users (D14, a lab assumption).`,
    causes: split.map((group) => ({
      title: `The link of ${group.name} is cut`,
      evidence: [
        ...lastEvidence(journal, (step) => step.do === 'cut-link' && step.group === group.name),
        ...nodesOf(group).map((index) => {
          const node = nodeAt(state.topology, index);
          return fact(`${node.name} is ${node.state}, reason ${node.reason ?? 'none'}.`);
        }),
        fact('When the link heals both go to failed mode, which Recover ends.'),
      ],
      remedy: wayBackOf(state, group),
      sources: ['S2', 'S31', 'S55', 'D14'],
    })),
  };
}
