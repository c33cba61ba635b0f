import type { Decision } from './decisions';
import type { JoinedGroup, JoinedTopology } from './topology';

/** Answer to an unknown server: it is a node that the pieces do not hold, and is made in a group of its own. */
export const CREATE = 'create';
export const CREATE_OPTION = { value: CREATE, label: 'Create the node, in a group of its own' };
const QUESTION = 'server:';

/**
 * Adds the nodes that somebody asked for in answer to an unknown server (V34). Their sizes are missing till they are
 * given, like those of all nodes.
 *
 * @param given  answers by the ids of decisions
 */
export function withCreatedNodes(
  topology: JoinedTopology,
  given: ReadonlyMap<string, string>,
): JoinedTopology {
  const wanted = [...given].flatMap(([id, value]) =>
    value === CREATE && id.startsWith(QUESTION) ? [id.slice(QUESTION.length)] : [],
  );
  if (wanted.length === 0) return topology;
  const taken = new Set(topology.groups.map(({ name }) => name));
  return {
    ...topology,
    groups: [...topology.groups, ...wanted.map((name) => groupOf(name, taken))],
    decisions: [...topology.decisions, ...wanted.map(decisionOf)],
  };
}

function groupOf(node: string, taken: Set<string>): JoinedGroup {
  let name = `Group of ${node}`;
  for (let count = 2; taken.has(name); count++) name = `Group of ${node} ${count}`;
  taken.add(name);
  return {
    name,
    ha: false,
    nodes: [
      {
        name: node,
        aliases: [],
        ova: null,
        capacity: null,
        reloginLower: null,
        reloginUpper: null,
        isPublisher: false,
        users: null,
        isLoggedIn: false,
        state: null,
        reason: '',
      },
    ],
    onlySecond: false,
    users: null,
    from: [`the answer to ${node}`],
  };
}

/** The question stays, so that its answer can be taken back. */
function decisionOf(node: string): Decision {
  return {
    id: `${QUESTION}${node}`,
    title: `${node} is a node that no piece holds`,
    text: `It is made in a group of its own, without HA; its size is asked like that of others.`,
    code: 'V34',
    options: [
      CREATE_OPTION,
      { value: 'leave-out', label: 'Leave its users out' },
      { value: 'unassigned', label: 'Keep its users unassigned' },
      { value: 'mode', label: 'Place its users by the mode' },
    ],
    chosen: CREATE,
    isSettled: true,
    isGap: true,
  };
}
