import { countOf, formatCount, listNames } from '../../../../shared/format';
import type { Step } from '../../../../shared/step';
import { remedy } from '../../remedies/remedy';
import { defineFinding, when } from '../record';

/** V02: at most three groups. */
export const V02 = defineFinding({
  code: 'V02',
  place: 'cluster',
  severity: 'error',
  about: 'design',
  basis: 'documented',
  sources: ['S26', 'S20'],
  asks: 'A cluster has at most three redundancy groups.',
  label: 'Too many groups',
  unit: ['redundancy group', 'redundancy groups'],
  check: ({ groups, pack }) =>
    when(groups.length > pack.groupsPerCluster, () => ({
      surplus: groups.length - pack.groupsPerCluster,
    })),
  title: ({ surplus }) => `${countOf(surplus, 'redundancy group')} too many in the cluster`,
  message: (_, { groups, pack }) =>
    `The cluster has ${formatCount(groups.length)} redundancy groups; release ${pack.release} allows ${formatCount(pack.groupsPerCluster)}.`,
  advice:
    'Three pairs are the largest cluster that the documents describe. Put lone nodes together into pairs, or remove a group.',
  fixes: ({ surplus }, { groups }) => {
    const spare = groups.filter(({ assigned }) => assigned === 0).slice(-surplus);
    const names = spare.map(({ name }) => name);
    const steps = names.map((group): Step => ({ do: 'remove-group', group }));
    return [steps.length < surplus ? null : remedy(steps, `Remove ${listNames(names)}`)];
  },
});
