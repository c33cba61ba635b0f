import { formatCount } from '../../../shared/format';
import type { Mode } from '../../../shared/model';
import { atOnce, type Slices } from '../../../shared/slices';
import type { Step, UserRow } from '../../../shared/step';
import { shown } from '../place';
import type { RowProblem } from './problems';
import { type KnownNode, NodeNames } from './servers';
import type { UserList, UserRecord } from './user-list';
import { looseId } from './values';

/** What a user file must know of the lab it is for. */
export interface LabUsers {
  readonly nodes: readonly KnownNode[];
  readonly mode: Mode;
  /** Unassigned users are placed whenever the mode is set (D5). */
  readonly placesOnSync: boolean;
  /** The user of this id as the lab has it, or null. */
  readonly user: (id: string) => StoredUser | null;
  /** Every id in the lab. */
  readonly ids: () => Iterable<string>;
}

export interface StoredUser {
  /** Node it is assigned to, or null. */
  readonly home: string | null;
  readonly homeCluster: boolean;
  readonly enabled: boolean;
}

/** What becomes of users who name a server: another node, none, the mode's choice, or nothing at all. */
export type ServerAnswer = { readonly to: string } | 'unassigned' | 'mode' | 'leave-out';

/** Answers to what a file leaves open. */
export interface UserAnswers {
  /** By server as the file spells it, in lower case. */
  readonly servers: ReadonlyMap<string, ServerAnswer>;
  /** What a blank server of a new user means; null: as the kind of file says. */
  readonly blank: 'unassigned' | 'mode' | null;
}

export const NO_ANSWERS: UserAnswers = { servers: new Map(), blank: null };

/** What a list of users does to a lab, as the product would (domain 5.1): nothing of it is done yet. */
export interface UserChanges {
  /** Users who are new, in file order. */
  readonly fresh: readonly FreshUser[];
  /** Users who get another home. */
  readonly moves: readonly { readonly id: string; readonly server: string }[];
  /** Users who lose their home. */
  readonly unassign: readonly string[];
  /** Users who become eligible or stop being so, as the lab is to have them. */
  readonly changed: readonly UserRow[];
  /** Rows about users of the lab that change nothing. */
  readonly unchanged: number;
  readonly problems: readonly RowProblem[];
  /** Servers that are no node of the lab, by their spelling, with the answer that was taken. */
  readonly unknownServers: ReadonlyMap<
    string,
    { readonly count: number; readonly lines: readonly number[]; readonly answer: ServerAnswer }
  >;
  /** Spellings that were matched to a node of another name, and how many users used them. */
  readonly matched: ReadonlyMap<string, { readonly node: string; readonly count: number }>;
}

export interface FreshUser {
  readonly row: UserRow;
  /** It comes without a home and stays so. */
  readonly isUnassigned: boolean;
}

/** Works out what the rows of a list do to a lab. */
export function userChanges(list: UserList, lab: LabUsers, answers: UserAnswers): UserChanges {
  return atOnce(userChangesInSlices(list, lab, answers));
}

/** Rows, and names of the lab, read between two stops: some milliseconds of work. */
const ROWS_AT_ONCE = 1000;

/** The same in slices. */
export function* userChangesInSlices(
  list: UserList,
  lab: LabUsers,
  answers: UserAnswers,
): Slices<UserChanges> {
  const changes = new ChangeCollector(list, lab, answers);
  for (const [index, record] of list.records.entries()) {
    if (index % ROWS_AT_ONCE === 0) yield;
    const stored = lab.user(record.id);
    // Who is not in the lab may be in it in another spelling.
    if (!stored) yield* changes.readNames();
    changes.take(record, stored);
  }
  return changes.result();
}

type Target = { readonly node: string } | 'unassigned' | 'mode' | 'keep';

class ChangeCollector {
  private readonly list: UserList;
  private readonly lab: LabUsers;
  private readonly answers: UserAnswers;
  private readonly names: NodeNames;
  private readonly fresh: FreshUser[] = [];
  private readonly moves: { id: string; server: string }[] = [];
  private readonly unassign: string[] = [];
  private readonly changed: UserRow[] = [];
  private readonly problems: RowProblem[] = [];
  private readonly matched = new Map<string, { node: string; count: number }>();
  private readonly unknown = new Map<
    string,
    { count: number; lines: number[]; answer: ServerAnswer }
  >();
  private loose: Map<string, string> | null = null;
  private unchanged = 0;

  constructor(list: UserList, lab: LabUsers, answers: UserAnswers) {
    this.list = list;
    this.lab = lab;
    this.answers = answers;
    this.names = new NodeNames(lab.nodes);
  }

  take(record: UserRecord, stored: StoredUser | null): void {
    const other = stored ? undefined : this.alike(record.id);
    if (other !== undefined) {
      const text = `is ${shown(other)} of the lab in another spelling; write it as the lab does`;
      this.problems.push({ kind: 'other-case', line: record.line, id: record.id, text });
      return;
    }
    const target = this.target(record, stored !== null);
    if (target === null) return;
    if (stored) this.update(record, stored, target);
    else this.add(record, target);
  }

  /** Reads the names of the lab, once. */
  *readNames(): Slices<void> {
    if (this.loose) return;
    this.loose = new Map();
    for (const known of this.lab.ids()) {
      this.loose.set(looseId(known), known);
      if (this.loose.size % ROWS_AT_ONCE === 0) yield;
    }
  }

  result(): UserChanges {
    const { fresh, moves, unassign, changed, unchanged, matched } = this;
    const problems = [...this.list.problems, ...this.problems].sort((a, b) => a.line - b.line);
    return {
      fresh,
      moves,
      unassign,
      changed,
      unchanged,
      problems,
      matched,
      unknownServers: this.unknown,
    };
  }

  private add(record: UserRecord, target: Target): void {
    const { id, homeCluster = true, enabled = true, devices = 1 } = record;
    const row: UserRow = {
      id,
      ...(typeof target === 'object' && { server: target.node }),
      ...(!homeCluster && { homeCluster }),
      ...(!enabled && { enabled }),
      ...(devices > 1 && { devices }),
    };
    this.fresh.push({ row, isUnassigned: target === 'unassigned' && homeCluster && enabled });
  }

  private update(record: UserRecord, stored: StoredUser, target: Target): void {
    const { id } = record;
    const homeCluster = record.homeCluster ?? stored.homeCluster;
    const enabled = record.enabled ?? stored.enabled;
    const isEligible = homeCluster && enabled;
    if (homeCluster !== stored.homeCluster || enabled !== stored.enabled) {
      const keepsHome = isEligible && target === 'keep' ? stored.home : null;
      const server = typeof target === 'object' && isEligible ? target.node : keepsHome;
      this.changed.push({
        id,
        ...(server !== null && { server }),
        ...(!homeCluster && { homeCluster }),
        ...(!enabled && { enabled }),
      });
      return;
    }
    if (!isEligible && typeof target === 'object') {
      const text = 'is not eligible in the lab, so it cannot be assigned; enable it first';
      this.problems.push({ kind: 'known', line: record.line, id, text });
    } else if (typeof target === 'object' && target.node !== stored.home)
      this.moves.push({ id, server: target.node });
    else if (target === 'unassigned' && isEligible && stored.home !== null) this.unassign.push(id);
    else this.unchanged++;
  }

  /** Where the row wants its user; null: the row was left out and told. */
  private target({ server, line, id, isUnassigned }: UserRecord, isStored: boolean): Target | null {
    if (isUnassigned) return 'unassigned';
    if (server === undefined) return isStored ? 'keep' : this.blank(this.list.blank);
    if (server === '') return isStored ? 'unassigned' : this.blank(this.list.blank);
    if (server === null) return isStored ? 'unassigned' : this.blank('unassigned');
    const answer = this.answers.servers.get(server.toLowerCase());
    const node = answer === undefined ? this.names.find(server) : null;
    if (node !== null) {
      if (node !== server) this.count(server, node);
      return { node };
    }
    if (typeof answer === 'object') {
      const to = this.names.find(answer.to);
      if (to !== null) return { node: to };
    }
    const taken = answer === undefined || typeof answer === 'object' ? 'leave-out' : answer;
    const value = this.unknown.get(server) ?? { count: 0, lines: [], answer: taken };
    this.unknown.set(server, value);
    value.count++;
    value.lines.push(line);
    if (taken === 'unassigned') return 'unassigned';
    if (taken === 'mode') return isStored ? 'keep' : 'mode';
    this.problems.push({
      kind: 'server',
      line,
      id,
      text: `names ${shown(server)}, which is in no redundancy group (V34)`,
    });
    return null;
  }

  private blank(usual: 'mode' | 'unassigned'): Target {
    return this.answers.blank ?? usual;
  }

  private count(server: string, node: string): void {
    const known = this.matched.get(server);
    if (known) known.count++;
    else this.matched.set(server, { node, count: 1 });
  }

  /** A user of the lab whom people take for this one: only case or letters nobody sees tell them apart. */
  private alike(id: string): string | undefined {
    const found = this.loose?.get(looseId(id));
    return found !== undefined && this.list.records.length > 0 && found !== id ? found : undefined;
  }
}

/**
 * The steps that make the changes: who leaves or joins, who loses a home, who is new, who gets another home. Users who
 * come without a home come while the mode is None.
 */
export function userSteps(
  changes: UserChanges,
  { nodes, mode, placesOnSync }: Pick<LabUsers, 'nodes' | 'mode' | 'placesOnSync'>,
): Step[] {
  const { changed, unassign, moves, fresh } = changes;
  const byServer = new Map<string, string[]>();
  for (const { id, server } of moves) {
    const ids = byServer.get(server);
    if (ids) ids.push(id);
    else byServer.set(server, [id]);
  }
  return [
    ...(changed.length > 0
      ? ([
          { do: 'disable-users', users: changed.map(({ id }) => id) },
          { do: 'enable-users', users: changed },
        ] as const)
      : []),
    ...(unassign.length > 0 ? ([{ do: 'unassign', users: unassign }] as const) : []),
    ...freshSteps(fresh, nodes.length === 0 ? 'none' : mode, placesOnSync),
    ...[...byServer].map(([node, users]) => ({ do: 'assign', users, node }) as const),
  ];
}

function freshSteps(fresh: readonly FreshUser[], mode: Mode, placesOnSync: boolean): Step[] {
  const rows = (users: readonly FreshUser[]): readonly UserRow[] => users.map(({ row }) => row);
  const enable = (users: readonly FreshUser[]): Step[] =>
    users.length === 0 ? [] : [{ do: 'enable-users', users: rows(users) }];
  const without = fresh.filter(({ isUnassigned }) => isUnassigned);
  if (without.length === 0 || mode === 'none') return enable(fresh);
  const isByMode = ({ row, isUnassigned }: FreshUser): boolean =>
    !isUnassigned && row.server === undefined && row.homeCluster !== false && row.enabled !== false;
  // Where the mode has nobody to place, all come in one step, in the order of the file.
  const inNone = fresh.some(isByMode) ? without : fresh;
  const after = inNone === fresh ? [] : fresh.filter(({ isUnassigned }) => !isUnassigned);
  return [
    { do: 'set-mode', mode: 'none' },
    ...enable(inNone),
    // Where unassigned users are placed on sync, only those who were unassigned by hand stay so.
    ...(placesOnSync
      ? ([{ do: 'unassign', users: without.map(({ row }) => row.id) }] as const)
      : []),
    { do: 'set-mode', mode },
    ...enable(after),
  ];
}

/** What the changes are, in words with figures: "3 users come in, 1 moves". "" for none. */
export function changesSentence(changes: UserChanges): string {
  const { fresh, moves, unassign, changed, unchanged } = changes;
  const off = changed.filter(
    ({ homeCluster, enabled }) => homeCluster === false || enabled === false,
  ).length;
  const parts: [number, string, string][] = [
    [fresh.length, 'comes in', 'come in'],
    [moves.length, 'moves', 'move'],
    [
      unassign.length,
      'loses its node, since its server cell is blank',
      'lose their node, since their server cell is blank',
    ],
    [off, 'is disabled and leaves its node', 'are disabled and leave their nodes'],
    [changed.length - off, 'is enabled again', 'are enabled again'],
    [unchanged, 'stays as it is', 'stay as they are'],
  ];
  return parts
    .filter(([count]) => count > 0)
    .map(
      ([count, one, many], index) =>
        `${formatCount(count)}${index === 0 ? (count === 1 ? ' user' : ' users') : ''} ${count === 1 ? one : many}`,
    )
    .join(', ');
}
