import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { LabApi, LabCommand } from '../../src/shared/lab-api';
import { startWebApp, type WebApp } from '../e2e/web-app';

type Call = <K extends LabCommand>(
  command: K,
  args: LabApi[K]['args'],
) => Promise<Extract<LabApi[K]['result'], { readonly ok: true }>>;

/** Talks to a host as its page does. */
async function enter({ address }: WebApp): Promise<Call> {
  const entered = await fetch(address, { redirect: 'manual' });
  const key = entered.headers.get('location')!.slice('/#key='.length);
  const { origin } = new URL(address);
  return async (command, args) => {
    const answer = await fetch(`${origin}/api/call/${command}`, {
      method: 'POST',
      headers: { 'x-implab-key': key, origin, 'content-type': 'application/json' },
      body: JSON.stringify(args),
    });
    return (await answer.json()) as never;
  };
}

/** Milliseconds after which a change must be safe. */
const PROMISED = 5000;

/** A host that is started and killed again, each life so many milliseconds long, on the same folder. */
async function liveAndDie(folder: string, lives: readonly number[]): Promise<void> {
  let before = 0;
  for (const life of lives) {
    const app = await startWebApp(folder);
    const call = await enter(app);
    const { offer } = await call('file.recovery', {});
    if (offer) expect(await call('file.recover', { accept: true })).toMatchObject({ ok: true });
    else await call('file.new', { template: 'pair' });
    const { total: found } = await call('lab.users', { offset: 0, limit: 1 });
    expect(found).toBeGreaterThanOrEqual(before);

    const done: number[] = [];
    const end = Date.now() + life + Math.random() * 400;
    while (Date.now() < end) {
      expect(await call('lab.run', { steps: [{ do: 'enable-users', count: 1 }] })).toMatchObject({
        ok: true,
      });
      done.push(Date.now());
      await wait(20);
    }
    const killed = Date.now();
    const ended = once(app.process, 'exit');
    app.process.kill('SIGKILL');
    await ended;
    // What was brought back at the start is in a copy of its own before the old one goes.
    const kept = offer ? found : 0;
    before = kept + done.filter((position) => position < killed - PROMISED).length;
  }
  expect(before).toBeGreaterThan(0);

  const app = await startWebApp(folder);
  const call = await enter(app);
  expect(await call('file.recover', { accept: true })).toMatchObject({ ok: true });
  const { total } = await call('lab.users', { offset: 0, limit: 1 });
  expect(total).toBeGreaterThanOrEqual(before);
  expect(await call('file.recover', { accept: false })).toMatchObject({ ok: true });
  expect(await call('file.saveBytes', {})).toMatchObject({ ok: true });
  await app.close();
  expect((await readdir(folder)).filter((name) => /^recovery.*implab$/.test(name))).toEqual([]);
}

describe('a host killed at random moments loses nothing that is older than five seconds', () => {
  // It mostly waits, so the two go on side by side; both live longer than what was promised at least once.
  test.concurrent.each([{ lives: [300, 7100, 900, 5200] }, { lives: [2600, 6500, 3900] }])(
    'after lives of $lives ms',
    async ({ lives }) => {
      const folder = await mkdtemp(join(tmpdir(), 'implab-crash-'));
      try {
        await liveAndDie(folder, lives);
      } finally {
        await rm(folder, { recursive: true, force: true, maxRetries: 10 });
      }
    },
  );
});
