import { describe, expect, test } from 'vitest';
import type { AskedMoves } from '../../src/shared/plan-api';
import type { Step } from '../../src/shared/step';
import { openTestLab } from './open-test-lab';

const OFFICE: readonly Step[] = [
  { do: 'add-group', name: 'PRG-1', ha: true },
  { do: 'add-node', group: 'PRG-1', name: 'imp1', ova: '5000' },
  { do: 'add-node', group: 'PRG-1', name: 'imp2', ova: '5000' },
  { do: 'set-mode', mode: 'active-standby' },
  { do: 'enable-users', count: 9 },
];
const EVEN: AskedMoves = { goal: { kind: 'even' }, batch: 3 };

async function office() {
  const lab = await openTestLab();
  await lab.ask('file.new', { template: 'empty' });
  await lab.ask('lab.run', { steps: OFFICE });
  return lab;
}

describe('a plan of moves', () => {
  test('is applied as one action, which is undone as one', async () => {
    const lab = await office();
    const { plan } = await lab.ask('plan.moves', EVEN);
    expect(plan).toMatchObject({ total: 4, needed: 4, held: 0, worstBefore: null });
    expect(plan.batches.map(({ users }) => users)).toEqual([3, 1]);
    await lab.ask('plan.apply', { ...EVEN, hash: plan.hash });
    expect((await lab.ask('plan.moves', EVEN)).plan.total).toBe(0);
    await lab.ask('lab.undo', {});
    expect((await lab.ask('plan.moves', EVEN)).plan.hash).toBe(plan.hash);
  });

  test('is not applied where the lab has changed since', async () => {
    const lab = await office();
    const { plan } = await lab.ask('plan.moves', EVEN);
    await lab.ask('lab.run', { steps: [{ do: 'enable-users', count: 2 }] });
    expect(await lab.call('plan.apply', { ...EVEN, hash: plan.hash })).toMatchObject({
      ok: false,
      problem: { code: 'lab-changed' },
    });
  });

  test('has ticks that are kept in the lab file, and in no scenario', async () => {
    const lab = await office();
    await lab.ask('plan.tick', { line: '1a2b states', on: true });
    await lab.ask('plan.tick', { line: '1a2b upload', on: true });
    await lab.ask('plan.tick', { line: '1a2b upload', on: false });
    const { file } = await lab.ask('file.export', { kind: 'implab' });
    const { file: scenario } = await lab.ask('file.export', { kind: 'scenario' });
    expect(Buffer.from(scenario.data, 'base64').toString()).not.toContain('ticks');
    await lab.ask('file.openBytes', { name: file.name, data: file.data });
    expect((await lab.ask('plan.ticks', {})).ticks).toEqual(['1a2b states']);
  });

  test('is kept on a branch, listed user by user, and written as a file a batch', async () => {
    const lab = await office();
    const { plan } = await lab.ask('plan.moves', EVEN);
    const users = await lab.ask('plan.moveUsers', { ...EVEN, offset: 3, limit: 5 });
    expect(users).toMatchObject({
      total: 4,
      rows: [{ id: 'user9', from: 'imp1', to: 'imp2', batch: 2 }],
    });
    const { file } = await lab.ask('plan.bulkFile', { ...EVEN, number: 2 });
    expect(Buffer.from(file.data, 'base64').toString()).toBe(
      'USER ID,ASSIGNED PRESENCE SERVER\r\nuser9,imp2\r\n',
    );
    const data = Buffer.from('userid,node\nuser1,imp2\n').toString('base64');
    const named = await lab.ask('plan.moves', { goal: { kind: 'file', name: 'f.csv', data } });
    expect(named.plan.moves).toMatchObject([{ from: 'imp1', to: 'imp2', first: ['user1'] }]);
    const kept = await lab.ask('plan.keep', { ...EVEN, hash: plan.hash, name: 'Moves' });
    expect(kept.branch).toBe('Moves');
    expect((await lab.ask('plan.moves', EVEN)).plan.total).toBe(0);
  });
});

describe('a maintenance night', () => {
  test('is played on a branch, an action of the night as one of the lab, and leaves the pair Normal', async () => {
    const lab = await office();
    const { runbook } = await lab.ask('plan.runbook', { job: 'patch', node: 'imp1' });
    const played = await lab.ask('plan.play', { job: 'patch', node: 'imp1', name: 'Night' });
    expect(played.branch).toBe('Night');
    const { view } = await lab.ask('lab.viewAt', { position: OFFICE.length });
    expect(view.groups[0]?.condition).toBe('normal');
    await lab.ask('lab.undo', {});
    await lab.ask('lab.redo', {});
    const { runbook: again } = await lab.ask('plan.runbook', { job: 'patch', node: 'imp1' });
    expect(again.total).toEqual(runbook.total);
  });

  test('that cannot begin is not played', async () => {
    const lab = await office();
    const asked = { job: 'recover', node: 'imp1', name: 'Night' } as const;
    expect(await lab.call('plan.play', asked)).toMatchObject({
      ok: false,
      problem: { code: 'cannot-begin' },
    });
  });
});

test('a sized lab has the users that were asked for, and no finding but advice', async () => {
  const lab = await openTestLab();
  const asked = {
    users: 1001,
    tenths: 15,
    rate: 500,
    years: 3,
    survive: 'one',
    style: 'balanced',
    release: '15',
    features: [],
  } as const;
  const { sizing } = await lab.ask('plan.size', asked);
  const { steps } = await lab.ask('plan.sizeSteps', { ...asked, design: sizing.best! });
  await lab.ask('file.new', { template: 'empty' });
  await lab.ask('lab.run', { steps });
  const { view } = await lab.ask('lab.viewAt', { position: steps.length });
  expect(view.totals).toMatchObject({ assigned: 1001, load: 1502 });
  expect(view.findings.filter(({ severity }) => severity !== 'advice')).toEqual([]);
});
