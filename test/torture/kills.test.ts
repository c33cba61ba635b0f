/** Command lines that are killed with SIGKILL while they write: every file is the one before or the one after. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openImplab } from '../../src/main/files/implab';
import { parseStep } from '../../src/main/files/step-schema';
import { PAIR, scenario } from '../cli/labs';
import { liveAndDie } from '../web/lives';
import { chance, ROUNDS, SEED } from './random';
import { startDoomed } from './sudden-death';

const PROGRAM = resolve(import.meta.dirname, '../../out/main/cli.js');
/** A kill takes as long as forty files of other rounds. */
const KILLS = Math.ceil(ROUNDS / 4);

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'implab-kills-'));
});
afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 10 }));
const place = (name: string): string => join(folder, name);

const FEW = 300;
const MANY = 9000;
const GROUPS =
  '<r><return><presenceRedundancyGroup><name>PRG-1</name><server1>imp1</server1><server2>imp2</server2>' +
  '<haEnabled>true</haEnabled></presenceRedundancyGroup></return></r>';

/** What a command reads: a lab with few or many users, and the pieces of such a lab. */
async function writeSources(size: number): Promise<void> {
  const rounds = Array.from({ length: 40 }, () => ({ do: 'enable-users', count: size / 100 }));
  await writeFile(
    place(`in-${size}.json`),
    scenario([...PAIR, { do: 'enable-users', count: (size * 3) / 5 }, ...rounds]),
  );
  const rows = Array.from({ length: size }, (_, at) => `user${at},imp${1 + (at % 2)}\n`);
  await writeFile(place(`in-${size}.csv`), `USER ID,ASSIGNED PRESENCE SERVER\n${rows.join('')}`);
  await writeFile(place('groups.xml'), GROUPS);
}

/** A file that a command writes, by what leads to it. */
interface Writer {
  readonly out: string;
  readonly args: (size: number) => readonly string[];
}

const imports = (out: string) => (size: number) => [
  'import',
  place(out),
  place('groups.xml'),
  place(`in-${size}.csv`),
  '--ova',
  '5K',
  '--mode',
  'Balanced',
];
const exports = (out: string, kind: string) => (size: number) => [
  'export',
  place(`in-${size}.json`),
  place(out),
  '--as',
  kind,
];
const converts = (out: string) => (size: number) => [
  'convert',
  place(`in-${size}.json`),
  place(out),
];
const WRITERS: readonly Writer[] = [
  { out: 'converted.implab', args: converts('converted.implab') },
  { out: 'converted.json', args: converts('converted.json') },
  { out: 'converted.html', args: converts('converted.html') },
  { out: 'bulk.csv', args: exports('bulk.csv', 'bulk') },
  { out: 'assignments.csv', args: exports('assignments.csv', 'assignments') },
  { out: 'imported.json', args: imports('imported.json') },
  { out: 'imported.implab', args: imports('imported.implab') },
];

/** What a file says, in a form that two files of the same lab share; null where there is none. */
async function saidBy(name: string): Promise<string | null> {
  if (!existsSync(place(name))) return null;
  const bytes = new Uint8Array(await readFile(place(name)));
  if (!/\.implab~?$/.test(name)) return Buffer.from(bytes).toString('latin1');
  const opened = await openImplab(bytes, parseStep);
  if (!opened.ok) return `not a lab: ${JSON.stringify(opened)}`;
  const said = JSON.stringify(opened.store.stored.record.journal);
  opened.store.close();
  return said;
}

function written(writer: Writer, size: number): void {
  const done = spawnSync(process.execPath, [PROGRAM, ...writer.args(size)], { encoding: 'utf8' });
  expect(done.status, done.stderr).toBe(0);
}

test('a command that is killed while it converts, exports or imports leaves the old file or the new one', async () => {
  await writeSources(FEW);
  await writeSources(MANY);
  const by = chance(SEED * 49_979_687);
  const tried = ROUNDS < 100 ? [by.pick(WRITERS.slice(0, 3)), by.pick(WRITERS.slice(3))] : WRITERS;
  const versions = new Map<string, readonly (string | null)[]>();
  let whole = 0;
  for (const writer of tried) {
    const from = performance.now();
    written(writer, MANY);
    const many = await saidBy(writer.out);
    written(writer, FEW);
    whole = Math.max(whole, (performance.now() - from) / 2);
    versions.set(writer.out, [many, await saidBy(writer.out)]);
  }
  let killed = 0;
  for (let round = 0; round < KILLS; round++) {
    const why = `seed ${SEED}, kill ${round}`;
    const writer = by.pick(tried);
    const death = { writesIn: folder, writes: /./, happenings: 8, within: whole * 1.2 };
    const { died } = startDoomed([PROGRAM, ...writer.args(by.pick([FEW, MANY]))], death, by);
    if (await died) killed++;
    const wholes = versions.get(writer.out)!;
    expect(wholes.includes(await saidBy(writer.out)), `${why}: ${writer.out}`).toBe(true);
    // The version before is whole, too; for an instant there is none.
    expect(
      [null, ...wholes].includes(await saidBy(`${writer.out}~`)),
      `${why}: ${writer.out}~`,
    ).toBe(true);
  }
  console.log(`${killed} of ${KILLS} commands were killed before their end`);
  // What was begun and never finished lies beside under names of its own, and is in nobody's way.
  const known = new Set(['groups.xml', ...tried.flatMap(({ out }) => [out, `${out}~`])]);
  const odd = (await readdir(folder)).filter(
    (name) => !known.has(name) && !/^in-\d+\.(json|csv)$|^\..*\.tmp$/.test(name),
  );
  expect(odd).toEqual([]);
  for (const writer of tried) written(writer, MANY);
});

// Each life mostly waits for the copy of two seconds; `test/web/crash.test.ts` takes a few of them every time.
test.runIf(ROUNDS >= 100)(
  'a host that is killed again and again loses nothing that was promised',
  async () => {
    const by = chance(SEED * 67_867_967);
    await liveAndDie(folder, [
      6000,
      ...Array.from({ length: ROUNDS / 50 }, () => 100 + by.below(6500)),
    ]);
  },
);
