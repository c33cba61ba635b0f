import { countOf, formatCount } from '../../../../shared/format';
import type { Remedy } from '../../../../shared/refusal';
import { wayBackOf } from '../../remedies/way-back';
import { isFailedOver } from '../../serve';
import { growGroup, lessOnNode } from '../fixes';
import type { LintLab, LintNode } from '../lab';
import { defineFinding, when } from '../record';

/** L01: a node serves no more than it can, now. */
export const L01 = defineFinding({
  code: 'L01',
  place: 'node',
  severity: 'error',
  about: 'state',
  basis: 'derived',
  sources: ['S5', 'S15', 'D8'],
  asks: 'A node serves at most its capacity at this moment.',
  label: 'Overloaded',
  unit: ['device', 'devices'],
  check: ({ load, capacity }) => when(load > capacity, () => ({ surplus: load - capacity })),
  title: ({ surplus }, { name }) => `${name} serves ${formatCount(surplus)} more than it can`,
  message: ({ surplus }, node) =>
    `${node.name} serves ${countOf(node.load, 'device')} and can carry ${formatCount(node.capacity)}: ${countOf(surplus, 'device')} too many${whyOver(node)}.`,
  advice:
    'Documents warn of high processor use and instability, but none says what breaks or when; that the node stays up is a lab assumption (D8). Bring the lost node back and fall back, or move users away.',
  several: (where, isOne) =>
    `${where} ${isOne ? 'serves' : 'serve'} more than ${isOne ? 'it' : 'they'} can`,
  fixes: ({ surplus }, node, lab) => relieve(node, surplus, lab),
});

function whyOver(node: LintNode): string {
  const peer = node.group.nodes.find((other) => other !== node);
  return peer && node.forPeer > 0 ? `, since ${peer.name} is ${peer.state}` : '';
}

/** The peer's users go home; a node that is over with its own users alone needs more than that. */
function relieve(node: LintNode, devices: number, lab: LintLab): readonly (Remedy | null)[] {
  const { state } = lab;
  const { group } = node.group;
  if (!isFailedOver(state.topology, group)) return lessOnNode(node, devices, lab);
  const back = node.demand < node.load ? wayBackOf(state, group) : null;
  return [back, growGroup(node.group, lab)];
}
