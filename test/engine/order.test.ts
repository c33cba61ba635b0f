import { expect, test } from 'vitest';
import { groupOf, nodeAt } from '../../src/main/engine/order';
import { play } from './random-lab';

test('a node that is in no lab is a broken invariant, and says which', () => {
  const { topology } = play([
    { do: 'add-group', name: 'G' },
    { do: 'add-node', group: 'G', name: 'A', capacity: 1 },
    { do: 'add-node', group: 'G', name: 'B', capacity: 1 },
    { do: 'remove-node', node: 'A' },
  ]);
  expect(nodeAt(topology, 1).name).toBe('B');
  expect(() => nodeAt(topology, 0)).toThrow('no node with index 0');
  expect(() => groupOf(topology, 0)).toThrow('node 0 is in no group');
});
