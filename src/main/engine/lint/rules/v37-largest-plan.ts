import { countOf } from '../../../../shared/format';
import { defineFinding, when } from '../record';

/** The plan that needs trace level Error (S4). */
const LARGEST_PLAN = 75_000;

/** V37: the largest cluster traces less. */
export const V37 = defineFinding({
  code: 'V37',
  place: 'cluster',
  severity: 'advice',
  about: 'design',
  basis: 'documented',
  sources: ['S4'],
  asks: 'A cluster of 75 000 users runs the XCP router with trace level Error.',
  label: 'Trace level',
  check: ({ demand }) => when(demand >= LARGEST_PLAN, () => ({})),
  title: () => 'The largest cluster needs less tracing',
  message: (_, { assigned }) =>
    `A cluster of ${countOf(assigned, 'user')} needs the XCP router's trace level at Error, not Info.`,
  advice: 'Set the trace level of the XCP router from Info to Error on every node.',
});
