import { atLeast } from '../fixes';
import { defineFinding, when } from '../record';
import { tooSmall } from '../words';

/** V29: a centralised deployment asks for 15K nodes and recommends 25K ones. */
export const V29 = defineFinding({
  code: 'V29',
  place: 'node',
  severity: 'error',
  about: 'design',
  basis: 'documented',
  sources: ['S4', 'S43'],
  asks: 'In a centralised deployment every node is a 15K node at least; 25K is recommended.',
  label: 'Small for central',
  check: ({ capacity }, { state }) =>
    when(state.topology.facts.centralized === true && capacity < 25_000, () =>
      capacity < 15_000
        ? { severity: 'error' as const, asked: 15_000 }
        : { severity: 'advice' as const, asked: 25_000 },
    ),
  title: (_, { name }) => `${name} is small for a centralised deployment`,
  message: ({ asked }, { name, capacity }) =>
    tooSmall(name, capacity, 'a centralised deployment', asked),
  advice:
    'A central cluster needs 15K nodes at least and 25K nodes are recommended; the CUCM publisher of 25K nodes is a 10 000-user template, of 15K nodes a 7 500-user one. Give the nodes a larger template.',
  several: (where, isOne) => `${where} ${isOne ? 'is' : 'are'} small for a centralised deployment`,
  // A release that ends at 15K can only give what is needed.
  fixes: (_, { capacity }, lab) => [
    atLeast(25_000, lab) ?? (capacity < 15_000 ? atLeast(15_000, lab) : null),
  ],
});
