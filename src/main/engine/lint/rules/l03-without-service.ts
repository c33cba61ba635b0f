import { countOf } from '../../../../shared/format';
import { measure } from '../../measure';
import { wayBackOf } from '../../remedies/way-back';
import type { LintGroup, LintScope } from '../lab';
import { defineFinding, when } from '../record';
import { allOf } from '../words';

/** L03 (the lab's own): everybody with a home is served. */
export const L03 = defineFinding({
  code: 'L03',
  place: 'group',
  severity: 'error',
  about: 'state',
  basis: 'derived',
  sources: ['S2', 'S17b'],
  asks: 'Every user with a home is served by a node at this moment.',
  label: 'Without service',
  unit: ['device', 'devices'],
  check: (group, lab) => {
    const surplus = withoutService(group, lab);
    return when(surplus > 0, () => ({ surplus }));
  },
  title: ({ surplus }, group) =>
    `${countOf(surplus, ...unitOf(group))} of ${group.name} without service`,
  message: ({ surplus }, group, lab) =>
    `Nobody serves ${countOf(surplus, ...unitOf(group))} of ${group.name}: ${statesOf(group)}${noticing(group, lab)}.`,
  advice: ({ surplus }, { name, hasHa, demand }) =>
    hasHa && surplus < demand
      ? `The other node of ${name} takes them over when the loss is noticed, or when the transition is over. Bringing the lost node back ends it sooner.`
      : `They have no service until a node of ${name} serves them again: takeover never leaves the redundancy group. Bring its nodes back.`,
  figure: ({ surplus }, group) => countOf(surplus, ...unitOf(group)),
  several: (where) => `Users of ${where} are without service`,
  fixes: (_, { group }, { state }) => [wayBackOf(state, group)],
});

/** Devices of users at home in the group that no node serves. */
export function withoutService({ nodes }: LintGroup, { state }: LintScope): number {
  const { noServiceByNode } = measure(state);
  return nodes.reduce((sum, { index }) => sum + noServiceByNode[index]!, 0);
}

function unitOf({ assigned, demand }: LintGroup): readonly [string, string] {
  return assigned === demand ? ['user', 'users'] : ['device', 'devices'];
}

/** "imp1 is Unreachable and imp2 is Unknown". */
function statesOf({ nodes }: LintGroup): string {
  return allOf(nodes.map(({ name, state }) => `${name} is ${state}`));
}

function noticing({ nodes }: LintGroup, { state }: LintScope): string {
  const ends = nodes.flatMap(({ timer }) => (timer ? [timer.endsAt - state.clock] : []));
  return ends.length === 0 ? '' : `, and the loss is noticed in ${Math.min(...ends)} s`;
}
