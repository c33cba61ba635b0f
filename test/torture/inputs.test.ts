/** What else is read: exports of a cluster, what implab keeps between runs, addresses, headers and messages of a page. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSettings } from '../../src/main/electron/settings';
import { SHELL_ARGS } from '../../src/main/electron/shell-args';
import { LAB_FILES } from '../../src/main/files/lab-files';
import { createLabs } from '../../src/main/lab/labs';
import { startWebHost } from '../../src/main/web/server';
import { base64, openTestLab } from '../lab/open-test-lab';
import { damagedBytes, damagedJson, ODD } from './damage';
import { type Chance, chance, ROUNDS, SEED } from './random';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'implab-inputs-'));
});
afterEach(() => rmSync(folder, { recursive: true, maxRetries: 10 }));

/** JSON with damage to its values, its text, or both. */
function damagedText(value: unknown, by: Chance): Uint8Array {
  const bytes = new TextEncoder().encode(JSON.stringify(damagedJson(value, by)) ?? '');
  return by.below(3) === 0 && bytes.length > 0 ? damagedBytes(bytes, by) : bytes;
}

test('no damaged export of a cluster is an error of ours, or touches the open lab', async () => {
  const pieces = resolve(import.meta.dirname, '../data/import');
  const names = readdirSync(pieces);
  const lab = await openTestLab();
  await lab.call('file.new', { template: 'pair' });
  const { revision } = lab.view();
  for (let round = 0; round < ROUNDS; round++) {
    const by = chance(SEED * 15_487_469 + round);
    const name = by.pick(names);
    const why = `seed ${SEED}, round ${round}: ${name}`;
    const data = base64(damagedBytes(new Uint8Array(readFileSync(join(pieces, name))), by));
    for (const answer of [
      await lab.call('import.add', { name, data }),
      await lab.call('import.answer', {
        decision: { id: String(by.pick(ODD)), value: 'imp1' },
        scrub: by.below(2) === 0,
      }),
    ])
      if (!answer.ok) expect('problem' in answer && answer.problem.code, why).not.toBe('internal');
    expect(lab.view().revision, why).toBe(revision);
    expect(lab.log, why).toEqual([]);
    // Some are read together; too many would only take time.
    const view = await lab.ask('import.view', {});
    if (view.view.pieces.length > 3)
      for (const { id } of view.view.pieces) await lab.call('import.remove', { id });
  }
});

test('whatever stands in the files kept between runs, implab starts and works', async () => {
  const data = join(folder, 'data');
  mkdirSync(data);
  const good = await keptFiles(data);
  for (let round = 0; round < ROUNDS; round++) {
    const by = chance(SEED * 32_452_867 + round);
    const why = `seed ${SEED}, round ${round}`;
    rmSync(data, { recursive: true });
    mkdirSync(data);
    for (const [name, bytes] of good) {
      const how = by.below(4);
      if (how === 0) continue;
      const json = name.endsWith('.json') && how > 1;
      writeFileSync(
        join(data, name),
        how === 1
          ? bytes
          : json
            ? damagedText(JSON.parse(Buffer.from(bytes).toString()), by)
            : damagedBytes(bytes, by),
      );
    }
    const settings = openSettings(data);
    settings.set({ folder: '/x' });
    expect(settings.get().folder, why).toBe('/x');
    const lab = await openTestLab({ dataFolder: data, kind: 'electron' });
    for (const answer of [
      await lab.call('file.recent', {}),
      await lab.call('lesson.course', {}),
      await lab.call('file.recovery', {}),
      await lab.call('file.recover', { accept: true }),
      await lab.call('file.forget', { path: '/nowhere' }),
    ])
      if (!answer.ok) expect('problem' in answer && answer.problem.code, why).not.toBe('internal');
    await lab.ask('file.new', { template: 'pair' });
    await lab.ask('lab.run', { steps: [{ do: 'enable-users', count: 1 }] });
    expect(lab.view().totals.users, why).toBe(1);
    expect(lab.log, why).toEqual([]);
    await lab.lab.close();
  }
});

/** What a session leaves in its folder: settings, recent labs, progress of a lesson, a copy with its note. */
async function keptFiles(data: string): Promise<readonly (readonly [string, Uint8Array])[]> {
  openSettings(data).set({
    window: { bounds: { x: 0, y: 0, width: 800, height: 600 }, maximized: false },
    folder: data,
    ground: '#ffffff',
  });
  const lab = await openTestLab({ dataFolder: data, kind: 'web' });
  const { course } = await lab.ask('lesson.course', {});
  await lab.ask('lesson.open', { key: course.chapters[0]!.lessons[0]!.key });
  await lab.ask('lesson.leave', {});
  await lab.ask('file.new', { template: 'pair' });
  await lab.lab.document.savePath(join(folder, 'kept.implab'));
  await lab.ask('lab.run', { steps: [{ do: 'enable-users', count: 7 }] });
  await lab.lab.close();
  // Nobody runs under this number, so that nothing is waited for.
  return readdirSync(data).map((name) => {
    const bytes = readFileSync(join(data, name));
    const isNote = /^recovery.*json$/.test(name);
    const text = isNote ? JSON.stringify({ ...JSON.parse(bytes.toString()), pid: 0 }) : bytes;
    return [name, new Uint8Array(Buffer.from(text))] as const;
  });
}

test('whatever a page says in addresses and headers, the host answers and goes on', async () => {
  const labs = await createLabs({
    files: LAB_FILES,
    host: { kind: 'web', platform: 'linux', version: '1.0.0' },
  });
  await labs.add().call('file.new', { template: 'pair' });
  const host = await startWebHost({ labs, root: folder, port: 0 });
  const entered = await fetch(host.address, { redirect: 'manual' });
  const key = entered.headers.get('location')!.slice('/#key='.length);
  const origin = new URL(host.address).origin;
  const odd = (by: Chance): string =>
    encodeURIComponent(String(by.pick([...ODD, '1', 'NaN', '%', '..', 'first'])).slice(0, 4000));
  const ask = (path: string, headers: Record<string, string>, body: string) =>
    new Promise<number>((done, failed) => {
      const given = { origin, 'content-type': 'application/json', 'x-implab-key': key, ...headers };
      request(`${origin}${path}`, { method: 'POST', headers: given }, (response) =>
        response.resume().on('end', () => done(response.statusCode!)),
      )
        .on('error', failed)
        .end(body);
    });
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const by = chance(SEED * 49_979_693 + round);
      const why = `seed ${SEED}, round ${round}`;
      const query = ['workspace', 'lab', 'revision', 'call', odd(by)]
        .filter(() => by.below(2) === 0)
        .map((name) => `${name}=${odd(by)}`)
        .join('&');
      const name = by.below(2) === 0 ? 'lab.users' : odd(by);
      const headers: Record<string, string> = by.below(4) === 0 ? { [`x-${round}`]: odd(by) } : {};
      if (by.below(4) === 0) headers['cookie'] = odd(by).repeat(3);
      const body = Buffer.from(damagedText({ offset: 0, limit: 10 }, by)).toString();
      const status = await ask(`/api/call/${name}?${query}`, headers, body);
      expect([200, 400, 403, 404], why).toContain(status);
    }
    expect(await ask('/api/call/lab.users', {}, '{"offset":0,"limit":1}')).toBe(200);
  } finally {
    await host.close();
    await labs.close();
  }
});

test('whatever a page asks of the shell is what it may ask, or is refused', () => {
  const good = {
    'shell.open': { recent: '/x' },
    'shell.newWindow': {},
    'shell.save': { as: true },
    'shell.offer': {
      actions: [
        { id: 'a', label: 'A', menu: 'file', separated: false, keys: 'Mod+K', enabled: true },
      ],
    },
  } as const;
  for (let round = 0; round < ROUNDS * 10; round++) {
    const by = chance(SEED * 67_867_979 + round);
    const command = by.pick(Object.keys(good) as (keyof typeof good)[]);
    const read = SHELL_ARGS[command].safeParse(damagedJson(good[command], by));
    // What comes through is only what was declared.
    if (read.success) expect(SHELL_ARGS[command].safeParse(read.data).success).toBe(true);
  }
});
