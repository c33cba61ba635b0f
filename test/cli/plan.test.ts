import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { implab, PAIR, scenario, temporaryFiles } from './labs';

const files = temporaryFiles();
afterAll(() => files.dispose());

const LAB = [...PAIR, { do: 'set-mode', mode: 'active-standby' }, { do: 'enable-users', count: 5 }];
const lab = files.write('lab.json', scenario(LAB));
const failed = files.write('failed.json', scenario([...LAB, { do: 'fail-node', node: 'imp1' }]));

describe('plan', () => {
  test('answers in the fields of the planning page, and its bulk file read back gives the same moves', async () => {
    const csv = join(files.folder, 'moves.csv');
    const made = await implab(
      'plan',
      lab,
      '--goal',
      'even',
      '--batch',
      '1',
      '--json',
      '--csv',
      csv,
    );
    expect(made).toMatchObject({ code: 0, err: '' });
    const plan = JSON.parse(made.out);
    expect(plan).toEqual({
      goal: 'even',
      possible: true,
      why: null,
      moves: [{ from: 'imp1', to: 'imp2', count: 2, users: ['user4', 'user5'] }],
      total: 2,
      before: { imp1: 5, imp2: 0 },
      after: { imp1: 3, imp2: 2 },
      survivorSurplus: { before: 0, after: 0 },
      loggedOut: 2,
      // Up to 100 users on the busier node of an active/active 5K pair; the lab is Active/Standby: domain 4.6.
      relogin: ['imp1', 'imp2'].map((node) => ({ node, lower: 120, upper: 154, upperNow: 537 })),
      batches: [
        { users: 1, steps: [{ do: 'assign', users: ['user4'], node: 'imp2' }] },
        { users: 1, steps: [{ do: 'assign', users: ['user5'], node: 'imp2' }] },
      ],
      steps: [
        { do: 'assign', users: ['user4'], node: 'imp2' },
        { do: 'assign', users: ['user5'], node: 'imp2' },
      ],
    });
    expect(readFileSync(csv, 'utf8')).toBe(
      'USER ID,ASSIGNED PRESENCE SERVER\r\nuser4,imp2\r\nuser5,imp2\r\n',
    );
    const again = await implab('plan', lab, '--goal', `file:${csv}`, '--json');
    expect(JSON.parse(again.out).moves).toEqual(plan.moves);
    const after = files.write('after.json', scenario([...LAB, ...plan.steps]));
    expect((await implab('plan', after, '--goal', 'even')).out).toContain('Nobody has to move.');
  });

  test('ends with 1 where there is no such plan, and says why', async () => {
    const { code, out } = await implab('plan', failed, '--goal', 'even', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ possible: false, moves: [], steps: [] });
    expect((await implab('plan', lab, '--goal', 'empty:imp9')).out).toContain('no node imp9');
  });

  test.each([
    [['plan', lab]],
    [['plan', lab, '--goal', 'evenly']],
    [['plan', lab, '--goal', 'even', '--batch', '0']],
    [['plan', lab, '--goal', 'even', '--to', 'even']],
    [['plan', lab, '--goal', 'even', '--csv', lab]],
    [['plan', lab, '--goal', 'file:nothing.csv']],
    [['size']],
    [['size', '--users', '100', '--devices', '1.55']],
    [['size', '--users', '100', '--release', '13']],
    [['size', '--users', '100', '--growth', '10']],
  ])('%j is misused', async (args) => {
    const { code, err } = await implab(...args);
    expect(code).toBe(2);
    expect(err).not.toBe('');
  });
});

describe('size', () => {
  test('ends with 0 and the index of the best, or with 1 where nothing carries them', async () => {
    const small = await implab('size', '--users', '900', '--json');
    expect(small.code).toBe(0);
    const { candidates, best } = JSON.parse(small.out);
    expect(candidates[best]).toEqual({
      ova: '1000',
      groups: 1,
      nodes: 2,
      perNode: 450,
      afterFailure: 900,
      fits: true,
      untilMonths: 0,
      why: [],
      steps: [
        { do: 'set-parameter', release: '15', multiDeviceMessaging: true },
        { do: 'set-mode', mode: 'balanced' },
        { do: 'add-group', name: 'PRG-1', ha: true },
        { do: 'add-node', group: 'PRG-1', name: 'imp1', ova: '1000' },
        { do: 'add-node', group: 'PRG-1', name: 'imp2', ova: '1000' },
      ],
    });
    const large = await implab('size', '--users', '80000', '--json');
    expect(large.code).toBe(1);
    expect(JSON.parse(large.out).best).toBe(null);
  });
});

describe('runbook', () => {
  test('answers in the fields of the planning page', async () => {
    const { code, out } = await implab(
      'runbook',
      lab,
      '--job',
      'patch',
      '--node',
      'imp1',
      '--json',
    );
    expect(code).toBe(0);
    const book = JSON.parse(out);
    expect(Object.keys(book)).toEqual(['job', 'node', 'actions', 'total']);
    expect(Object.keys(book.actions[3])).toEqual([
      'title',
      'where',
      'cli',
      'seconds',
      'assumed',
      'loggedOut',
      'noService',
      'risk',
      'check',
      'sources',
      'steps',
    ]);
    expect(book.total.loggedOut).toBe(10);
  });

  test('ends with 1 and says why where it cannot begin', async () => {
    const args = ['--job', 'replace', '--node', 'imp2'];
    const { code, out } = await implab('runbook', failed, ...args);
    expect(code).toBe(1);
    expect(out).toContain('This cannot begin. PRG-1 is in a failover state');
    expect((await implab('runbook', lab, '--job', 'patch')).code).toBe(2);
    expect((await implab('runbook', lab, ...args, '--way', 'ha-off')).code).toBe(2);
  });
});

describe('availability', () => {
  test('is labelled a model, and gives ranges of two digits for five arrangements', async () => {
    const { code, out } = await implab('availability', lab, '--machine-failures', '1-3', '--json');
    expect(code).toBe(0);
    const { model, given, cases } = JSON.parse(out);
    expect(model).toBe(true);
    expect(given.machineFailures).toEqual({ low: 1, high: 3 });
    expect(cases).toHaveLength(5);
    for (const { minutes } of cases) {
      expect(minutes.low).toBeLessThan(minutes.high);
      expect(Number(minutes.high.toPrecision(2))).toBe(minutes.high);
    }
    expect((await implab('availability', lab, '--machine-repair', '3-1')).code).toBe(2);
  });
});
