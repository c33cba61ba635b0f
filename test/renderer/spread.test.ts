import fc from 'fast-check';
import { expect, test } from 'vitest';
import { overWords } from '../../src/renderer/features/users/over-words';
import { roomiest, roomOf, spread } from '../../src/renderer/features/users/spread';
import { groupView, nodeView } from './views';

const PAIR = groupView({
  name: 'PRG-1',
  nodes: [
    nodeView({ name: 'imp1', demand: 2400, assigned: 2400 }),
    nodeView({ name: 'imp2', slot: 2, demand: 100, assigned: 100 }),
  ],
  demand: 2500,
  capacity: 5000,
});
const LONE = groupView({
  name: 'PRG-2',
  ha: false,
  nodes: [nodeView({ name: 'imp3', demand: 1000 }), null],
  demand: 1000,
});

test('users go where room is, in proportion to it', () => {
  expect(spread(100, roomOf([PAIR, LONE], 'capacity'))).toEqual([
    { node: 'imp1', count: 23 },
    { node: 'imp2', count: 42 },
    { node: 'imp3', count: 35 },
  ]);
});

test('to survive any one failure a pair takes what its smaller node still carries, a lone node nothing', () => {
  const rooms = roomOf([PAIR, LONE], 'survivor');
  expect(rooms.reduce((sum, { room }) => sum + room, 0)).toBe(2500);
  expect(rooms.at(-1)).toEqual({ node: 'imp3', room: 0 });
});

test('a spread places each user once, never over any room', () => {
  const rooms = fc.array(fc.nat(9000), { maxLength: 8 });
  fc.assert(
    fc.property(fc.nat(40_000), rooms, (count, sizes) => {
      const given = sizes.map((room, index) => ({ node: `n${index}`, room }));
      const shares = spread(count, given);
      const all = sizes.reduce((sum, size) => sum + size, 0);
      expect(shares.reduce((sum, share) => sum + share.count, 0)).toBe(Math.min(count, all));
      expect(shares.every((share, index) => share.count <= sizes[index]!)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('the target is the node with the most room, never the one the users leave', () => {
  expect(roomiest([PAIR, LONE], null)).toBe('imp2');
  expect(roomiest([PAIR, LONE], 'imp2')).toBe('imp3');
  expect(roomiest([], null)).toBeNull();
});

test('what will be over is said before, at once and after a loss', () => {
  const words = overWords(
    [PAIR],
    [
      {
        node: 'imp2',
        assignedBefore: 100,
        assignedAfter: 5600,
        loadBefore: 100,
        loadAfter: 5600,
        capacity: 5000,
      },
    ],
  );
  expect(words.now).toEqual(['imp2 would serve 5\u202f600, 600 over its capacity.']);
  expect(words.afterLoss).toEqual([
    'If a node of PRG-1 fails, the other would serve 8\u202f000, 3\u202f000 over what one can carry.',
  ]);
});
