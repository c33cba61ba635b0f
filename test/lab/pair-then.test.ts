import { expect, test } from 'vitest';
import { openTestLab } from './open-test-lab';

test('a pair of an earlier moment is told in the words of that moment', async () => {
  const lab = await openTestLab();
  await lab.ask('file.new', { template: 'pair' });
  const cli = async (position?: number) => {
    const { pair } = await lab.ask('lab.pair', {
      group: 'PRG-1',
      ...(position === undefined ? {} : { position }),
    });
    return pair.cli.join('\n');
  };
  const then = await cli();
  await lab.ask('lab.run', { steps: [{ do: 'fail-node', node: 'imp-pub' }] });
  expect(await cli()).not.toBe(then);
  expect(await cli(6)).toBe(then);
  expect(await lab.call('lab.pair', { group: 'PRG-1', position: 99 })).toMatchObject({
    ok: false,
    problem: { code: 'unknown-step' },
  });
});
