import { beforeAll, describe, expect, test } from 'vitest';
import type { Step } from '../../src/shared/step';
import { openTestLab, type TestLab } from './open-test-lab';

const pair = (name: string, ova: '5000' | '15000'): Step[] => [
  { do: 'add-group', name: `PRG-${name}`, ha: true },
  { do: 'add-node', group: `PRG-${name}`, name: `${name}A`, ova },
  { do: 'add-node', group: `PRG-${name}`, name: `${name}B`, ova },
];

let test3: TestLab;
beforeAll(async () => {
  test3 = await openTestLab();
  await test3.ask('file.new', { template: 'empty' });
  await test3.ask('lab.run', {
    steps: [
      ...pair('1', '15000'),
      ...pair('2', '15000'),
      ...pair('3', '5000'),
      { do: 'enable-users', count: 18_000 },
    ],
  });
});

describe('what if', () => {
  test('lists failures the worst first, page by page, and only those that do harm', async () => {
    const { matrix } = await test3.ask('lab.failures', { scope: 'two', offset: 0, limit: 3 });
    expect(matrix.sentence).toMatch(/^Losing 3A or 3B overloads the survivor by 1.000\./);
    expect([matrix.cases, matrix.harmful]).toEqual([21, 2 + 3 + 8]);
    expect(matrix.rows.map(({ failed }) => failed)).toEqual([['3A'], ['3B'], ['1A']]);
    expect(matrix.rows[0]).toMatchObject({
      loads: [3000, 3000, 3000, 3000, 0, 6000],
      marks: [null, null, null, null, 'failed', 'over'],
      back: 537,
    });
    const args = { scope: 'two', problemsOnly: true, offset: 12, limit: 10 } as const;
    expect((await test3.ask('lab.failures', args)).matrix.rows).toHaveLength(1);
  });

  test('looks at whole groups, and at nodes that are chosen', async () => {
    const groups = await test3.ask('lab.failures', { scope: 'groups', offset: 0, limit: 9 });
    expect(groups.matrix.rows.map(({ group, back }) => [group, back])).toEqual([
      ['PRG-1', null],
      ['PRG-2', null],
      ['PRG-3', null],
    ]);
    const args = { scope: 'set', set: ['3A', '1A'], offset: 0, limit: 9 } as const;
    expect((await test3.ask('lab.failures', args)).matrix.rows).toMatchObject([
      { failed: ['1A', '3A'], kind: 'set', loggedOut: 6000 },
    ]);
    expect(await test3.call('lab.failures', { ...args, set: ['9Z'] })).toMatchObject({
      ok: false,
      problem: { code: 'unknown-node' },
    });
  });

  test('tells the tipping point of any moment, or why it cannot be told', async () => {
    const { tip } = await test3.ask('lab.tip', { devices: 1 });
    expect(tip?.redundancyEnds).toMatchObject({ more: -2996, failed: '3A', node: '3B' });
    expect(tip?.changes[0]).toMatchObject({ label: 'Make 3A and 3B 15K nodes', gain: 29_997 });
    const earlier = await test3.ask('lab.tip', { devices: 1, position: 9 });
    expect(earlier.tip?.users).toBe(0);
  });

  test('places the users anew in every mode', async () => {
    const { modes, mode, users } = await test3.ask('lab.shootOut', {});
    expect([mode, users]).toEqual(['balanced', 18_000]);
    expect(modes.map(({ moved, maxShare }) => [moved, maxShare])).toMatchObject([
      [0, 0.6],
      [15_000, 1.2],
      [14_999, expect.any(Number)],
    ]);
    expect(modes[1]!.nodes[0]).toEqual({
      name: '1A',
      group: 'PRG-1',
      users: 6000,
      devices: 6000,
      capacity: 15_000,
    });
  });

  test('says of a setting what any one failure would then do', async () => {
    const { preview } = await test3.ask('lab.preview', {
      steps: [{ do: 'set-node', node: '3B', ova: '15000' }],
    });
    expect(preview.anyFailure.before).toMatch(/^Losing 3A or 3B overloads/);
    expect(preview.anyFailure.after).toMatch(/^Losing 3B overloads 3A by 1.000\. Every other/);
  });
});
