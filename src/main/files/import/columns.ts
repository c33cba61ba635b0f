/**
 * What a table with known columns holds. Names are compared by their letters and digits alone: `USER ID`, `user_id` and `userId` are one.
 */

import { isSlip } from '../nearest';
import {
  CLUSTER_NAMES,
  type ClusterField,
  UNUSED,
  USER_NAMES,
  type UserField,
} from './column-names';

/** A column name by its letters and digits alone, in lower case. A number after it (`PIN 1`) counts as its letters. */
export function columnKey(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** What no file is read for: matched anywhere in a name, in any spelling. PIN only as a word of its own. */
const SECRET_PART =
  /password|passwort|passwd|pwd|motdepasse|contraseñ|contrasen|digest|accesscode|zugangscode|credential|kennwort|secret|passphrase/u;
const PIN_WORD = /(?:^|[^\p{L}])pins?(?:$|[^\p{L}])/iu;
const PIN_END = /pin(?:code|number)?\d*$/u;

/** True for a column whose cells must never be looked at (domain 5.2): passwords, PINs, digests, access codes. */
export function isSecret(name: string): boolean {
  const spaced = name
    .normalize('NFKC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/_/g, ' ');
  const key = columnKey(name.normalize('NFKC'));
  return SECRET_PART.test(key) || PIN_END.test(key) || PIN_WORD.test(spaced);
}

/** Which column holds which field; -1 is no column. */
export type Fields<F extends string> = ReadonlyMap<F, number>;

/** What the header of a table says that it holds. */
export type TableKind = 'users' | 'cluster' | 'parameters' | 'contacts' | 'other';

/** Headers that belong to other exports of the product, and what those are called (domain 5.2). */
const OTHER_LISTS: readonly { readonly columns: readonly string[]; readonly what: string }[] = [
  { columns: ['userid', 'contactid'], what: 'a contact list' },
  { columns: ['contactid', 'newcontactid'], what: 'a list of contacts to rename' },
  { columns: ['userjid', 'contactjid'], what: 'a list of non-presence contacts' },
  { columns: ['userjid', 'accesstype'], what: 'a list of user locations' },
  { columns: ['owner', 'buddy'], what: 'a contact list' },
  { columns: ['buddy', 'nickname'], what: 'a contact list' },
];

/** What a list of the product is called that only looks like users; null where it is none. */
export function otherList(header: readonly string[]): string | null {
  const keys = new Set(header.map(columnKey));
  return OTHER_LISTS.find(({ columns }) => columns.every((name) => keys.has(name)))?.what ?? null;
}

/** The columns of a list of users; without an `id` it is no list of users. */
export function userFields(header: readonly string[]): Fields<UserField> {
  return fieldsOf(header, USER_NAMES);
}

/** The columns of a list about groups and nodes. Two columns `name` around `haenabled` are group and node (runbooks B1). */
export function clusterFields(header: readonly string[]): Fields<ClusterField> {
  const found = new Map(fieldsOf(header, CLUSTER_NAMES));
  const keys = header.map(columnKey);
  const names = keys.flatMap((key, column) => (key === 'name' ? [column] : []));
  if (names.length === 2 && !found.has('group') && !found.has('node')) {
    found.set('group', names[0]!);
    found.set('node', names[1]!);
  }
  if (names.length === 1) {
    const isGroup =
      found.has('server1') || (found.has('ha') && !found.has('groupId') && !found.has('node'));
    const isNode =
      found.has('groupId') ||
      found.has('usage') ||
      found.has('primary') ||
      found.has('state') ||
      found.has('group');
    if (isGroup && !found.has('group')) found.set('group', names[0]!);
    else if (isNode && !found.has('node')) found.set('node', names[0]!);
  }
  return found;
}

/** True where the columns say something of groups or nodes that a lab can use. */
export function holdsCluster(fields: Fields<ClusterField>): boolean {
  const facts = [
    'group',
    'groupId',
    'server1',
    'ha',
    'users',
    'loggedIn',
    'sessions',
    'ova',
    'capacity',
    'reloginLower',
    'reloginUpper',
    'state',
    'usage',
  ] as const;
  if (fields.has('node')) return facts.some((field) => fields.has(field));
  return fields.has('group') && (fields.has('server1') || fields.has('ha'));
}

/** The columns of a list of parameters: name and value. */
export function parameterColumns(
  header: readonly string[],
): { readonly name: number; readonly value: number } | null {
  const keys = header.map(columnKey);
  const name = keys.findIndex(
    (key) => key === 'paramname' || key === 'parametername' || key === 'parameter',
  );
  const value = keys.findIndex(
    (key) => key === 'paramvalue' || key === 'parametervalue' || key === 'value',
  );
  return name >= 0 && value >= 0 ? { name, value } : null;
}

/** A column of its own name, as an export of enterprise parameters may have it. */
export function modeColumn(header: readonly string[]): number {
  return header.findIndex((name) => columnKey(name).includes('userassignmentmode'));
}

/** What a table with this header holds. */
export function kindOf(header: readonly string[]): TableKind {
  if (otherList(header) !== null) return 'contacts';
  if (parameterColumns(header) || modeColumn(header) >= 0) return 'parameters';
  const cluster = clusterFields(header);
  const users = userFields(header);
  const surelyUsers =
    users.has('id') && USER_NAMES.id.indexOf(columnKey(header[users.get('id')!]!)) < SURE_IDS;
  if (surelyUsers) return 'users';
  if (holdsCluster(cluster)) return 'cluster';
  return users.has('id') ? 'users' : 'other';
}

/** The names of ids up to `uid`: the vaguer ones may also be the title of a count. */
const SURE_IDS = 8;

/** How many columns of a header are known: of two ways to cut a line the one that knows more is right. */
export function knownColumns(header: readonly string[]): number {
  const fields = new Set([...userFields(header).values(), ...clusterFields(header).values()]);
  return header.filter((name, index) => fields.has(index) || isUnused(name) || isSecret(name))
    .length;
}

/** True for a column of the product that has nothing to do with placement. */
export function isUnused(name: string): boolean {
  return UNUSED.has(columnKey(name).replace(/\d+$/, ''));
}

/** True for the name of a user field in any spelling, be it the vaguer of two. */
export function isUserColumn(name: string): boolean {
  const key = columnKey(name);
  return Object.values(USER_NAMES).some((names) => names.includes(key));
}

/** The column that a name may be a slip of the pen for: it is not read, and was perhaps meant to be. Null: none. */
export function slipOf(name: string): string | null {
  const key = columnKey(name);
  for (const names of [
    USER_NAMES.id,
    USER_NAMES.server,
    USER_NAMES.homeCluster,
    USER_NAMES.enabled,
  ])
    for (const known of names) if (isSlip(key, known)) return known;
  return null;
}

function fieldsOf<F extends string>(
  header: readonly string[],
  names: Readonly<Record<F, readonly string[]>>,
): Map<F, number> {
  const keys = header.map((name) => (isSecret(name) ? '' : columnKey(name)));
  const found = new Map<F, number>();
  for (const [field, known] of Object.entries(names) as [F, readonly string[]][]) {
    const column = known.map((name) => keys.indexOf(name)).find((index) => index >= 0);
    if (column !== undefined) found.set(field, column);
  }
  return found;
}
