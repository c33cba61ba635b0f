import { countOf, formatClock } from '../../../shared/format';
import type { FileView } from '../../../shared/view';
import { samePart, sameState } from '../../engine/compare';
import { measure } from '../../engine/measure';
import { nodeAt, topologyOrder } from '../../engine/order';
import type { LabState, Topology } from '../../engine/state';
import { ENGINE_VERSION, type JournalEntry } from '../../store/lab-record';
import type { Stored } from '../../store/meta';
import { endChange, type Replayed, ruleChanges, ruleChangeWords } from './rule-changes';

export type Seal = NonNullable<FileView['seal']>;

/**
 * Whether replaying a file's steps leads to what the file says, and if not, what differs.
 *
 * @param file      as it was saved
 * @param replayed  as this engine works it out
 */
export function sealOf(file: Stored, replayed: Replayed): Seal {
  if (file.record.engine < ENGINE_VERSION) return sealOfOlder(file, replayed);
  const difference = differenceOf(file, replayed);
  if (difference === null) return { verdict: 'same', text: 'Replays to the same result' };
  const text = `Replays to another result: ${difference}`;
  return file.record.engine > ENGINE_VERSION
    ? { verdict: 'newer-engine', text: `Made by newer rules. ${text}` }
    : { verdict: 'different', text };
}

/** Steps named in a seal; the others are counted. */
const MAX_NAMED = 3;

/** A file of older rules: what the newer ones change, and where. */
function sealOfOlder(file: Stored, replayed: Replayed): Seal {
  const changes = ruleChanges(file, replayed);
  if (changes.length > 0) {
    const named = changes.slice(0, MAX_NAMED).map((each) => ruleChangeWords(each, replayed.rows));
    const more = changes.length - named.length;
    const rest = more > 0 ? `; and ${countOf(more, 'more step')}` : '';
    return { verdict: 'older-engine', text: `Newer rules change ${named.join('; ')}${rest}` };
  }
  const text =
    endChange(file.state, replayed.state) ??
    figuresOf(file.state, replayed.state) ??
    clockOf(file.state, replayed.state);
  return text === null
    ? { verdict: 'same', text: 'Replays to the same result' }
    : { verdict: 'older-engine', text: `Newer rules change the end: ${text}` };
}

function differenceOf(file: Stored, replayed: Stored): string | null {
  const { journal } = replayed.record;
  const first = file.record.journal.findIndex(
    (entry, index) => !sameOutcome(entry, journal[index]!),
  );
  if (first >= 0) return `step ${first + 1} ends otherwise`;
  if (sameState(file.state, replayed.state)) return null;
  return (
    figuresOf(file.state, replayed.state) ??
    partOf(file.state, replayed.state) ??
    'users have other homes or reasons'
  );
}

/** What can differ beside users, in words, the weightiest first. */
const PARTS: readonly (readonly [keyof Topology, string])[] = [
  ['groups', 'redundancy groups are others'],
  ['nodes', 'nodes have other names, sizes or states'],
  ['mode', 'another mode'],
  ['policies', 'other policies'],
  ['parameters', 'other parameters'],
  ['facts', 'other facts'],
  ['notes', 'other notes'],
  ['snapshots', 'other snapshots'],
];

function partOf(file: LabState, replayed: LabState): string | null {
  const found = PARTS.find(([part]) => !samePart(file.topology[part], replayed.topology[part]));
  if (found) return found[1];
  return clockOf(file, replayed);
}

function clockOf(file: LabState, replayed: LabState): string | null {
  return file.clock === replayed.clock
    ? null
    : `the clock stands at ${formatClock(file.clock)} in the file and at ${formatClock(replayed.clock)} now`;
}

/** The step ended in the same way, and changed the same figures. */
export function sameOutcome(a: JournalEntry, b: JournalEntry): boolean {
  if (a.refused !== b.refused || a.failed !== b.failed) return false;
  if (a.loads.length !== b.loads.length) return false;
  // The file keeps them by node, the engine gives them in topology order.
  const were = new Map(a.loads.map((sample) => [sample.node, sample]));
  return b.loads.every(({ node, assigned, load }) => {
    const was = were.get(node);
    return was?.assigned === assigned && was.load === load;
  });
}

function figuresOf(file: LabState, replayed: LabState): string | null {
  const was = measure(file);
  const is = measure(replayed);
  if (was.users !== is.users)
    return `${countOf(was.users, 'user')} in the file, ${countOf(is.users, 'user')} now`;
  for (const index of topologyOrder(replayed.topology)) {
    const { name } = nodeAt(replayed.topology, index);
    if (was.assigned[index] !== is.assigned[index])
      return `${name} has ${countOf(was.assigned[index]!, 'user')} in the file and ${countOf(is.assigned[index]!, 'user')} now`;
  }
  return null;
}
