import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Driver } from './driver';
import { closeBrowser, HOSTS } from './hosts';

afterAll(closeBrowser);

const PAIR_WITH_USERS = [
  { do: 'add-group', name: 'PRG-1', ha: true },
  { do: 'add-node', group: 'PRG-1', name: 'imp1', capacity: 100 },
  { do: 'add-node', group: 'PRG-1', name: 'imp2', capacity: 100 },
  { do: 'enable-users', count: 10 },
];

describe.each(HOSTS)('a lab reached $name', ({ open }) => {
  let folder = '';
  let lab: Driver;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'implab-contract-'));
    lab = await open(folder);
  });

  beforeEach(async () => {
    await lab.call('file.new', { template: 'empty' });
  });

  afterAll(async () => {
    await lab.close();
    await rm(folder, { recursive: true, maxRetries: 10 });
  });

  test('tells a new listener the whole lab first, then every change once', async () => {
    const listener = await lab.subscribe();
    const [first] = await listener.events(1);
    expect(first).toMatchObject({ type: 'lab.changed', opened: true, view: { groups: [] } });

    const answer = await lab.call('lab.run', { steps: PAIR_WITH_USERS });
    expect(answer).toMatchObject({ ok: true });
    const events = await listener.events(2);
    expect(events).toHaveLength(2);
    expect(events[1]).toMatchObject({
      type: 'lab.changed',
      opened: false,
      view: { totals: { users: 10, assigned: 10 } },
      steps: { from: 0, position: 4 },
    });
  });

  test('tells two listeners the same, and a stopped one nothing more', async () => {
    const [one, two] = [await lab.subscribe(), await lab.subscribe()];
    await Promise.all([one.events(1), two.events(1)]);
    await one.stop();
    await lab.call('lab.run', { steps: PAIR_WITH_USERS });
    expect([(await one.events(1)).length, (await two.events(2)).length]).toEqual([1, 2]);
  });

  test('answers a refusal and a problem as results, not as errors', async () => {
    const step = { do: 'fail-node', node: 'nobody' };
    expect(await lab.call('lab.run', { steps: [step] })).toMatchObject({
      ok: false,
      index: 0,
      refusal: { code: 'UNKNOWN_NODE' },
    });
    expect(await lab.call('lab.user', { id: 'nobody' })).toMatchObject({
      ok: false,
      problem: { code: 'unknown-user' },
    });
  });

  test.each([
    ['lab.unheard-of', {}],
    ['toString', {}],
    ['__proto__', {}],
    ['lab.run', null],
    ['lab.run', []],
    ['lab.run', { steps: 'all' }],
    ['lab.run', { steps: [{ do: 'fail-node' }] }],
    ['lab.run', { steps: [], more: 1 }],
    ['lab.users', { offset: -1, limit: 10 }],
    ['lab.goTo', { position: 1.5 }],
    ['file.openBytes', { name: 'x', data: 7 }],
    ['shell.open', { path: '/etc/passwd' }],
    ['shell.save', { as: 'yes' }],
    ['shell.export', { kind: 'everything' }],
    ['shell.unheard-of', {}],
  ])('refuses %s %j with a problem', async (command, args) => {
    expect(await lab.call(command, args)).toMatchObject({
      ok: false,
      problem: { code: expect.any(String), title: expect.any(String) },
    });
  });

  test('carries every letter of a name', async () => {
    const title = 'Größe – 北京 😀 "quoted" \\ </script> \u2028 \u202e end';
    await lab.call('lab.rename', { title });
    const listener = await lab.subscribe();
    expect((await listener.events(1))[0]).toMatchObject({ view: { title } });
  });

  test('opens what it saved', async () => {
    await lab.call('lab.run', { steps: PAIR_WITH_USERS });
    const saved = (await lab.call('file.export', { kind: 'implab' })) as {
      file: { name: string; data: string };
    };
    await lab.call('file.new', { template: 'empty' });
    const { name, data } = saved.file;
    expect(await lab.call('file.openBytes', { name, data })).toMatchObject({ ok: true });
    const users = await lab.call('lab.users', { offset: 0, limit: 2 });
    expect(users).toMatchObject({ total: 10, rows: [{ id: 'user1' }, { id: 'user2' }] });
  });

  test('opens a file whatever it takes, where that is asked for', async () => {
    const file = { format: 'implab-scenario', version: 1, title: 'Costly', steps: PAIR_WITH_USERS };
    const data = Buffer.from(JSON.stringify(file)).toString('base64');
    const args = { name: 'costly.json', data };
    expect(await lab.call('file.openBytes', { ...args, anyway: true })).toMatchObject({ ok: true });
    expect((await momentOf(lab)).title).toBe('Costly');
    expect(await lab.call('file.openBytes', { ...args, anyway: 'yes' })).toMatchObject({
      problem: { code: 'bad-arguments' },
    });
  });

  test('takes a list of 75 000 users in one call', async () => {
    const users = Array.from({ length: 75_000 }, (_, index) => ({
      id: `somebody.with.a.long.name.${index}@example.com`,
    }));
    const steps = [...PAIR_WITH_USERS, { do: 'enable-users', users }];
    expect(await lab.call('lab.run', { steps })).toMatchObject({ ok: true });
  });

  test('does calls in the order in which they were made', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `Title ${index}`);
    await Promise.all(names.map((title) => lab.call('lab.rename', { title })));
    const listener = await lab.subscribe();
    expect((await listener.events(1))[0]).toMatchObject({ view: { title: 'Title 19' } });
  });

  test('a command about a lab that is not open any more, or has changed since, is refused with words', async () => {
    const { lab: meant, revision } = await momentOf(lab);
    await lab.call('lab.rename', { title: 'Changed' });
    expect(
      await lab.call('lab.rename', { title: 'Too late' }, { lab: meant, revision }),
    ).toMatchObject({
      ok: false,
      problem: { code: 'lab-changed', title: expect.stringMatching(/changed/) },
    });
    await lab.call('file.new', { template: 'pair' });
    const late = await lab.call('lab.rename', { title: 'Wrong lab' }, { lab: meant });
    expect(late).toMatchObject({
      ok: false,
      problem: { code: 'another-lab', message: expect.stringMatching(/Nothing was done/) },
    });
    const now = await momentOf(lab);
    expect(now.title).toBe('New lab');
    expect(await lab.call('lab.rename', { title: 'Right' }, { lab: now.lab })).toMatchObject({
      ok: true,
    });
  });

  test('offers nothing of the desktop without one, and names no path the page made up', async () => {
    const answer = await lab.call('shell.open', { recent: '/etc/passwd' });
    expect(answer).toMatchObject({ ok: false, problem: { code: expect.any(String) } });
  });
});

/** Which lab is open, and at which revision. */
async function momentOf(lab: Driver) {
  const listener = await lab.subscribe();
  const [event] = await listener.events(1);
  await listener.stop();
  if (event?.type !== 'lab.changed' || event.view === null) throw new Error('no lab is open');
  return event.view;
}
