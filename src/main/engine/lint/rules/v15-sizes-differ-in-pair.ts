import { countOf, formatCount } from '../../../../shared/format';
import type { Remedy } from '../../../../shared/refusal';
import { sizeNodes } from '../../remedies/make-room';
import { remedy } from '../../remedies/remedy';
import { ovaOfCapacity } from '../../rule-packs';
import type { LintGroup, LintLab } from '../lab';
import { defineFinding, when } from '../record';

/** V15: both nodes of a pair have one size. */
export const V15 = defineFinding({
  code: 'V15',
  place: 'group',
  severity: 'warning',
  about: 'design',
  basis: 'documented',
  sources: ['S18'],
  asks: 'Both nodes of a pair have the same size.',
  label: 'Sizes differ',
  check: ({ nodes: [first, second] }) =>
    when(!!second && first!.capacity !== second.capacity, () => ({
      first: first!,
      second: second!,
    })),
  title: (_, { name }) => `The nodes of ${name} differ in size`,
  message: ({ first, second }) =>
    `${first.name} is sized for ${countOf(first.capacity, 'user')} and ${second.name} for ${formatCount(second.capacity)}, in the same redundancy group.`,
  advice:
    'The smaller node limits the pair, and a large gap makes the installation of the subscriber fail. Give both nodes the same template.',
  several: (where) => `The nodes of ${where} differ in size`,
  fixes: (_, group, lab) => [sameSize(group, lab)],
});

/** The smaller node becomes as large as the other. */
function sameSize({ nodes }: LintGroup, { state }: LintLab): Remedy | null {
  const [small, large] = nodes.toSorted((a, b) => a.capacity - b.capacity);
  if (!small || !large) return null;
  const ova = ovaOfCapacity(large.capacity);
  return ova === null
    ? remedy([{ do: 'set-node', node: small.name, capacity: large.capacity }])
    : sizeNodes(state, [small.index], ova);
}
