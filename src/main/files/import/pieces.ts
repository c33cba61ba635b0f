import { countOf, formatCount } from '../../../shared/format';
import type { Mode } from '../../../shared/model';
import type { Scenario } from '../../../shared/step';
import { parseScenario } from '../scenario';
import { unpack } from './archive';
import { type ClusterFacts, readClusterFacts, readMode } from './cluster-facts';
import { kindOf, otherList } from './columns';
import { readCommandTables } from './command-output';
import { decodeText } from './decode';
import { readDelimited } from './delimited';
import { type HaStatus, readHaStatus } from './ha-status';
import { isJson, readJsonLists } from './json-lists';
import { readPropertyList } from './property-list';
import type { Table } from './table';
import { type ColumnAnswers, readUserList, type UserList } from './user-list';
import { isXml, readXml } from './xml';

/** What one file or pasted text, or a part of it, was taken for and holds. */
export type Piece = { readonly file: string; readonly notices: readonly string[] } & PieceContent;

export type PieceContent =
  | { readonly kind: 'users'; readonly list: UserList }
  | { readonly kind: 'cluster'; readonly form: string; readonly facts: ClusterFacts }
  | { readonly kind: 'ha-status'; readonly groups: readonly HaStatus[] }
  | { readonly kind: 'mode'; readonly mode: Mode }
  | { readonly kind: 'lab'; readonly scenario: Scenario }
  /** Recognised as something that no lab is made of, or not recognised. */
  | { readonly kind: 'unused'; readonly what: string; readonly isRecognised: boolean };

/** Largest file that is looked at, in bytes. */
export const MAX_PIECE_BYTES = 200_000_000;

/**
 * Tells by its content what a file or pasted text is, and reads it: archives, lists of users in any form, answers
 * about groups and nodes, HA states, the mode, a scenario. One text may hold several pieces. Never throws for what a
 * file may hold.
 *
 * @param pause  called between stretches of work with the rows read
 */
export async function readPieces(
  name: string,
  bytes: Uint8Array,
  answers: ColumnAnswers = new Map(),
  pause: (rows: number) => Promise<void> = async () => {},
): Promise<Piece[]> {
  if (bytes.length > MAX_PIECE_BYTES)
    return [unused(name, `it has more than ${formatCount(MAX_PIECE_BYTES / 1_000_000)} MB`)];
  const unpacked = await unpack(name, bytes);
  if (!unpacked.ok) return [unused(name, unpacked.detail)];
  const pieces: Piece[] = [];
  for (const member of unpacked.members)
    pieces.push(...(await readText(member.name, member.bytes, answers, pause)));
  if (unpacked.members.length === 1) return pieces;
  // Of an archive only what a lab is made of is told of; the rest is listed together.
  // A file of users that cannot be read is no other file.
  const isOther = (piece: Piece): boolean =>
    piece.kind === 'unused' &&
    !/enduser/i.test(piece.file) &&
    !piece.what.includes('assignment mode as');
  const useful = pieces.filter((piece) => !isOther(piece));
  const rest = pieces.filter(isOther);
  if (useful.length === 0)
    return [
      unused(
        name,
        `none of its ${countOf(unpacked.members.length, 'file')} holds users, groups or the mode`,
      ),
    ];
  const notice =
    rest.length === 0
      ? []
      : [
          `${countOf(rest.length, 'other file')} in the archive ${rest.length === 1 ? 'was' : 'were'} not used`,
        ];
  return useful.map((piece, index) =>
    index > 0 ? piece : { ...piece, notices: [...piece.notices, ...unpacked.notices, ...notice] },
  );
}

function unused(file: string, what: string, isRecognised = false): Piece {
  return { file, notices: [], kind: 'unused', what, isRecognised };
}

async function readText(
  file: string,
  bytes: Uint8Array,
  answers: ColumnAnswers,
  pause: (rows: number) => Promise<void>,
): Promise<Piece[]> {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return [unused(file, decoded.detail)];
  const { text, notices } = decoded;
  const lab = readLab(file, text);
  if (lab) return [lab];
  const found = tablesIn(text);
  if (typeof found === 'string') return [unused(file, found)];
  const pieces: Piece[] = [];
  for (const table of found.tables) pieces.push(await readTable(file, table, answers, pause));
  if (found.states.length > 0)
    pieces.push({ file, notices: [], kind: 'ha-status', groups: found.states });
  if (pieces.length === 0) return [unused(file, unrecognised(text))];
  const known = pieces.filter((piece) => piece.kind !== 'unused');
  const kept = known.length > 0 ? known : pieces.slice(0, 1);
  return kept.map((piece) => ({ ...piece, notices: [...notices, ...piece.notices] }));
}

/** A scenario, which the others are joined to. */
function readLab(file: string, text: string): Piece | null {
  if (!isJson(text) || !/"format"\s*:\s*"implab-scenario"/.test(text.slice(0, 100_000)))
    return null;
  const read = parseScenario(text);
  if (read.ok) return { file, notices: [], kind: 'lab', scenario: read.scenario };
  return unused(
    file,
    `it is a scenario with an error${read.place === '' ? '' : ` at ${read.place}`}: ${read.message}`,
    true,
  );
}

interface Found {
  readonly tables: readonly Table[];
  readonly states: readonly HaStatus[];
}

/** The tables in a text by its form, or why there are none. */
function tablesIn(text: string): Found | string {
  if (isXml(text)) {
    const read = readXml(text);
    return read.ok ? { tables: read.tables, states: [] } : read.detail;
  }
  if (isJson(text)) {
    const read = readJsonLists(text);
    if (read.ok) return { tables: read.tables, states: [] };
    if (readDelimited(text) === null) return read.detail;
  }
  const states = readHaStatus(text);
  const printed = readCommandTables(text).filter(({ header }) => kindOf(header) !== 'other');
  if (printed.length > 0 || states.length > 0) return { tables: printed, states };
  const table = readDelimited(text) ?? readPropertyList(text);
  return { tables: table ? [table] : [], states: [] };
}

async function readTable(
  file: string,
  table: Table,
  answers: ColumnAnswers,
  pause: (rows: number) => Promise<void>,
): Promise<Piece> {
  const { form, header, notices } = table;
  switch (kindOf(header)) {
    case 'users': {
      const list = await readUserList(table, answers, pause);
      return typeof list === 'string'
        ? unused(file, list, true)
        : { file, notices: list.notices, kind: 'users', list };
    }
    case 'cluster':
      return { file, notices, kind: 'cluster', form, facts: readClusterFacts(table) };
    case 'parameters': {
      const mode = readMode(table);
      if (mode === null)
        return unused(file, 'it is a list of parameters without the user assignment mode', true);
      if ('mode' in mode) return { file, notices, kind: 'mode', mode: mode.mode };
      return unused(
        file,
        `it holds the user assignment mode as ${JSON.stringify(mode.unclear)}, and no document says what that stands for`,
        true,
      );
    }
    case 'contacts':
      return unused(
        file,
        `it is ${otherList(header)}, which says nothing of nodes; no user was read from it`,
        true,
      );
    case 'other':
      return unused(file, 'its columns are none that a lab is made of');
  }
}

/** Why a text is nothing that is known, with its first word: the rest of the line may be a password. */
function unrecognised(text: string): string {
  const [word = ''] = text.trimStart().split(/[\s,;|]/, 1);
  return `its first 20 lines name no column USER ID or userid, and it is no other output that is known; it begins ${JSON.stringify(word.slice(0, 40))}`;
}
