import { expect, test } from 'vitest';
import { riskMove } from '../../../src/main/engine/planning/lower-risk';
import { riskMoveWords } from '../../../src/shared/plan-words/night-words';
import type { Step } from '../../../src/shared/step';
import { play } from '../random-lab';

const CLOCK = { settle: true, index: 0 };
const NIGHT = { job: 'patch', node: 'imp1', way: 'failover' } as const;

const office = (second: number): Step[] => [
  { do: 'add-group', name: 'PRG-1', ha: true },
  { do: 'add-node', group: 'PRG-1', name: 'imp1', ova: '5000' },
  { do: 'add-node', group: 'PRG-1', name: 'imp2', ova: '5000' },
  { do: 'enable-users', count: 4000 },
  { do: 'add-group', name: 'PRG-2', ha: true },
  { do: 'add-node', group: 'PRG-2', name: 'imp3', capacity: second },
  { do: 'add-node', group: 'PRG-2', name: 'imp4', capacity: second },
];

test('the move that lowers the risk of a night most takes as many as the other pair survives with', () => {
  const move = riskMove(play(office(1500)), NIGHT, CLOCK);
  expect(move).toMatchObject({
    count: 1500,
    before: { noService: 4000 },
    after: { noService: 2500 },
  });
  expect(riskMoveWords(move!).replaceAll('\u202f', ' ')).toMatch(
    /^Move 1 500 users of imp[12] to imp[34] before: losing imp2 then leaves 2 500 without service, not 4 000$/,
  );
});

test('there is none where no other node has room, or where there is no other', () => {
  expect(riskMove(play(office(1500).slice(0, 4)), NIGHT, CLOCK)).toBe(null);
  expect(riskMove(play(office(1500)), { ...NIGHT, node: 'nobody' }, CLOCK)).toBe(null);
});
