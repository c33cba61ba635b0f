import type { Mode, NodeState } from '../../../shared/model';
import { OVAS, type Ova } from '../../../shared/model';
import { readName } from '../../../shared/names';
import type { ClusterField } from './column-names';
import { clusterFields, columnKey, modeColumn, parameterColumns } from './columns';
import { SRM_STATES } from './ha-status';
import type { Table } from './table';
import { isNothing, readCount, readFlag } from './values';

/** What a piece says of a node. What it does not say is absent. */
export interface NodeFact {
  readonly name: string;
  readonly group?: string;
  /** Number of its group in the database. */
  readonly groupId?: string;
  /** Its own number in the database, by which `primarynodeid` names it. */
  readonly id?: string;
  readonly slot?: 1 | 2;
  readonly isPublisher?: boolean;
  /** It is listed as being in no group (V04). */
  readonly isGroupless?: boolean;
  readonly state?: NodeState;
  readonly reason?: string;
  /** Users assigned to it. */
  readonly users?: number;
  /** Users who were signed in, which are no assigned users. */
  readonly loggedIn?: number;
  readonly ova?: Ova;
  readonly capacity?: number;
  readonly reloginLower?: number;
  readonly reloginUpper?: number;
}

/** What a piece says of a group. */
export interface GroupFact {
  readonly name: string;
  readonly id?: string;
  readonly ha?: boolean;
  /** Its nodes, first and second, where the piece tells which is which. */
  readonly slots?: readonly [string | null, string | null];
  readonly users?: number;
}

/** Groups and nodes as one table has them. */
export interface ClusterFacts {
  readonly groups: readonly GroupFact[];
  readonly nodes: readonly NodeFact[];
  /** Rows that say nothing that can be used, a sentence each. */
  readonly problems: readonly string[];
}

/** Reads what a table about groups and nodes says (runbooks B1, B2, B5, B7). */
export function readClusterFacts(table: Table): ClusterFacts {
  const fields = clusterFields(table.header);
  const ownId = table.header.findIndex((name) => columnKey(name) === 'id');
  const order: ClusterField[] = [...fields.keys()];
  const wanted = [...order.map((field) => fields.get(field)!), ...(ownId >= 0 ? [ownId] : [])];
  const groups: GroupFact[] = [];
  const nodes: NodeFact[] = [];
  const problems: string[] = [];
  const isGroups = !fields.has('node');
  for (const row of table.rows(wanted)) {
    const place = `${table.unit} ${row.line}`;
    if (row.fault !== null) {
      problems.push(`${place} ${row.fault}`);
      continue;
    }
    const cell = (field: ClusterField): string => {
      const column = order.indexOf(field);
      const text = column < 0 ? '' : (row.cells[column] ?? '').trim();
      return isNothing(text) ? '' : text;
    };
    const id = ownId >= 0 ? (row.cells.at(-1) ?? '').trim() : cell('nodeId');
    const fact = isGroups
      ? groupFact(cell, id)
      : nodeFact(cell, id, fields.has('groupId') || fields.has('group'), table.element);
    if (typeof fact === 'string') problems.push(`${place} ${fact}`);
    else if ('slots' in fact || isGroups) groups.push(fact as GroupFact);
    else {
      nodes.push(fact as NodeFact);
      const ha = readFlag(cell('ha'));
      const group = readName(cell('group'));
      if (
        group !== null &&
        !groups.some(({ name, ha: known }) => name === group && known === (ha ?? undefined))
      )
        groups.push({ name: group, ...(ha !== null && { ha }) });
    }
  }
  return { groups, nodes, problems };
}

type Cell = (field: ClusterField) => string;

function groupFact(cell: Cell, id: string): GroupFact | string {
  const name = readName(cell('group'));
  if (name === null) return 'names no group';
  const haText = cell('ha');
  const ha = readFlag(haText);
  if (haText !== '' && ha === null) return 'says neither yes nor no to high availability';
  const users = readCount(cell('users'));
  const [one, two] = [readName(cell('server1')), readName(cell('server2'))];
  return {
    name,
    ...(id !== '' && { id }),
    ...(ha !== null && { ha }),
    ...((one !== null || two !== null) && { slots: [one, two] as const }),
    ...(users !== null && { users }),
  };
}

function nodeFact(cell: Cell, id: string, hasGroup: boolean, element: string): NodeFact | string {
  const name = readName(cell('node'));
  if (name === null) return 'names no node';
  const group = readName(cell('group'));
  const groupId = cell('groupId');
  const count = (field: ClusterField): number | null => readCount(cell(field));
  const users = count('users');
  if (cell('users') !== '' && users === null) return `has no whole number of users for ${name}`;
  const loggedIn = count('loggedIn');
  const ovaText = cell('ova');
  const ova = ovaText === '' ? null : ovaOf(ovaText);
  if (ovaText !== '' && ova === null)
    return `names no OVA size for ${name}: they are ${OVAS.join(', ')}`;
  const capacity = count('capacity');
  const [lower, upper] = [count('reloginLower'), count('reloginUpper')];
  const stateNumber = cell('state');
  const state = /^\d{1,2}$/.test(stateNumber) ? SRM_STATES[Number(stateNumber)] : undefined;
  const usage = cell('usage').toLowerCase();
  return {
    name,
    ...(group !== null && { group }),
    ...(groupId !== '' && { groupId }),
    ...(id !== '' && { id }),
    ...(usage === 'publisher' && { isPublisher: true }),
    ...(((hasGroup && group === null && groupId === '') ||
      element === 'unassignedPresenceServers') && { isGroupless: true }),
    ...(state !== undefined && { state }),
    ...(users !== null && { users }),
    ...(loggedIn !== null && { loggedIn }),
    ...(ova !== null && { ova }),
    ...(capacity !== null && capacity > 0 && { capacity }),
    ...(lower !== null && { reloginLower: lower }),
    ...(upper !== null && { reloginUpper: upper }),
  };
}

/** An OVA size as people write it: `5000`, `5,000`, `5K`, `15k OVA`; null for none of them. */
export function ovaOf(text: string): Ova | null {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/\s*(?:users?|devices?|ova|template)$/g, '')
    .trim();
  const thousands = /^(\d{1,2})\s?k$/.exec(plain);
  const count = thousands ? Number(thousands[1]) * 1000 : readCount(plain);
  return OVAS.find((ova) => Number(ova) === count) ?? null;
}

const MODE_WORDS: Readonly<Record<string, Mode>> = {
  balanced: 'balanced',
  activestandby: 'active-standby',
  none: 'none',
};

/** The user assignment mode as the product or a person writes it; null for anything else. */
export function modeOf(text: string): Mode | null {
  const key = columnKey(text);
  return Object.hasOwn(MODE_WORDS, key) ? MODE_WORDS[key]! : null;
}

/** The user assignment mode in a table of parameters; a text: it is there, but nobody can tell what it means. */
export function readMode(
  table: Table,
): { readonly mode: Mode } | { readonly unclear: string } | null {
  const column = modeColumn(table.header);
  if (column >= 0) {
    for (const { cells } of table.rows([column])) return modeValue(cells[0] ?? '');
    return null;
  }
  const columns = parameterColumns(table.header);
  if (!columns) return null;
  for (const { cells } of table.rows([columns.name, columns.value])) {
    const key = columnKey(cells[0] ?? '');
    if (key.includes('assign') && (key.includes('mode') || key.includes('presence')))
      return modeValue(cells[1] ?? '');
  }
  return null;
}

function modeValue(value: string): { readonly mode: Mode } | { readonly unclear: string } {
  const mode = modeOf(value);
  return mode === null ? { unclear: value.trim().slice(0, 40) } : { mode };
}
