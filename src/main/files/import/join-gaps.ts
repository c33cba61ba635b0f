import { countOf, formatCount } from '../../../shared/format';
import type { Missing } from './decisions';
import type { JoinAnswers } from './join';
import type { JoinedNode, JoinedTopology } from './topology';
import type { FreshUser } from './user-changes';
import { listInWords } from './words';

/** What no piece holds, and what stands in for it. */
export function missingOf(
  topology: JoinedTopology,
  unsized: readonly JoinedNode[],
  hasUsers: boolean,
  modeIsStandIn: boolean,
  nodes: readonly JoinedNode[],
  answers: JoinAnswers,
): Missing[] {
  const names = unsized.map(({ name }) => name);
  const isLimited =
    answers.relogin !== null || nodes.some(({ reloginUpper }) => reloginUpper !== null);
  return [
    ...(topology.groups.length === 0
      ? [{ what: 'groups', text: 'Groups and nodes', nodes: [], standIn: null } as const]
      : []),
    ...(hasUsers
      ? []
      : [
          {
            what: 'users',
            text: 'Users with their node, or a count by node',
            nodes: [],
            standIn: topology.groups.length > 0 ? 'a lab without users' : null,
          } as const,
        ]),
    ...(modeIsStandIn
      ? [
          {
            what: 'mode',
            text: 'Assignment mode',
            nodes: [],
            standIn: 'Balanced, as the product ships',
          } as const,
        ]
      : []),
    ...(names.length > 0
      ? [
          {
            what: 'ova',
            text: `OVA size of ${names.length > 2 ? `the ${countOf(names.length, 'node')}` : listInWords(names)}`,
            nodes: names,
            standIn: null,
          } as const,
        ]
      : []),
    ...(isLimited || nodes.length === 0
      ? []
      : [
          {
            what: 'relogin',
            text: 'Re-login limits',
            nodes: [],
            standIn: 'the defaults, 120 and 537\u202fs',
          } as const,
        ]),
  ];
}

/** Where a piece counts users and the lists come to another figure. */
export function countDifferences(
  { groups }: JoinedTopology,
  fresh: readonly FreshUser[],
  hasLists: boolean,
): string[] {
  if (!hasLists) return [];
  const listed = new Map<string, number>();
  for (const {
    row: { server },
  } of fresh)
    if (server !== undefined) listed.set(server, (listed.get(server) ?? 0) + 1);
  return groups.flatMap(({ name, nodes, users }) => {
    const sum = nodes.reduce((total, node) => total + (listed.get(node.name) ?? 0), 0);
    const wrong = nodes.filter(
      (node) =>
        node.users !== null && !node.isLoggedIn && node.users !== (listed.get(node.name) ?? 0),
    );
    const byNode = wrong.map(
      (node) =>
        `${node.name} has ${formatCount(listed.get(node.name) ?? 0)} users in the lists and ${formatCount(node.users!)} by its count`,
    );
    return users !== null && users !== sum
      ? [
          ...byNode,
          `${name} has ${formatCount(sum)} users in the lists and ${formatCount(users)} by its count`,
        ]
      : byNode;
  });
}
