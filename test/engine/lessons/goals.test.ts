import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { goalNow, sealGoal } from '../../../src/main/engine/lessons/goals';
import { play } from '../random-lab';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

test('a sealed goal with bounds holds wherever they are kept, not only at the value itself', () => {
  const lab = (users: number) =>
    play([
      { do: 'add-group', name: 'PRG-1', ha: true },
      { do: 'add-node', group: 'PRG-1', name: 'imp1', capacity: 10 },
      { do: 'add-node', group: 'PRG-1', name: 'imp2', capacity: 10 },
      { do: 'enable-users', count: users },
    ]);
  const goal = {
    text: 'Survive any failure',
    expect: { survives: 'one', maxShare: 0.5, survivorShare: 0.9 },
  } as const;
  const sealed = sealGoal(goal, '00', digest);
  for (const [users, held] of [
    [6, true],
    [10, false],
    [14, false],
  ] as const) {
    expect(goalNow(goal, lab(users), digest).held).toBe(held);
    expect(goalNow(sealed, lab(users), digest).held).toBe(held);
  }
});
