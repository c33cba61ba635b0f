import { countOf, formatSeconds } from '../../../../shared/format';
import type { Step } from '../../../../shared/step';
import { remedy } from '../../remedies/remedy';
import { PUSH_LOGINS_PER_SECOND } from '../../rule-packs';
import { defineFinding } from '../record';

/** L08 (the lab's own, domain 4.1): push clients log in again slowly enough. Its guide is about release 11.5 only. */
export const L08 = defineFinding({
  code: 'L08',
  place: 'node',
  severity: 'advice',
  about: 'design',
  basis: 'documented',
  sources: ['S56'],
  asks: 'In release 11.5 at most 4 push clients log in again in a second: the span of the re-login limits is a quarter of the push users.',
  label: 'Push re-login too fast',
  unit: ['second', 'seconds'],
  check: ({ reloginLower, reloginUpper }, { state }) => {
    const { facts, parameters } = state.topology;
    const asked = reloginLower + Math.ceil((facts.pushUsersPerNode ?? 0) / PUSH_LOGINS_PER_SECOND);
    return parameters.release === '11' && asked > reloginUpper
      ? [{ surplus: asked - reloginUpper, asked }]
      : [];
  },
  title: ({ surplus }, { name }) =>
    `${name} calls its push clients back ${formatSeconds(surplus)} too early`,
  message: ({ asked }, { name, reloginLower, reloginUpper }, { state }) =>
    `${name} has ${countOf(state.topology.facts.pushUsersPerNode ?? 0, 'push user')} and limits of ${formatSeconds(reloginLower)} to ${formatSeconds(reloginUpper)}; at ${PUSH_LOGINS_PER_SECOND} a second the upper one is ${formatSeconds(asked)}.`,
  advice:
    'The calculation stands in a guide that says it is for release 11.5 only. After a failover pushes resume within 10 to 20 minutes; unread messages queued on a crashed node are lost to suspended clients.',
  several: (where, isOne) =>
    `${where} ${isOne ? 'calls its' : 'call their'} push clients back too early`,
  fixes: ({ asked }, { group }) => [
    remedy(
      group.nodes.map(({ name }): Step => ({ do: 'set-node', node: name, reloginUpper: asked })),
      `Set the upper limit of ${group.name} to ${formatSeconds(asked)}`,
    ),
  ],
});
