import { countOf, formatCount, formatPercent } from '../../../../shared/format';
import { isBefore } from '../../../../shared/model';
import { groupStyle } from '../../relogin';
import { growNodes } from '../../remedies/make-room';
import { indexesOf } from '../fixes';
import type { LintLab, LintNode } from '../lab';
import { defineFinding, when } from '../record';

/** Sessions are tabulated for templates from here on (domain 3.1). */
const SMALLEST_TABULATED = 5_000;
const FIRST_RELEASE = '12.5';

/** V36: sessions stay under the alert of 80 % of those tested. */
export const V36 = defineFinding({
  code: 'V36',
  place: 'node',
  severity: 'warning',
  about: 'state',
  basis: 'documented',
  sources: ['S7', 'S61', 'S5', 'D11'],
  asks: 'A node holds at most 80 % of its tested JSM sessions, 1.5 times its template; in a pair with HA that both nodes share, of half of them. The counter is in the guides from 12.5(1)SU1 on.',
  label: 'Sessions',
  unit: ['session', 'sessions'],
  check: (node, { state }) => {
    if (isBefore(state.topology.parameters.release, FIRST_RELEASE)) return [];
    if (node.capacity < SMALLEST_TABULATED) return [];
    const usable = node.capacity * 1.5 * usableShare(node, state);
    return when(node.load > usable * ALERT, () => ({
      surplus: node.load - Math.floor(usable * ALERT),
      usable: Math.floor(usable),
    }));
  },
  title: ({ usable }, { name, load }) =>
    load > usable
      ? `${name} has more sessions than its tested figure allows`
      : `${name} is close to its tested sessions`,
  message: ({ usable }, { name, load }) =>
    `${name} holds ${countOf(load, 'session')}, ${formatPercent(load, usable)} of the ${formatCount(usable)} that are usable; the alert comes above ${formatPercent(ALERT, 1)}.`,
  advice: (_, node, { state }) =>
    usableShare(node, state) === 1
      ? `The product raises JSMSessionsExceedsThreshold above ${formatPercent(ALERT, 1)} for ten minutes. Spread users by hand, or give the pair a larger template.`
      : `The product raises JSMSessionsExceedsThreshold above ${formatPercent(ALERT, 1)} for ten minutes; in a pair with HA only half of the tested sessions is usable, since alarms are per node. Spread users by hand, or give the pair a larger template.`,
  several: (where, isOne) =>
    `${where} ${isOne ? 'has' : 'have'} nearly as many sessions as were tested, or more`,
  fixes: (_, { group, demand, load }, { state, pack }) => [
    growNodes(
      state,
      indexesOf(group.nodes),
      Math.ceil((Math.max(load, demand) * 2) / (1.5 * ALERT)),
      pack.usersPerNode,
    ),
  ],
});

/** The alert, as a part of the usable sessions (S7). */
const ALERT = 0.8;

/** Half in a pair that both nodes share; all of it alone, and where one node carries the pair (derived, domain 3.1). */
function usableShare({ group }: LintNode, state: LintLab['state']): number {
  return group.hasHa && groupStyle(state, group.group) === 'active-active' ? 0.5 : 1;
}
