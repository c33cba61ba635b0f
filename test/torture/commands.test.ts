import { expect, test } from 'vitest';
import { COMMANDS } from '../../src/main/lab/commands';
import { openTestLab } from '../lab/open-test-lab';
import { damagedJson, ODD } from './damage';
import { type Chance, chance, ROUNDS, SEED } from './random';

/** Arguments that fit, to be damaged. */
const GOOD: readonly unknown[] = [
  {},
  { steps: [{ do: 'enable-users', count: 3 }] },
  {
    steps: [
      { do: 'fail-node', node: 'imp1' },
      { do: 'wait', seconds: 60 },
    ],
  },
  { position: 1 },
  { index: 0 },
  { id: 'user1' },
  { id: 'user1', node: 'imp1' },
  { offset: 0, limit: 10 },
  { step: 0 },
  { a: { kind: 'position', position: 0 }, b: { kind: 'position', position: 1 } },
  { name: 'x.json', data: '' },
  { kind: 'scenario' },
  { question: 'over' },
  { template: 'pair' },
];

const NAMES = [...Object.keys(COMMANDS), '__proto__', 'constructor', 'shell.open', 'lab.', ''];

function args(by: Chance): unknown {
  const good = by.pick(GOOD);
  return by.below(3) === 0 ? good : by.below(5) === 0 ? by.pick(ODD) : damagedJson(good, by);
}

test('whatever is asked, the lab answers with words, goes on, and undoes to where it was', async () => {
  const lab = await openTestLab();
  await lab.call('file.new', { template: 'pair' });
  for (let round = 0; round < ROUNDS * 20; round++) {
    const by = chance(SEED * 6_700_417 + round);
    const command = by.pick(NAMES);
    const why = `seed ${SEED}, round ${round}: ${command}`;
    const answer = (await lab.lab.call(command, args(by))) as {
      readonly ok: boolean;
      readonly problem?: { readonly code: string; readonly message: string };
    };
    expect(typeof answer.ok, why).toBe('boolean');
    expect(answer.problem?.code, `${why} ${lab.log.join('\n')}`).not.toBe('internal');
    if (answer.problem) expect(answer.problem.message, why).not.toBe('');
  }
  await lab.call('file.new', { template: 'pair' });
  const before = JSON.stringify(lab.view().groups);
  await lab.call('lab.run', { steps: [{ do: 'enable-users', count: 7 }] });
  await lab.call('lab.undo', {});
  expect(JSON.stringify(lab.view().groups)).toBe(before);
});
