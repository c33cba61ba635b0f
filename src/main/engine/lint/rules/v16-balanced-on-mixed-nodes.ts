import { remedy } from '../../remedies/remedy';
import { defineFinding, when } from '../record';

/** V16: Balanced wants nodes that are all alike. */
export const V16 = defineFinding({
  code: 'V16',
  place: 'cluster',
  severity: 'warning',
  about: 'design',
  basis: 'documented',
  sources: ['S1'],
  asks: 'Under Balanced all nodes have the same size and generation.',
  label: 'Balanced on mixed nodes',
  check: ({ nodes, state }) => {
    const [first] = nodes;
    const other = nodes.find(
      ({ capacity, generation }) =>
        capacity !== first!.capacity || generation !== first!.generation,
    );
    return when(state.topology.mode === 'balanced' && other !== undefined, () => ({
      first: first!,
      other: other!,
    }));
  },
  title: () => 'Balanced is blind to mixed nodes',
  message: ({ first, other }) =>
    `The mode is Balanced, which counts heads, but ${first.name} and ${other.name} differ in ${first.capacity === other.capacity ? 'generation' : 'size'}.`,
  advice:
    'With the same generation and capacity everywhere, use Balanced. With mixed ones, use None and place users by hand within the capacity of each node.',
  fixes: () => [remedy([{ do: 'set-mode', mode: 'none' }])],
});
