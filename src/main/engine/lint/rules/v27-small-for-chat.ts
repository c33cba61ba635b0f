import { atLeast } from '../fixes';
import { defineFinding, when } from '../record';
import { tooSmall } from '../words';

/** V27: persistent chat asks for 5K nodes at least (S31), for 15K ones by other documents (S4, S15). */
export const V27 = defineFinding({
  code: 'V27',
  place: 'node',
  severity: 'warning',
  about: 'design',
  basis: 'documented',
  sources: ['S31', 'S4', 'S15'],
  asks: 'With persistent chat every node is a 5K node at least (S31); 15K or larger by S15, recommended by S4 and S31.',
  label: 'Small for chat',
  check: ({ capacity }, { state }) =>
    when(state.topology.facts.persistentChat === true && capacity < 15_000, () =>
      capacity < 5_000
        ? { severity: 'error' as const, asked: 5_000 }
        : { severity: 'warning' as const, asked: 15_000 },
    ),
  title: (_, { name }) => `${name} is small for persistent chat`,
  message: ({ asked }, { name, capacity }) => tooSmall(name, capacity, 'persistent chat', asked),
  advice:
    'The documents disagree: S31 asks for 5K nodes and strongly recommends 15K, S4 recommends 15K, S15 requires it. Give the nodes a larger template.',
  several: (where, isOne) => `${where} ${isOne ? 'is' : 'are'} small for persistent chat`,
  fixes: (_, __, lab) => [atLeast(15_000, lab)],
});
