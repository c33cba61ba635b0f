import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'vitest';
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

/**
 * A host that is started and killed again, each life so many milliseconds long, on the same folder. What is
 * older than was promised is there in the next life; at the end a clean close leaves no copy behind.
 */
export async function liveAndDie(folder: string, lives: readonly number[]): Promise<void> {
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
