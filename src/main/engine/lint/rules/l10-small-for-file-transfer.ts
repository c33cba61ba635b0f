import { atLeast } from '../fixes';
import { defineFinding, when } from '../record';
import { tooSmall } from '../words';

/** L10 (the lab's own, domain 3.3): managed file transfer asks for 15K nodes. */
export const L10 = defineFinding({
  code: 'L10',
  place: 'node',
  severity: 'warning',
  about: 'design',
  basis: 'documented',
  sources: ['S15'],
  asks: 'With managed file transfer every node is a 15K node or larger.',
  label: 'Small for file transfer',
  check: ({ capacity }, { state }) =>
    when(state.topology.facts.managedFileTransfer === true && capacity < 15_000, () => ({})),
  title: (_, { name }) => `${name} is small for managed file transfer`,
  message: (_, { name, capacity }) => tooSmall(name, capacity, 'managed file transfer', 15_000),
  advice:
    'The sizing guide lists managed file transfer, archiving and compliance among what requires 15K nodes. Give the nodes a larger template.',
  several: (where, isOne) => `${where} ${isOne ? 'is' : 'are'} small for managed file transfer`,
  fixes: (_, __, lab) => [atLeast(15_000, lab)],
});
