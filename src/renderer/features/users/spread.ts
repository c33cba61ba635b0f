import type { GroupView, NodeView } from '../../../shared/view';

/** What a spread must leave room for: each node's own capacity, or the loss of any one node as well. */
export type SpreadGoal = 'capacity' | 'survivor';

/** Users that go to a node. */
export interface Share {
  readonly node: string;
  readonly count: number;
}

/** Room of a node for more users of one device each. */
export interface Room {
  readonly node: string;
  readonly room: number;
}

/** The room of each node, in topology order. A node of no HA pair has none that survives its own loss. */
export function roomOf(groups: readonly GroupView[], goal: SpreadGoal): readonly Room[] {
  return groups.flatMap((group) => {
    const nodes = group.nodes.filter((node) => node !== null);
    const own = nodes.map((node) => ({ node: node.name, room: freeOf(node) }));
    if (goal === 'capacity') return own;
    if (!group.hasHa) return own.map(({ node }) => ({ node, room: 0 }));
    // The survivor serves both, so the pair as a whole has the room of its smaller node.
    return spread(Math.max(0, group.capacity - group.demand), own).map(({ node, count }) => ({
      node,
      room: count,
    }));
  });
}

function freeOf({ capacity, demand }: NodeView): number {
  return Math.max(0, capacity - demand);
}

/**
 * Spreads users over nodes in proportion to their room, by largest remainders; ties by the order given. What does
 * not fit is left out, so the sum is at most the sum of all rooms.
 */
export function spread(count: number, rooms: readonly Room[]): readonly Share[] {
  const all = rooms.reduce((sum, { room }) => sum + room, 0);
  const placed = Math.min(count, all);
  if (all === 0) return rooms.map(({ node }) => ({ node, count: 0 }));
  const exact = rooms.map(({ room }) => (placed * room) / all);
  const whole = exact.map(Math.floor);
  let left = placed - whole.reduce((sum, part) => sum + part, 0);
  const byRemainder = exact
    .map((share, index) => ({ index, rest: share - Math.floor(share) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index);
  for (const { index } of byRemainder) {
    if (left === 0) break;
    if (whole[index]! < rooms[index]!.room) {
      whole[index]! += 1;
      left -= 1;
    }
  }
  return rooms.map(({ node }, index) => ({ node, count: whole[index]! }));
}

/** The node with the most room, or null where none has any; `except` is left out. */
export function roomiest(groups: readonly GroupView[], except: string | null): string | null {
  const rooms = roomOf(groups, 'capacity').filter(({ node, room }) => node !== except && room > 0);
  return (
    rooms.reduce<Room | null>((best, each) => (best && best.room >= each.room ? best : each), null)
      ?.node ?? null
  );
}
