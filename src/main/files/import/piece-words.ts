import { countOf } from '../../../shared/format';
import type { HaStatus } from './ha-status';
import type { Piece } from './pieces';
import { listInWords } from './words';

/** What a piece was taken for, and what it holds, in words. */
export interface PieceWords {
  /** "bulk export, 12 408 rows". */
  readonly title: string;
  /** "Assigned presence server column found. PIN and password columns are not read." */
  readonly detail: string;
}

/** The piece in words, for a list of pieces. */
export function pieceWords(piece: Piece): PieceWords {
  switch (piece.kind) {
    case 'users': {
      const { list } = piece;
      const { rows, used, ignored, table } = list;
      const secrets = ignored.filter((name) => /passw|pin\b|digest|access code/i.test(name)).length;
      const found = list.fields.has('server')
        ? 'Server column found.'
        : list.table.element === 'unassignedPresenceUsers'
          ? 'Users without a node.'
          : 'No server column: it says who the users are, not where.';
      const dropped = secrets > 0 ? ' PIN and password columns are not read.' : '';
      const what =
        table.element === ''
          ? `users, ${table.form}`
          : `AXL answer, ${table.element === 'unassignedPresenceUsers' ? 'unassigned' : 'assigned'} users`;
      return {
        title: `${what}, ${countOf(rows, table.unit === 'line' ? 'row' : 'record')}`,
        detail: `${found}${dropped} Read: ${used.join(', ')}.`,
      };
    }
    case 'cluster': {
      const { groups, nodes } = piece.facts;
      const names = new Set([
        ...nodes.map(({ name }) => name),
        ...groups.flatMap(({ slots }) => (slots ?? []).filter((name) => name !== null)),
      ]);
      const on = groups.filter(({ ha }) => ha === true).map(({ name }) => name);
      const off = groups.filter(({ ha }) => ha === false).map(({ name }) => name);
      const counted = nodes.filter(({ users }) => users !== undefined);
      const parts = [
        `${countOf(names.size, 'node')}${groups.length > 0 ? ` in ${countOf(groups.length, 'group')}` : ''}.`,
        ...(on.length > 0
          ? [
              `HA is on for ${listInWords(on)}${off.length > 0 ? `, off for ${listInWords(off)}` : ''}.`,
            ]
          : off.length > 0
            ? [`HA is off for ${listInWords(off)}.`]
            : []),
        ...(counted.length > 0 ? [`Users are counted on ${countOf(counted.length, 'node')}.`] : []),
        ...piece.facts.problems.map((problem) => `Not used: ${problem}.`),
      ];
      return { title: `groups and nodes, ${piece.form}`, detail: parts.join(' ') };
    }
    case 'ha-status':
      return {
        title: 'HA status',
        detail: piece.groups.map(statusWords).join(' '),
      };
    case 'mode':
      return { title: 'user assignment mode', detail: `${MODE_NAMES[piece.mode]}.` };
    case 'lab':
      return { title: 'a lab', detail: `${countOf(piece.scenario.steps.length, 'step')}.` };
    case 'unused':
      return {
        title: piece.isRecognised ? 'recognised, not used' : 'not recognised',
        detail: `${piece.what.charAt(0).toUpperCase()}${piece.what.slice(1)}.`,
      };
  }
}

/** "HQ-A: Normal / Normal.", the reason where there is no state; once where both nodes say the same of it. */
function statusWords({ group, nodes }: HaStatus): string {
  const words = nodes.map(({ text, reason }) =>
    text === 'Unknown' && reason !== '' ? reason : text,
  );
  const isOff = nodes.every(({ state }) => state === 'Unknown');
  return `${group}: ${(isOff ? [...new Set(words)] : words).join(' / ')}.`;
}

const MODE_NAMES = {
  balanced: 'Balanced',
  'active-standby': 'Active-Standby',
  none: 'None',
} as const;
