import { isFormula, quoted } from '../../shared/csv';
import { countOf } from '../../shared/format';
import type { TableLayout } from '../../shared/lab-api';
import { nodeAt } from '../engine/order';
import {
  type LabState,
  NO_NODE,
  USER_ENABLED,
  USER_HOME_CLUSTER,
  USER_PRESENT,
} from '../engine/state';
import { rowOf } from '../engine/users';
import { withMark } from './import/spreadsheet-cell';

/** As the product takes a bulk file. */
export const FOR_PRODUCT: TableLayout = { reader: 'product', separator: ',', ownColumns: false };

/** A file, and what it cannot carry, a sentence each. */
export interface TableOut {
  readonly text: string;
  readonly rows: number;
  readonly losses: readonly string[];
}

const OWN = ['IMPLAB DEVICES', 'IMPLAB PLACEMENT'];

/** `userid,node` of every user, in arrival order. */
export function assignmentsTable(state: LabState, layout: TableLayout): TableOut {
  const flags = layout.ownColumns
    ? ['HOME CLUSTER', 'ENABLE USER FOR UNIFIED CM IM AND PRESENCE']
    : [];
  const rows = [...usersOf(state)];
  const cells = rows.map((user) => [
    user.id,
    user.node ?? '',
    ...(layout.ownColumns ? [flag(user.homeCluster), flag(user.enabled), ...own(user)] : []),
  ]);
  const ineligible = rows.filter(({ isEligible }) => !isEligible).length;
  return table(['userid', 'node', ...flags, ...(layout.ownColumns ? OWN : [])], cells, layout, [
    ...(layout.ownColumns
      ? []
      : [
          ...devicesLost(rows),
          ...lost(ineligible, 'is not eligible', 'are not eligible', 'read back, they would be'),
        ]),
    ...idsLost(rows, layout),
  ]);
}

/** The columns of the bulk-administration user file that placement needs, to insert or update users from (domain 5.2). */
export function bulkTable(state: LabState, layout: TableLayout): TableOut {
  const header = [
    'USER ID',
    'HOME CLUSTER',
    'ENABLE USER FOR UNIFIED CM IM AND PRESENCE',
    'ASSIGNED PRESENCE SERVER',
  ];
  const rows = [...usersOf(state)];
  const cells = rows.map((user) => [
    user.id,
    flag(user.homeCluster),
    flag(user.enabled),
    user.node ?? '',
    ...(layout.ownColumns ? own(user) : []),
  ]);
  const unassigned = rows.filter(({ node, isEligible }) => node === null && isEligible).length;
  return table([...header, ...(layout.ownColumns ? OWN : [])], cells, layout, [
    ...(layout.ownColumns
      ? []
      : [
          ...devicesLost(rows),
          ...lost(
            unassigned,
            'is unassigned',
            'are unassigned',
            'a blank server leaves new users to the mode; as an update it clears the server',
          ),
        ]),
    ...idsLost(rows, layout),
  ]);
}

/**
 * Only the users whose node differs between two moments, as a bulk file to update from (domain 5.1): who lost its
 * node has a blank server, which clears it. Who came or left in between is no move.
 */
export function movesTable(before: LabState, after: LabState, layout: TableLayout): TableOut {
  const moved: UserOut[] = [];
  let came = 0;
  for (const user of usersOf(after)) {
    const row = rowIn(before, user);
    if (row < 0) came++;
    else if (homeOf(before, row) !== user.node) moved.push(user);
  }
  let gone = 0;
  for (const user of usersOf(before)) if (rowIn(after, user) < 0) gone++;
  const cleared = moved.filter(({ node }) => node === null).length;
  return table(
    ['USER ID', 'ASSIGNED PRESENCE SERVER'],
    moved.map(({ id, node }) => [id, node ?? '']),
    layout,
    [
      ...lost(
        cleared,
        'loses its node',
        'lose their node',
        'their server is blank, which clears it when the file is run as an update',
      ),
      ...lost(
        came,
        'came in between',
        'came in between',
        'new users are no moves and are not in the file',
      ),
      ...lost(gone, 'left in between', 'left in between', 'users who left are not in the file'),
      ...idsLost(moved, layout),
    ],
  );
}

/** The row of a user in another moment of the lab, or -1. Nearly always it is the same one. */
function rowIn({ users }: LabState, { id, row }: UserOut): number {
  const isSame =
    row < users.rows && (users.flagsAt(row) & USER_PRESENT) !== 0 && users.ids.idAt(row) === id;
  return isSame ? row : rowOf(users, id);
}

interface UserOut {
  readonly row: number;
  readonly id: string;
  readonly node: string | null;
  readonly homeCluster: boolean;
  readonly enabled: boolean;
  readonly isEligible: boolean;
  readonly devices: number;
}

function* usersOf(state: LabState): Generator<UserOut> {
  const { users } = state;
  for (let row = 0; row < users.rows; row++) {
    const flags = users.flagsAt(row);
    if ((flags & USER_PRESENT) === 0) continue;
    const homeCluster = (flags & USER_HOME_CLUSTER) !== 0;
    const enabled = (flags & USER_ENABLED) !== 0;
    yield {
      row,
      id: users.ids.idAt(row),
      node: homeOf(state, row),
      homeCluster,
      enabled,
      isEligible: homeCluster && enabled,
      devices: users.devicesAt(row),
    };
  }
}

function homeOf({ topology, users }: LabState, row: number): string | null {
  const home = users.homeAt(row);
  return home === NO_NODE ? null : nodeAt(topology, home).name;
}

function flag(value: boolean): string {
  return value ? 't' : 'f';
}

function own({ devices, node, isEligible }: UserOut): string[] {
  return [String(devices), node === null && isEligible ? 'unassigned' : ''];
}

function devicesLost(rows: readonly UserOut[]): string[] {
  const more = rows.filter(({ devices }) => devices !== 1).length;
  return lost(
    more,
    'has more than one device',
    'have more than one device',
    'the file has no column for devices; columns of implab carry them',
  );
}

function idsLost(rows: readonly UserOut[], { reader }: TableLayout): string[] {
  const formulas = rows.filter(({ id }) => isFormula(id)).length;
  if (reader === 'product')
    return lost(
      formulas,
      'has an id that a spreadsheet would run',
      'have ids that a spreadsheet would run',
      'they stand as they are, for the product; do not open this file in a spreadsheet',
    );
  const marked = rows.filter(({ id }) => withMark(id) !== id).length;
  return lost(
    marked,
    'has an apostrophe before its id',
    'have an apostrophe before their ids',
    'it keeps a spreadsheet from running them; the product would take it as part of the id',
  );
}

function lost(count: number, one: string, many: string, what: string): string[] {
  return count === 0 ? [] : [`${countOf(count, 'user')} ${count === 1 ? one : many}: ${what}.`];
}

function table(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  { reader, separator }: TableLayout,
  losses: readonly string[],
): TableOut {
  const line = (cells: readonly string[]): string =>
    cells.map((cell) => quoted(reader === 'spreadsheet' ? withMark(cell) : cell)).join(separator);
  const text = `${[header, ...rows].map(line).join('\r\n')}\r\n`;
  // Spreadsheets take a file without the mark for the letters of their own region.
  return { text: reader === 'spreadsheet' ? `\uFEFF${text}` : text, rows: rows.length, losses };
}
