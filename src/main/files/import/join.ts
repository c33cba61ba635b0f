import { formatCount } from '../../../shared/format';
import { MAX_STEPS } from '../../../shared/limits';
import type { Mode, Ova } from '../../../shared/model';
import type { Scenario, Step } from '../../../shared/step';
import { withCreatedNodes } from './created-nodes';
import type { Decision, Missing } from './decisions';
import { countDifferences, missingOf } from './join-gaps';
import { type JoinedUsers, joinUsers } from './join-users';
import { nodeSteps } from './node-steps';
import type { Piece } from './pieces';
import type { RowProblem } from './problems';
import { NodeNames } from './servers';
import { stateSteps } from './state-steps';
import { type JoinedNode, type JoinedTopology, joinTopology } from './topology';
import { changesSentence, type LabUsers, type ServerAnswer, userSteps } from './user-changes';
import { listInWords } from './words';

/** Everything that somebody decided about pieces. */
export interface JoinAnswers {
  readonly servers: ReadonlyMap<string, ServerAnswer>;
  readonly blank: 'unassigned' | 'mode' | null;
  /** Sizes by node in any spelling; `*` is every other one. */
  readonly ovas: ReadonlyMap<string, Ova>;
  readonly mode: Mode | null;
  /** Re-login limits of all nodes, in seconds, where the defaults are not meant. */
  readonly relogin: { readonly lower: number; readonly upper: number } | null;
  /** Answers to other decisions, by their ids. */
  readonly given: ReadonlyMap<string, string>;
  /** User ids become user1, user2, ... */
  readonly scrub: boolean;
  readonly title: string;
}

/** The lab that pieces make, what it takes from them and what it lacks. */
export interface Joined {
  /** The lab with all that is certain. */
  readonly scenario: Scenario;
  readonly users: number;
  readonly mode: Mode;
  readonly topology: JoinedTopology;
  readonly leftOut: readonly {
    readonly file: string;
    readonly unit: 'line' | 'record';
    readonly problems: readonly RowProblem[];
  }[];
  readonly decisions: readonly Decision[];
  readonly missing: readonly Missing[];
  readonly warnings: readonly string[];
  readonly notices: readonly string[];
  /** Something of the pieces is in the lab. */
  readonly isUseful: boolean;
}

/** The mode of a cluster whose mode nobody changed (domain 2.1). */
const DEFAULT_MODE: Mode = 'balanced';

/**
 * Joins pieces into a lab (runbooks B): groups and nodes, users on their nodes, the mode, and last the states they
 * were found in. Nothing that no piece holds is guessed: a node without a size is not in the lab, and missing.
 */
export function joinPieces(pieces: readonly Piece[], answers: JoinAnswers): Joined {
  const topology = withCreatedNodes(joinTopology(pieces, answers.given), answers.given);
  const nodes = topology.groups.flatMap((group) => group.nodes);
  const sizes = sizesOf(nodes, answers.ovas);
  const sized = nodes.filter(({ name }) => sizes.has(name));
  const { mode, isStandIn, conflict } = chosenMode(pieces, answers);
  const lab: LabUsers = {
    nodes: sized.map(({ name, aliases }) => ({ name, aliases })),
    mode,
    placesOnSync: false,
    user: () => null,
    ids: () => [],
  };
  const lists = pieces.filter((piece) => piece.kind === 'users');
  const unsized = nodes.filter(({ name }) => !sizes.has(name));
  const servers = new Map(answers.servers);
  // Who is on a node that has no size yet is no user of an unknown server: it waits for the size without a home.
  const users = joinUsers(
    lists,
    { ...lab, nodes: nodes.map(({ name, aliases }) => ({ name, aliases })) },
    { servers, blank: answers.blank ?? 'unassigned' },
    answers.given,
  );
  const held = withoutUnsized(users, new Set(unsized.map(({ name }) => name)));
  const counted = lists.length > 0 ? null : countSteps(sized, mode);
  const states = stateSteps(
    topology.groups.map((group) => ({
      ...group,
      nodes: group.nodes.filter(({ name }) => sizes.has(name)),
    })),
  );
  const ids = answers.scrub ? pseudonyms(users) : null;
  const userPart =
    lists.length > 0
      ? userSteps({ ...held, fresh: held.fresh.map((user) => renamed(user, ids)) }, lab)
      : (counted?.steps ?? []);
  const steps: Step[] = [
    // As the product ships: the newest rules and Multiple Device Messaging on (domain 1, "MDM").
    {
      do: 'set-parameter',
      release: '15',
      multiDeviceMessaging: true,
      note: 'As the product ships; set the release of your cluster.',
    },
    ...nodeSteps(topology.groups, sizes, answers.relogin),
    ...(mode === DEFAULT_MODE ? [] : ([{ do: 'set-mode', mode }] as const)),
    ...noted(
      userPart,
      lists.length > 0
        ? `Read from ${listInWords(lists.map(({ file }) => file))}.`
        : 'Generated to the counts by node.',
    ),
    ...states.steps,
  ];
  const count = lists.length > 0 ? held.fresh.length : (counted?.users ?? 0);
  const tooMany =
    steps.length > MAX_STEPS
      ? [`the lab would have more than ${formatCount(MAX_STEPS)} steps`]
      : [];
  return {
    scenario: { format: 'implab-scenario', version: 1, title: answers.title, steps },
    users: count,
    mode,
    topology,
    leftOut: users.leftOut,
    decisions: [...topology.decisions, ...conflict, ...users.decisions],
    missing: missingOf(topology, unsized, lists.length > 0 || count > 0, isStandIn, nodes, answers),
    warnings: [
      ...topology.warnings,
      ...users.warnings,
      ...states.warnings,
      ...(counted?.warnings ?? []),
      ...tooMany,
    ],
    notices: [
      ...topology.notices,
      ...users.notices,
      ...countDifferences(topology, held.fresh, lists.length > 0),
      ...(lists.length > 0 && count > 0 ? [changesSentence(held)] : []),
    ],
    isUseful: topology.groups.length > 0 || count > 0,
  };
}

function sizesOf(
  nodes: readonly JoinedNode[],
  ovas: ReadonlyMap<string, Ova>,
): Map<string, { readonly ova: Ova } | { readonly capacity: number }> {
  const names = new NodeNames(nodes);
  const given = new Map(
    [...ovas].flatMap(([name, ova]) =>
      name === '*' ? [] : [[names.find(name) ?? name, ova] as const],
    ),
  );
  const all = ovas.get('*');
  const sizes = new Map<string, { readonly ova: Ova } | { readonly capacity: number }>();
  for (const { name, ova, capacity } of nodes) {
    const chosen = given.get(name) ?? ova ?? (capacity === null ? all : undefined);
    if (chosen !== undefined && chosen !== null) sizes.set(name, { ova: chosen });
    else if (capacity !== null) sizes.set(name, { capacity });
  }
  return sizes;
}

function chosenMode(
  pieces: readonly Piece[],
  answers: JoinAnswers,
): { mode: Mode; isStandIn: boolean; conflict: Decision[] } {
  const found = pieces.flatMap((piece) => (piece.kind === 'mode' ? [piece] : []));
  const modes = [...new Set(found.map(({ mode }) => mode))];
  const mode = answers.mode ?? modes[0] ?? DEFAULT_MODE;
  const conflict: Decision[] =
    modes.length < 2
      ? []
      : [
          {
            id: 'mode',
            title: 'The mode differs',
            text: found.map((piece) => `${piece.mode} in ${piece.file}`).join(', '),
            options: modes.map((value) => ({ value, label: value })),
            chosen: mode,
            isSettled: answers.mode !== null,
            isGap: false,
          },
        ];
  return { mode, isStandIn: answers.mode === null && modes.length === 0, conflict };
}

/** Users of nodes that have no size are kept without a home. */
function withoutUnsized(
  { changes }: JoinedUsers,
  unsized: ReadonlySet<string>,
): JoinedUsers['changes'] {
  if (unsized.size === 0) return changes;
  const fresh = changes.fresh.map((user) => {
    const { server, ...row } = user.row;
    return server !== undefined && unsized.has(server)
      ? { row, isUnassigned: row.homeCluster !== false && row.enabled !== false }
      : user;
  });
  return { ...changes, fresh };
}

/** user1, user2, ... in the order in which they come. */
function pseudonyms({ changes }: JoinedUsers): ReadonlyMap<string, string> {
  return new Map(changes.fresh.map(({ row }, index) => [row.id, `user${index + 1}`]));
}

function renamed<T extends { readonly row: { readonly id: string } }>(
  user: T,
  ids: ReadonlyMap<string, string> | null,
): T {
  return ids === null ? user : { ...user, row: { ...user.row, id: ids.get(user.row.id)! } };
}

/** The note goes on the step that brings users in, not on those around it. */
function noted(steps: readonly Step[], note: string): Step[] {
  let done = false;
  return steps.map((step) => {
    if (done || step.do !== 'enable-users') return step;
    done = true;
    return { ...step, note };
  });
}

/** Users generated to the counts by node, each on its node. */
function countSteps(
  nodes: readonly JoinedNode[],
  mode: Mode,
): { steps: Step[]; users: number; warnings: string[] } | null {
  const counted = nodes.filter(({ users }) => (users ?? 0) > 0);
  const users = counted.reduce((sum, node) => sum + node.users!, 0);
  if (users === 0) return null;
  const signedIn = counted.filter(({ isLoggedIn }) => isLoggedIn);
  return {
    users,
    warnings:
      signedIn.length === 0
        ? []
        : [
            `the counts of ${listInWords(signedIn.map(({ name }) => name))} are of users who were signed in; more may be assigned`,
          ],
    steps: [
      { do: 'set-mode', mode: 'none' },
      { do: 'enable-users', count: users },
      ...counted.map(
        ({ name, users: count }) =>
          ({ do: 'assign', count: count!, of: 'unassigned', node: name }) as const,
      ),
      ...(mode === 'none' ? [] : ([{ do: 'set-mode', mode }] as const)),
    ],
  };
}
