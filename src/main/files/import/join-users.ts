import { countOf, formatCount } from '../../../shared/format';
import { CREATE_OPTION } from './created-nodes';
import type { Decision } from './decisions';
import type { Piece } from './pieces';
import type { RowProblem } from './problems';
import { NodeNames } from './servers';
import {
  type FreshUser,
  type LabUsers,
  type ServerAnswer,
  type UserAnswers,
  type UserChanges,
  userChanges,
} from './user-changes';
import type { UserList, UserRecord } from './user-list';
import { linesInWords } from './values';
import { listInWords } from './words';

type UsersPiece = Extract<Piece, { readonly kind: 'users' }>;

/** Users of all lists together. */
export interface JoinedUsers {
  readonly changes: UserChanges;
  /** Rows left out, by file. */
  readonly leftOut: readonly {
    readonly file: string;
    readonly unit: 'line' | 'record';
    readonly problems: readonly RowProblem[];
  }[];
  readonly decisions: readonly Decision[];
  readonly warnings: readonly string[];
  readonly notices: readonly string[];
}

/** Answers of a database are surer than a file that somebody may have edited: of two nodes for a user theirs is taken. */
function rankOf({ list }: UsersPiece): number {
  return list.table.element !== '' || list.table.form === 'output of run sql' ? 1 : 0;
}

/**
 * Joins all lists of users: one user of two lists is one, with what either says. Of two nodes the one of the database
 * is taken, else the one of the first list.
 */
export function joinUsers(
  pieces: readonly UsersPiece[],
  lab: LabUsers,
  answers: UserAnswers,
  given: ReadonlyMap<string, string>,
): JoinedUsers {
  const names = new NodeNames(lab.nodes);
  const { lists, conflicts, example } = merge(pieces, names, given.get('users'));
  const parts = lists.map(({ piece, records }) => ({
    piece,
    changes: userChanges({ ...piece.list, records }, lab, answers),
  }));
  const changes = together(parts.map(({ changes: each }) => each));
  return {
    changes,
    leftOut: parts.map(({ piece, changes: { problems } }) => ({
      file: piece.file,
      unit: piece.list.table.unit,
      problems,
    })),
    decisions: [
      ...(conflicts > 0 ? [conflictDecision(pieces, conflicts, example, given.get('users'))] : []),
      ...parts.flatMap(({ piece, changes: each }) =>
        serverDecisions(piece.list, each, lab, answers),
      ),
      ...blankDecision(changes, answers),
      ...pieces.flatMap(({ list }) => columnDecisions(list, names)),
    ],
    warnings: pieces.flatMap(({ file, list }) =>
      list.warnings.map((warning) => `${file}: ${warning}`),
    ),
    notices: matchedNotice(changes),
  };
}

interface Merged {
  readonly lists: readonly {
    readonly piece: UsersPiece;
    readonly records: readonly UserRecord[];
  }[];
  readonly conflicts: number;
  readonly example: string;
}

function merge(
  pieces: readonly UsersPiece[],
  names: NodeNames,
  winner: string | undefined,
): Merged {
  if (pieces.length < 2)
    return {
      lists: pieces.map((piece) => ({ piece, records: piece.list.records })),
      conflicts: 0,
      example: '',
    };
  const rank = (piece: UsersPiece): number => (piece.file === winner ? 2 : rankOf(piece));
  const found = new Map<string, { record: UserRecord; piece: UsersPiece }>();
  let conflicts = 0;
  let example = '';
  for (const piece of pieces)
    for (const record of piece.list.records) {
      const known = found.get(record.id);
      if (!known) {
        found.set(record.id, { record, piece });
        continue;
      }
      const [a, b] = [known.record.server, record.server];
      if (a && b && nodeOf(names, a) !== nodeOf(names, b)) {
        conflicts++;
        example ||= `${record.id} is on ${a} in ${known.piece.file} and on ${b} in ${piece.file}`;
      }
      const takesNew = b ? !a || rank(piece) > rank(known.piece) : false;
      found.set(record.id, {
        piece: takesNew ? piece : known.piece,
        record: {
          ...(takesNew ? record : known.record),
          homeCluster: known.record.homeCluster ?? record.homeCluster,
          enabled: known.record.enabled ?? record.enabled,
          devices: known.record.devices ?? record.devices,
        },
      });
    }
  const lists = pieces.map((piece) => ({ piece, records: [] as UserRecord[] }));
  for (const { record, piece } of found.values())
    lists.find((list) => list.piece === piece)!.records.push(record);
  return { lists, conflicts, example };
}

function nodeOf(names: NodeNames, server: string): string {
  return names.find(server) ?? server.toLowerCase();
}

function together(parts: readonly UserChanges[]): UserChanges {
  const all = <T>(of: (changes: UserChanges) => readonly T[]): T[] =>
    parts.flatMap((part) => [...of(part)]);
  return {
    fresh: all((part) => part.fresh),
    moves: all((part) => part.moves),
    unassign: all((part) => part.unassign),
    changed: all((part) => part.changed),
    unchanged: parts.reduce((sum, { unchanged }) => sum + unchanged, 0),
    problems: all((part) => part.problems),
    unknownServers: new Map(parts.flatMap(({ unknownServers }) => [...unknownServers])),
    matched: new Map(parts.flatMap(({ matched }) => [...matched])),
  };
}

function conflictDecision(
  pieces: readonly UsersPiece[],
  conflicts: number,
  example: string,
  given: string | undefined,
): Decision {
  const surest = [...pieces].sort((a, b) => rankOf(b) - rankOf(a))[0]!;
  return {
    id: 'users',
    title: `${countOf(conflicts, 'user')} ${conflicts === 1 ? 'is' : 'are'} on one node in one list and on another in the next`,
    text: `${example}.`,
    options: pieces.map(({ file }) => ({ value: file, label: file })),
    chosen: pieces.find(({ file }) => file === given)?.file ?? surest.file,
    isSettled: given !== undefined,
    isGap: false,
  };
}

function matchedNotice({ matched }: UserChanges): string[] {
  if (matched.size === 0) return [];
  const each = [...matched].map(
    ([server, { node, count }]) => `${server} is ${node} (${countOf(count, 'row')})`,
  );
  return [`${countOf(matched.size, 'server')} matched to nodes: ${listInWords(each)}`];
}

/** One decision for each server that is no node of the lab (V34). */
function serverDecisions(
  list: UserList,
  { unknownServers }: UserChanges,
  { nodes }: LabUsers,
  answers: UserAnswers,
): Decision[] {
  return [...unknownServers].map(([server, { count, lines, answer }]) => ({
    id: `server:${server}`,
    title: `${countOf(count, 'user')} ${count === 1 ? 'names' : 'name'} ${server}, which is in no group`,
    text: `${capital(linesInWords(list.table.unit === 'line' ? 'row' : 'record', lines))}. The product would refuse them in a bulk file.`,
    code: 'V34',
    options: [
      { value: 'leave-out', label: 'Leave them out' },
      { value: 'unassigned', label: 'Keep unassigned' },
      { value: 'mode', label: 'Place by the mode' },
      CREATE_OPTION,
      ...nodes.map(({ name }) => ({ value: `to:${name}`, label: `They are on ${name}` })),
    ],
    chosen: answerText(answer),
    isSettled: answers.servers.has(server.toLowerCase()),
    isGap: true,
  }));
}

function answerText(answer: ServerAnswer): string {
  return typeof answer === 'object' ? `to:${answer.to}` : answer;
}

function blankDecision({ fresh }: UserChanges, { blank }: UserAnswers): Decision[] {
  const without = fresh.filter(
    ({ row, isUnassigned }: FreshUser) =>
      isUnassigned ||
      (row.server === undefined && row.homeCluster !== false && row.enabled !== false),
  ).length;
  if (without === 0) return [];
  return [
    {
      id: 'blank',
      title: `${countOf(without, 'user')} ${without === 1 ? 'has' : 'have'} no server`,
      text: 'They stay unassigned, as they are; or the mode places them, as a bulk insert would.',
      options: [
        { value: 'unassigned', label: 'Keep unassigned' },
        { value: 'mode', label: 'Place by the mode' },
      ],
      chosen: blank ?? 'unassigned',
      isSettled: true,
      isGap: false,
    },
  ];
}

/** Columns that nobody reads although their cells look as if they say where users are, or who is enabled. */
function columnDecisions({ doubtful }: UserList, names: NodeNames): Decision[] {
  return doubtful.flatMap(({ name, isFlags, values }) => {
    const nodes = [...values]
      .filter(([value]) => names.find(value) !== null)
      .reduce((sum, [, count]) => sum + count, 0);
    if (nodes === 0 && !isFlags) return [];
    return [
      {
        id: `column:${name}`,
        title: `The column ${name} is not read`,
        text:
          nodes > 0
            ? `${formatCount(nodes)} of its cells name nodes.`
            : 'Its cells are yes and no.',
        options: [
          { value: 'ignore', label: 'Leave it' },
          ...(nodes > 0
            ? [{ value: 'server', label: 'It is the assigned server' }]
            : [
                { value: 'enabled', label: 'It says who is enabled' },
                { value: 'homeCluster', label: 'It is the home cluster' },
              ]),
        ],
        chosen: 'ignore',
        isSettled: false,
        isGap: true,
      },
    ];
  });
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
