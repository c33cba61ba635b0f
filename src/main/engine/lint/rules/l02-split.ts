import { wayBackOf } from '../../remedies/way-back';
import type { LintGroup } from '../lab';
import { defineFinding, when } from '../record';

/** L02: the nodes of a pair do not both act as backup. */
export const L02 = defineFinding({
  code: 'L02',
  place: 'group',
  severity: 'error',
  about: 'state',
  basis: 'lab assumption',
  sources: ['S2', 'S31', 'D14'],
  asks: 'No two nodes of a group are Running in Backup Mode at once.',
  label: 'Split',
  check: (group) => when(isSplit(group), () => ({})),
  title: (_, { name }) => `${name} is split: both nodes act as backup`,
  message: (_, { name, nodes: [first, second] }) =>
    `${first!.name} and ${second!.name} of ${name} are both Running in Backup Mode: neither sees the other.`,
  advice: (_, { name }) =>
    `The heartbeat between two running nodes was lost. That each then serves its own users is a lab assumption (D14). Heal the link; the pair may then be in failed mode, which Recover of ${name} ends.`,
  several: (where, isOne) => `${where} ${isOne ? 'is' : 'are'} split`,
  fixes: (_, { group }, { state }) => [wayBackOf(state, group)],
});

/** Both nodes of a group are Running in Backup Mode. */
export function isSplit({ nodes }: LintGroup): boolean {
  return nodes.length === 2 && nodes.every(({ state }) => state === 'Running in Backup Mode');
}
