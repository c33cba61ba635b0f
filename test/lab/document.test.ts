import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LAB_FILES } from '../../src/main/files/lab-files';
import { MAIN } from '../../src/shared/branch';
import type { Step } from '../../src/shared/step';
import { base64, openTestLab, type TestLab } from './open-test-lab';

const ONE: Step[] = [{ do: 'enable-users', count: 1 }];

let folder = '';
let data = '';
let lab: TestLab;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'implab-document-'));
  data = join(folder, 'data');
  await mkdir(data);
  // The loopback host leaves its copies behind, as a crash does.
  lab = await openTestLab({ dataFolder: data, kind: 'web' });
  await lab.call('file.new', { template: 'pair' });
});
afterEach(async () => {
  await lab.lab.close();
  await rm(folder, { recursive: true, maxRetries: 10 });
});

const path = () => join(folder, 'Head office.implab');

describe('a lab on disk', () => {
  test('is saved, named after its file, opened again and remembered', async () => {
    await lab.call('lab.run', { steps: ONE });
    expect(lab.lab.document.state()).toEqual({
      open: true,
      dirty: true,
      path: null,
      title: 'New lab',
      suggestedName: 'New lab.implab',
    });
    expect(await lab.lab.document.savePath(path())).toMatchObject({ ok: true });
    expect(lab.view().file).toMatchObject({ name: 'Head office', path: path(), dirty: false });
    await lab.call('file.new', { template: 'empty' });
    expect(await lab.lab.document.openPath(path())).toMatchObject({ ok: true });
    expect(lab.view()).toMatchObject({
      title: 'New lab',
      totals: { users: 1 },
      file: { name: 'Head office', path: path(), dirty: false, seal: { verdict: 'same' } },
    });
    const { recent } = await lab.ask('file.recent', {});
    expect(recent).toEqual([
      {
        path: path(),
        title: 'New lab',
        at: expect.stringMatching(/^\d{4}-/),
        seal: 'same',
        picture: [[{ own: 1 }, { own: 0 }].map((load) => expect.objectContaining(load))],
        missing: false,
      },
    ]);
  });

  test('is listed with its picture, told where it is gone, and taken off the list when asked', async () => {
    await lab.call('file.new', { template: 'pair' });
    await lab.call('lab.run', { steps: [{ do: 'enable-users', count: 3 }] });
    await lab.lab.document.savePath(path());
    const node = { capacity: 5000, peer: 0, down: false };
    const [first] = (await lab.ask('file.recent', {})).recent;
    expect(first?.picture).toEqual([
      [
        { ...node, own: 2 },
        { ...node, own: 1 },
      ],
    ]);
    await rm(path());
    expect((await lab.ask('file.recent', {})).recent).toMatchObject([{ missing: true }]);
    await lab.ask('file.forget', { path: path() });
    expect((await lab.ask('file.recent', {})).recent).toEqual([]);
  });

  test('keeps the version before beside it', async () => {
    await lab.lab.document.savePath(path());
    const first = await readFile(path());
    await lab.call('lab.run', { steps: ONE });
    await lab.lab.document.savePath(path());
    expect((await readFile(`${path()}~`)).equals(first)).toBe(true);
    expect(await lab.lab.document.openPath(`${path()}~`)).toMatchObject({ ok: true });
    expect(lab.view().totals.users).toBe(0);
  });

  test('that another program changed is replaced only at the second try', async () => {
    await lab.lab.document.savePath(path());
    await lab.call('lab.run', { steps: ONE });
    await writeFile(path(), 'somebody else was here');
    expect(await lab.lab.document.savePath(path())).toMatchObject({
      problem: { code: 'changed-on-disk' },
    });
    expect(await readFile(path(), 'utf8')).toBe('somebody else was here');
    expect(lab.view().file.dirty).toBe(true);
    expect(await lab.lab.document.savePath(path())).toMatchObject({ ok: true });
    expect(await readFile(`${path()}~`, 'utf8')).toBe('somebody else was here');
  });

  test('that cannot be written stays open and unsaved, and the answer says why', async () => {
    await lab.call('lab.run', { steps: ONE });
    expect(await lab.lab.document.savePath(join(folder, 'no/such/folder.implab'))).toMatchObject({
      ok: false,
      problem: { code: 'write-failed', message: expect.stringContaining('The lab stays open.') },
    });
    expect(lab.lab.document.state()).toMatchObject({ open: true, dirty: true, path: null });
  });

  test('that is gone, damaged or no lab leaves the open one untouched', async () => {
    await lab.call('lab.run', { steps: ONE });
    const events = lab.events.length;
    const bad = join(folder, 'bad.implab');
    await writeFile(bad, 'SQLite format 3\0, it says');
    for (const [name, code] of [
      ['gone.implab', 'no-such-file'],
      ['bad.implab', 'not-a-lab'],
      ['.', 'read-failed'],
    ] as const)
      expect(await lab.lab.document.openPath(join(folder, name))).toMatchObject({
        ok: false,
        problem: { code },
      });
    expect(lab.events).toHaveLength(events);
    expect(lab.view()).toMatchObject({ totals: { users: 1 }, file: { dirty: true } });
  });

  test('opened from a scenario has no place yet, so that saving asks for one', async () => {
    const scenario = join(folder, 'plan.json');
    const exported = await lab.call('file.export', { kind: 'scenario' });
    if (!exported.ok) throw new Error('not exported');
    await writeFile(scenario, Buffer.from(exported.file.data, 'base64'));
    expect(await lab.lab.document.openPath(scenario)).toMatchObject({ ok: true });
    expect(lab.view().file).toMatchObject({ name: 'plan', path: null, dirty: false });
  });
});

/** The copies as another session left them that nobody ended well: its process is no more. */
async function abandon(): Promise<void> {
  await lab.lab.close();
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  for (const name of await readdir(data)) {
    if (!name.endsWith('.json') || !name.startsWith('recovery')) continue;
    const note = JSON.parse(await readFile(join(data, name), 'utf8'));
    await writeFile(join(data, name), JSON.stringify({ ...note, pid }));
  }
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await condition()); tries++) {
    if (tries > 300) throw new Error('never happened');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The only copy, without its ending. */
async function onlyCopy(): Promise<string> {
  const [name, ...more] = await copies();
  if (name === undefined || more.length > 0) throw new Error('not one copy');
  return join(data, name.slice(0, -'.implab'.length));
}

const copies = async () => (await readdir(data)).filter((name) => /^recovery.*implab$/.test(name));

describe('recovery', () => {
  test('of a large lab keeps every step, done or undone, and every branch', async () => {
    const notes = Array.from({ length: 3000 }, (_, at): Step => ({ do: 'note', text: `${at}` }));
    await lab.ask('lab.run', { steps: [...ONE, ...notes] });
    await lab.ask('branch.fork', { at: 20, name: 'Other', steps: ONE });
    await lab.ask('branch.switch', { name: MAIN });
    await lab.ask('lab.undo', {});
    await lab.ask('lab.run', { steps: [{ do: 'enable-users', count: 7 }] });
    await lab.ask('lab.undo', {});
    const before = { view: lab.view(), rows: lab.rows(), at: lab.position() };
    await abandon();
    const next = await openTestLab({ dataFolder: data });
    expect(await next.ask('file.recovery', {})).toMatchObject({ offer: { title: 'New lab' } });
    expect(await next.call('file.recover', { accept: true })).toMatchObject({ ok: true });
    expect({ rows: next.rows(), at: next.position() }).toEqual({
      rows: before.rows,
      at: before.at,
    });
    expect(next.view().totals).toEqual(before.view.totals);
    expect((await next.ask('branch.list', {})).branches.map(({ name }) => name)).toEqual([
      MAIN,
      'Other',
    ]);
    expect(await next.ask('lab.redo', {})).toMatchObject({
      label: expect.stringMatching(/7 users/),
    });
    await next.lab.close();
  });

  test('keeps a copy within five seconds of a change, for its owner only, and drops it on saving', async () => {
    const start = Date.now();
    await lab.call('lab.run', { steps: ONE });
    await until(async () => (await copies()).length === 1);
    expect(Date.now() - start).toBeLessThan(5000);
    if (process.platform !== 'win32')
      expect((await stat(`${await onlyCopy()}.implab`)).mode & 0o777).toBe(0o600);
    expect(await lab.ask('file.recovery', {})).toMatchObject({ offer: null });
    await lab.lab.document.savePath(path());
    expect(await copies()).toEqual([]);
  });

  test('offers what a session left behind, brings it back unsaved, and forgets it then', async () => {
    await lab.lab.document.savePath(path());
    const saved = await readFile(path());
    await lab.call('lab.run', { steps: [...ONE, { do: 'fail-node', node: 'imp-pub' }] });
    await abandon();

    const next = await openTestLab({ dataFolder: data, kind: 'electron' });
    expect(await next.ask('file.recovery', {})).toMatchObject({
      offer: { title: 'New lab', steps: 2, at: expect.stringMatching(/^\d{4}-/) },
    });
    expect(await next.call('file.recover', { accept: true })).toMatchObject({ ok: true });
    expect(next.view()).toMatchObject({
      undo: 'Fail imp-pub',
      totals: { users: 1 },
      file: { name: 'Head office', path: path(), dirty: true },
    });
    expect((await readFile(path())).equals(saved)).toBe(true);
    expect(await next.ask('file.recovery', {})).toMatchObject({ offer: null });
    // Its own copy is there before the old one goes: a second crash loses nothing either.
    expect(await copies()).toHaveLength(1);
    await next.lab.close();
    // The desktop asked before it closed.
    expect(await copies()).toHaveLength(0);
  });

  test('declined is gone, and so is the file', async () => {
    await lab.call('lab.run', { steps: ONE });
    await abandon();
    const next = await openTestLab({ dataFolder: data });
    expect(await next.call('file.recover', { accept: false })).toMatchObject({ ok: true });
    expect(await next.ask('file.recovery', {})).toMatchObject({ offer: null });
    expect(await next.call('file.recover', { accept: true })).toMatchObject({
      problem: { code: 'nothing-to-recover' },
    });
    await next.lab.close();
  });

  test('of a session that still runs is not offered to another one, nor written over', async () => {
    await lab.call('lab.run', { steps: ONE });
    await until(async () => (await copies()).length === 1);
    const mine = `${await onlyCopy()}.implab`;
    const first = await readFile(mine);
    const next = await openTestLab({ dataFolder: data });
    expect(await next.ask('file.recovery', {})).toMatchObject({ offer: null });
    await next.call('file.new', { template: 'pair' });
    await next.call('lab.run', { steps: [{ do: 'enable-users', count: 9 }] });
    await until(async () => (await copies()).length === 2);
    expect((await readFile(mine)).equals(first)).toBe(true);
    await next.lab.close();
  });

  test('is offered though another process has the number of the one that wrote it, and whatever the clock says', async () => {
    await lab.call('lab.run', { steps: ONE });
    await abandon();
    const path = `${await onlyCopy()}.json`;
    const note = JSON.parse(await readFile(path, 'utf8'));
    const next = await openTestLab({ dataFolder: data });
    const offered = async (facts: object) => {
      await writeFile(path, JSON.stringify({ ...note, ...facts }));
      return (await next.ask('file.recovery', {})).offer !== null;
    };
    // Some other program has the number, here or on another machine: nobody touches the note.
    expect(await offered({ pid: process.ppid })).toBe(true);
    expect(await offered({ pid: process.ppid, machine: 'another', at: '2999-01-01' })).toBe(true);
    // Somebody does.
    const beats = setInterval(() => void LAB_FILES.disk.touch(path), 300);
    expect(await offered({ pid: process.ppid, machine: 'another', at: '1970-01-01' })).toBe(false);
    clearInterval(beats);
    await next.lab.close();
  });

  test('of a lab that was saved as a download is kept until a clean end', async () => {
    const web = await openTestLab({ dataFolder: data, kind: 'web' });
    await web.call('file.new', { template: 'pair' });
    await web.call('lab.run', { steps: ONE });
    await web.call('file.saveBytes', {});
    expect(web.view()).toMatchObject({ file: { dirty: false } });
    await until(async () => (await copies()).length === 1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await copies()).toHaveLength(1);
    await web.lab.close();
    expect(await copies()).toEqual([]);
  });

  test('is kept and offered however many others were left behind before', async () => {
    const others = Array.from(
      { length: 6 },
      (_, index) => `recovery${index === 0 ? '' : `-${index + 1}`}`,
    );
    for (const name of others) {
      await writeFile(join(data, `${name}.implab`), '');
      await writeFile(join(data, `${name}.json`), '{"at":"2000-01-01T00:00:00.000Z"}');
    }
    await lab.call('lab.run', { steps: ONE });
    await lab.lab.close();
    const next = await openTestLab({ dataFolder: data });
    expect(await next.call('file.recover', { accept: true })).toMatchObject({ ok: true });
    expect(next.view()).toMatchObject({ totals: { users: 1 }, file: { dirty: true } });
    await next.lab.close();
  });

  test('of a lab whose file another program changed meanwhile warns before that is replaced', async () => {
    await lab.lab.document.savePath(path());
    await lab.call('lab.run', { steps: ONE });
    await abandon();
    await writeFile(path(), 'somebody else was here');
    const next = await openTestLab({ dataFolder: data });
    expect(await next.call('file.recover', { accept: true })).toMatchObject({ ok: true });
    expect(await next.lab.document.savePath(path())).toMatchObject({
      problem: { code: 'changed-on-disk' },
    });
    expect(await readFile(path(), 'utf8')).toBe('somebody else was here');
    await next.lab.close();
  });

  test('of a session that cannot keep one of its own stays, and so does the session', async () => {
    await lab.call('lab.run', { steps: ONE });
    await abandon();
    const next = await openTestLab({ dataFolder: data, kind: 'electron' });
    const write = LAB_FILES.disk.write;
    const full = vi
      .spyOn(LAB_FILES.disk, 'write')
      .mockImplementation(async (to, ...rest) =>
        to.endsWith('.implab')
          ? { ok: false, code: 'disk-full', detail: 'ENOSPC' }
          : write(to, ...rest),
      );
    expect(await next.call('file.recover', { accept: true })).toMatchObject({ ok: true });
    const before = await copies();
    expect(before).toHaveLength(1);
    expect(next.log).toEqual(['No recovery copy: disk-full, ENOSPC']);
    expect(next.events).toContainEqual({ type: 'recovery.state', failed: 'the disk is full' });
    full.mockRejectedValueOnce(new Error('broken'));
    await next.call('lab.run', { steps: ONE });
    await until(async () => next.log.length === 2);
    full.mockRestore();
    await next.call('lab.run', { steps: ONE });
    await until(
      async () => (await copies()).length === 1 && !before.includes((await copies())[0]!),
    );
    // The copy is on disk before everybody is told.
    await until(async () =>
      next.events.some((event) => event.type === 'recovery.state' && event.failed === null),
    );
    await next.lab.close();
  });

  test('and the list of recent labs are told by a title of any length', async () => {
    const scenario = { format: 'implab-scenario', version: 1, title: 'x'.repeat(2e6), steps: [] };
    const file = { name: 'x.json', data: base64(JSON.stringify(scenario)) };
    expect(await lab.call('file.openBytes', file)).toMatchObject({ ok: true });
    await lab.lab.document.savePath(path());
    expect((await lab.ask('file.recent', {})).recent).toHaveLength(1);
    await lab.call('lab.run', { steps: ONE });
    await until(async () => (await copies()).length === 1);
    const next = await openTestLab({ dataFolder: data });
    expect(await next.ask('file.recovery', {})).toMatchObject({ offer: null });
    await next.lab.close();
  });

  test('that is damaged is told as such, and the open lab stays', async () => {
    await lab.call('lab.run', { steps: ONE });
    await abandon();
    await writeFile(`${await onlyCopy()}.implab`, 'half');
    const next = await openTestLab({ dataFolder: data });
    expect(await next.call('file.recover', { accept: true })).toMatchObject({
      problem: { code: 'not-a-lab' },
    });
    expect(await copies()).toHaveLength(1);
    await next.lab.close();
  });

  test('is left for the next start when the loopback host is stopped with unsaved work', async () => {
    const web = await openTestLab({ dataFolder: data, kind: 'web' });
    await web.call('file.new', { template: 'pair' });
    await web.call('lab.run', { steps: ONE });
    await web.lab.close();
    expect(await copies()).toHaveLength(1);
  });

  test('makes its folder where there is none, and goes without where it cannot', async () => {
    const fresh = await openTestLab({ dataFolder: join(folder, 'deep/down'), kind: 'web' });
    await fresh.call('file.new', { template: 'pair' });
    await fresh.call('lab.run', { steps: ONE });
    await fresh.lab.close();
    expect((await readdir(join(folder, 'deep/down'))).toSorted()).toEqual([
      expect.stringMatching(/^recovery-[\da-f]{16}\.implab$/),
      expect.stringMatching(/^recovery-[\da-f]{16}\.json$/),
    ]);
    await writeFile(join(folder, 'file'), '');
    const without = await openTestLab({ dataFolder: join(folder, 'file/x') });
    expect(without.log).toEqual([expect.stringContaining('No recovery copies')]);
    expect(await without.call('file.new', { template: 'pair' })).toMatchObject({ ok: true });
    expect(await without.ask('file.recent', {})).toMatchObject({ recent: [] });
    await without.lab.close();
  });

  test('is not kept for a lab nobody changed', async () => {
    await lab.call('file.openSample', { id: 'largest-cluster' });
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(await copies()).toEqual([]);
  });
});
