import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startWebApp, type WebApp } from '../e2e/web-app';

/** From a change to its copy, at most (issue of the file work): what is older must come back. */
const KEPT_AFTER_MS = 5000;

/** Talks to a host as its page does. */
async function client(app: WebApp) {
  const { origin } = new URL(app.address);
  const entered = await fetch(app.address, { redirect: 'manual' });
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
  return async (command: string, args: object): Promise<Record<string, unknown>> => {
    const answer = await fetch(`${origin}/api/call/${command}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin, cookie },
      body: JSON.stringify(args),
    });
    return (await answer.json()) as Record<string, unknown>;
  };
}

async function workUntilKilled(folder: string, killAfter: number): Promise<readonly number[]> {
  const app = await startWebApp(folder);
  const call = await client(app);
  await call('file.new', { template: 'pair' });
  const exit = once(app.process, 'exit');
  setTimeout(() => app.process.kill('SIGKILL'), killAfter);
  const done: number[] = [];
  while (app.process.exitCode === null && app.process.signalCode === null) {
    const steps = [{ do: 'enable-users', count: 1000 }];
    const answer = await call('lab.run', { steps }).catch(() => ({ ok: false }));
    if (answer['ok']) done.push(Date.now());
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await exit;
  return done;
}

test.concurrent.each([300, 1900, 2300, 2700, 4100, 5600, 6700, 7300].map((ms) => [ms]))(
  'a host killed after %i ms of work loses nothing older than five seconds',
  { timeout: 90_000 },
  async (killAfter) => {
    const folder = mkdtempSync(join(tmpdir(), 'implab-recovery-'));
    const done = await workUntilKilled(folder, killAfter);
    const killed = Date.now();
    const next = await startWebApp(folder);
    try {
      const call = await client(next);
      const due = done.filter((at) => at < killed - KEPT_AFTER_MS).length;
      const { offer } = (await call('file.recovery', {})) as {
        offer: { steps: number } | null;
      };
      if (offer === null) {
        expect(due).toBe(0);
        return;
      }
      expect(await call('file.recover', { accept: true })).toMatchObject({ ok: true });
      const { total } = await call('lab.users', { offset: 0, limit: 1 });
      // Every copy is whole: as many thousands as steps were done when it was made.
      expect(Number(total) % 1000).toBe(0);
      expect(Number(total) / 1000).toBeGreaterThanOrEqual(due);
      expect(Number(total) / 1000).toBeLessThanOrEqual(done.length + 1);
    } finally {
      await next.close();
      rmSync(folder, { recursive: true });
    }
  },
);
