/** A desktop's document that is killed while it saves to a path and while its recovery copies are written. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { openImplab } from '../../src/main/files/implab';
import { parseStep } from '../../src/main/files/step-schema';
import type { Told } from './document-life';
import { type Chance, chance, ROUNDS, SEED } from './random';
import { type Death, startDoomed } from './sudden-death';

/** A life of a document costs as much as sixteen files of other rounds. */
const LIVES = Math.ceil(ROUNDS / 16);
/** Milliseconds after which a change must be safe. */
const PROMISED = 5000;
/** Beside `node_modules`, where it finds its packages. */
const BUILT = resolve(import.meta.dirname, '../../test-results/torture');

/** `document-life.ts` as a program of Node. */
async function builtLife(): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: resolve(import.meta.dirname, 'document-life.ts'),
      outDir: BUILT,
      target: 'node20',
      rollupOptions: { output: { format: 'es', entryFileNames: 'document-life.mjs' } },
    },
  });
  return join(BUILT, 'document-life.mjs');
}

/** Users of a lab on disk; a file that is no whole lab, or another one than `name`, fails the test. */
async function usersIn(path: string, name: string, why: string): Promise<number> {
  const opened = await openImplab(new Uint8Array(await readFile(path)), parseStep);
  expect(opened.ok, `${why}: ${path}`).toBe(true);
  if (!opened.ok) throw new Error(why);
  const { record, state } = opened.store.stored;
  opened.store.close();
  // A copy of a large lab holds its steps with none of them done.
  const { journal } = record;
  expect(JSON.stringify(journal), `${why}: ${path}`).toContain(
    `{"do":"add-group","name":"${name}"}`,
  );
  return state.users.counts.present;
}

/** How long lives last, how often they save, and what is written when half of them are killed. */
const KINDS = {
  saves: { within: 1500, savesEvery: 3, writes: /lab-/, happenings: 40 },
  copies: { within: 5000, savesEvery: 1_000_000, writes: /recovery/, happenings: 40 },
  both: { within: 7500, savesEvery: 150, writes: /recovery/, happenings: 40 },
} as const;

test('a document that is killed while it saves and keeps copies loses nothing that was promised', async () => {
  const program = await builtLife();
  const folder = await mkdtemp(join(tmpdir(), 'implab-lives-'));
  const data = join(folder, 'data');
  await mkdir(data);
  const by: Chance = chance(SEED * 86_028_121);
  let path = '';
  let safe = 0;
  let killed = 0;
  let offers = 0;
  let longest = 0;
  for (let life = 0; life < LIVES; life++) {
    const why = `seed ${SEED}, life ${life}`;
    if (life % 40 === 0) {
      // Another file from here on, and no copy of the lab before: whatever is found then is of this one.
      path = join(folder, `lab-${life}.implab`);
      safe = 0;
      for (const name of await readdir(data)) await rm(join(data, name), { recursive: true });
    }
    const kind = KINDS[life === 0 ? 'saves' : by.pick(['saves', 'copies', 'both'] as const)];
    const saved: Extract<Told, { kind: 'saved' | 'saving' }>[] = [];
    const done: { at: number; users: number }[] = [];
    let found: Extract<Told, { kind: 'found' }> | null = null;
    const { savesEvery, ...when } = kind;
    const death: Death = {
      ...when,
      writesIn: kind === KINDS.saves ? folder : data,
      spared: life % 8 === 0 ? 'nothing' : 'start',
    };
    const { child, died } = startDoomed([program, data, path, String(savesEvery)], death, by);
    const failed: string[] = [];
    child.on('message', (told: Told) => {
      if (told.kind === 'failed') failed.push(told.why);
      else if (told.kind === 'found') found = told;
      else if (told.kind === 'done') done.push({ at: Date.now(), users: told.users });
      else saved.push(told);
    });
    const alive = await died;
    const dead = Date.now();
    expect(failed, why).toEqual([]);
    expect(alive, why).toBe(true);
    killed++;
    if (found !== null) {
      const { copy, file } = found as Extract<Told, { kind: 'found' }>;
      if (copy !== null) offers++;
      const best = Math.max(copy ?? 0, file ?? 0);
      expect(best, `${why}: older than was promised`).toBeGreaterThanOrEqual(safe);
      safe = best;
    }
    longest = Math.max(longest, done.length === 0 ? 0 : dead - done[0]!.at);
    for (const { at, users } of done) if (at < dead - PROMISED) safe = Math.max(safe, users);
    for (const { kind, users } of saved) if (kind === 'saved') safe = Math.max(safe, users);
    const name = basename(path);
    if (existsSync(path)) {
      const held = await usersIn(path, name, why);
      const most = Math.max(safe, ...saved.map(({ users }) => users));
      const least = saved.filter(({ kind }) => kind === 'saved').at(-1)?.users ?? 0;
      expect(held, why).toBeGreaterThanOrEqual(least);
      expect(held, why).toBeLessThanOrEqual(most);
      safe = Math.max(safe, held);
    }
    if (existsSync(`${path}~`)) await usersIn(`${path}~`, name, why);
    for (const copy of (await readdir(data)).filter((each) => each.endsWith('.implab')))
      await usersIn(join(data, copy), name, why);
  }
  console.log(
    `${killed} documents were killed, the longest lived ${longest} ms; ${offers} copies were offered`,
  );
  await rm(folder, { recursive: true, maxRetries: 10 });
});
