import { sameGeneration } from '../fixes';
import { defineFinding, when } from '../record';
import { generationName } from '../words';

/** V17: both nodes of a pair are of one hardware generation. */
export const V17 = defineFinding({
  code: 'V17',
  place: 'group',
  severity: 'warning',
  about: 'design',
  basis: 'documented',
  sources: ['S18'],
  asks: 'Both nodes of a pair are hardware of the same generation.',
  label: 'Generations differ',
  check: ({ nodes: [first, second] }) =>
    when(!!second && first!.generation !== second.generation, () => ({
      first: first!,
      second: second!,
    })),
  title: (_, { name }) => `${name} mixes hardware generations`,
  message: ({ first, second }, { name }) =>
    `${name} holds two generations of hardware: ${first.name} is ${generationName(first.generation)} and ${second.name} ${generationName(second.generation)}.`,
  advice:
    'The older node must carry the load of the newer one after a failure. Keep the older generation together in a group of its own, with fewer users.',
  several: (where, isOne) => `${where} ${isOne ? 'mixes' : 'mix'} hardware generations`,
  fixes: (_, { nodes }) => sameGeneration(nodes),
});
