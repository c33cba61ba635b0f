import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Step } from '../../src/shared/step';
import { implab, PAIR, scenario, temporaryFiles } from './labs';

const files = temporaryFiles();
afterAll(() => files.dispose());

const pair = (name: string, ova: '5000' | '15000'): Step[] => [
  { do: 'add-group', name: `PRG-${name}`, ha: true },
  { do: 'add-node', group: `PRG-${name}`, name: `${name}A`, ova },
  { do: 'add-node', group: `PRG-${name}`, name: `${name}B`, ova },
];
const sites = files.write(
  'sites.json',
  scenario([
    ...pair('1', '15000'),
    ...pair('2', '15000'),
    ...pair('3', '5000'),
    { do: 'enable-users', count: 18_000 },
  ]),
);
const failed = files.write(
  'failed.json',
  scenario([...PAIR, { do: 'enable-users', count: 2 }, { do: 'fail-node', node: 'imp1' }]),
);

describe('what-if', () => {
  test('adds whole groups and chosen sets after the failures of one node and of two', async () => {
    const { lines } = await implab('what-if', sites, '--groups', '--set', '3A, 1A', '--json');
    const { cases } = JSON.parse(lines[0]!);
    expect(cases).toHaveLength(6 + 15 + 3 + 1);
    expect(cases[21]).toMatchObject({
      failed: ['1A', '1B'],
      kind: 'group',
      noService: 6000,
      loggedOut: 6000,
      back: null,
    });
    expect(cases.at(-1)).toMatchObject({
      failed: ['1A', '3A'],
      kind: 'set',
      over: [{ node: '3B', surplus: 1000 }],
      loggedOut: 6000,
      back: 537,
    });
  });

  test('answers first in words, then as a table, the worst first', async () => {
    const { out } = await implab('what-if', sites, '--groups');
    expect(out).toMatch(/^Losing 3A or 3B overloads the survivor by 1.000\. Every other single/);
    expect(out).toMatch(/^3A .*✕ +▲ 6.000 +3B \+1.000 +0 +3.000 +0:08:57$/m);
    expect(out).toMatch(/^PRG-1, all of it +∅ +∅/m);
  });

  test('writes the matrix as CSV, but not over the lab', async () => {
    const csv = join(files.folder, 'matrix.csv');
    expect((await implab('what-if', sites, '--csv', csv)).code).toBe(0);
    const [head, first] = readFileSync(csv, 'utf8').split('\r\n');
    expect(head).toBe(
      'kind,failed,over capacity,surplus,without service,log in again,all back after seconds,' +
        'load 1A,load 1B,load 2A,load 2B,load 3A,load 3B',
    );
    expect(first).toBe('one,1A,,0,0,3000,537,0,6000,3000,3000,3000,3000');
    expect(await implab('what-if', sites, '--csv', sites)).toMatchObject({ code: 2 });
  });

  test('names a node of a set that is not there', async () => {
    const { code, err } = await implab('what-if', sites, '--set', '1A,9Z');
    expect(code).toBe(2);
    expect(err).toContain('there is no node 9Z');
  });
});

describe('tip', () => {
  test('tells the three points and what single change buys most', async () => {
    const { code, lines } = await implab('tip', sites, '--json');
    expect(code).toBe(0);
    const { changes, ...points } = JSON.parse(lines[0]!);
    expect(points).toEqual({
      users: 18_000,
      firstFull: { more: 12_005, users: 30_005, node: '3A', failed: null, surplus: 1 },
      redundancyEnds: { more: -2996, users: 15_004, node: '3B', failed: '3A', surplus: 1 },
      noRoom: null,
    });
    expect(changes[0]).toEqual({
      label: 'Make 3A and 3B 15K nodes',
      steps: [
        { do: 'set-node', node: '3A', ova: '15000' },
        { do: 'set-node', node: '3B', ova: '15000' },
      ],
      redundancyEnds: { more: 27_001, users: 45_001, node: '1B', failed: '1A', surplus: 1 },
      gain: 29_997,
    });
    expect(changes.at(-1)).toMatchObject({ gain: null, why: expect.stringMatching(/^V02: /) });
    const { out } = await implab('tip', sites);
    expect(out).toMatch(
      /^Redundancy ended 2.996 users ago: losing 3A would overload 3B\. Room for/,
    );
  });

  test('counts the devices of those who come', async () => {
    const { lines } = await implab('tip', sites, '--devices', '2', '--json');
    expect(JSON.parse(lines[0]!).firstFull).toMatchObject({ more: 6005, surplus: 2 });
    expect((await implab('tip', sites, '--devices', '0')).code).toBe(2);
  });

  test('ends with 1 and says why while a node is off', async () => {
    const { code, lines } = await implab('tip', failed, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(lines[0]!)).toEqual({ why: expect.stringContaining('imp1 is off') });
    expect((await implab('tip', failed)).err).toContain('imp1 is off');
  });
});

describe('shoot-out', () => {
  test('places the same users anew in every mode', async () => {
    const { code, lines } = await implab('shoot-out', sites, '--json');
    expect(code).toBe(0);
    const { modes } = JSON.parse(lines[0]!);
    expect(modes.map(({ mode }: { mode: string }) => mode)).toEqual([
      'balanced',
      'active-standby',
      'by-capacity',
    ]);
    expect(Object.keys(modes[1])).toEqual([
      'mode',
      'assigned',
      'maxShare',
      'maxOverMean',
      'deviation',
      'over',
      'unassigned',
      'worst',
      'moved',
    ]);
    expect((await implab('shoot-out', sites)).out).toMatch(/^Largest share +60.% +120.% +26.%$/m);
  });

  test('writes CSV, and keeps users on the server that they were enabled with', async () => {
    const named = files.write(
      'named.json',
      scenario([
        ...PAIR,
        { do: 'enable-users', users: [{ id: 'ann', server: 'imp2' }, { id: 'bob' }] },
        { do: 'assign', users: ['ann'], node: 'imp1' },
      ]),
    );
    const csv = join(files.folder, 'modes.csv');
    const { lines } = await implab('shoot-out', named, '--json', '--csv', csv);
    const [balanced, , byCapacity] = JSON.parse(lines[0]!).modes;
    expect(balanced).toMatchObject({ assigned: { imp1: 1, imp2: 1 }, moved: 1 });
    expect(byCapacity).toMatchObject({ assigned: { imp1: 1, imp2: 1 } });
    expect(readFileSync(csv, 'utf8')).toMatch(/^mode,largest share,.*\r\nbalanced,0\.0002,1,0,/);
  });
});
