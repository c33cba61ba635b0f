import type { NodeState } from '../../../shared/model';
import { numberedLines } from './lines';

/** What `utils ha status` says of a group (domain 4.8, runbooks B4). */
export interface HaStatus {
  readonly group: string;
  readonly nodes: readonly HaStatusNode[];
}

export interface HaStatusNode {
  readonly slot: 1 | 2;
  readonly name: string;
  /** Null: a state that is none of the known ones; `text` has it. */
  readonly state: NodeState | null;
  readonly text: string;
  readonly reason: string;
}

const GROUP = /^\s*(?:Subcluster|Presence Redundancy Group)\s*Name\s*:\s*(.+?)\s*$/i;
const ANY_GROUP = /(?:Subcluster|Group) ?Name *:/i;
const NODE = /^\s*Node\s*([12])\s*Name\s*:\s*(\S+)\s+State\s*:\s*(.*)$/i;

/** The states as the product prints them, its two other spellings among them (domain 4.8). */
const STATES: Readonly<Record<string, NodeState>> = {
  unknown: 'Unknown',
  normal: 'Normal',
  initializing: 'Initializing',
  'failing over': 'Failing Over',
  failover: 'Failing Over',
  'taking over': 'Taking Over',
  idle: 'Idle',
  'failed over': 'Failed Over',
  'failed over with critical services not running':
    'Failed Over with Critical Services Not Running',
  'running in backup mode': 'Running in Backup Mode',
  'backup activated': 'Running in Backup Mode',
  'taking back': 'Taking Back',
  'falling back': 'Falling Back',
  'running in failed mode': 'Running in Failed Mode',
  failed: 'Running in Failed Mode',
  unreachable: 'Unreachable',
};

/** The states that a printed word or a number of `SRMState` stands for; null for none (runbooks B4). */
export function stateOf(text: string): NodeState | null {
  return STATES[text.trim().replace(/\s+/g, ' ').toLowerCase()] ?? null;
}

/** `SRMState` by number (runbooks B4); 12, Down, is a machine that nobody reaches. */
export const SRM_STATES: readonly NodeState[] = [
  'Unknown',
  'Initializing',
  'Idle',
  'Normal',
  'Running in Backup Mode',
  'Taking Over',
  'Taking Back',
  'Failing Over',
  'Failed Over',
  'Failed Over with Critical Services Not Running',
  'Falling Back',
  'Running in Failed Mode',
  'Unreachable',
];

/** Every group in the output of `utils ha status`; none: it is no such output. */
export function readHaStatus(text: string): HaStatus[] {
  if (!ANY_GROUP.test(text)) return [];
  const groups: { group: string; nodes: HaStatusNode[] }[] = [];
  let open: { line: string } | null = null;
  const entries: {
    group: { nodes: HaStatusNode[] };
    slot: 1 | 2;
    name: string;
    rest: { line: string };
  }[] = [];
  for (const { text: line } of numberedLines(text)) {
    const group = GROUP.exec(line);
    const node = NODE.exec(line);
    if (group) {
      groups.push({ group: group[1]!, nodes: [] });
      open = null;
    } else if (node && groups.length > 0) {
      open = { line: node[3]! };
      entries.push({
        group: groups.at(-1)!,
        slot: node[1] === '1' ? 1 : 2,
        name: node[2]!,
        rest: open,
      });
    } else if (/^\s*admin\s*:/i.test(line) || line.trim() === '') open = null;
    // A reason may run on to the next line.
    else if (open && open.line.length < 1000) open.line += ` ${line.trim()}`;
  }
  for (const { group, slot, name, rest } of entries) {
    const [state = '', reason = ''] = rest.line.split(/\bReason\s*:/i);
    const words = state.trim().replace(/\s+/g, ' ');
    group.nodes.push({
      slot,
      name,
      state: stateOf(words),
      text: words,
      reason: reason.trim().replace(/\s+/g, ' '),
    });
  }
  return groups.filter(({ nodes }) => nodes.length > 0);
}
