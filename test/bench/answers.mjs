/**
 * How long a page waits while something long runs, for every command of the lab, and how soon that ends when it is cancelled.
 * Figures, not tests: `node test/bench/answers.mjs [word …]` on the built web host; a word is a part of a lab and a command
 * (`huge plan.`), or of a file that is opened (`open 4 MB`).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { COMMANDS, FILES } from './answers/commands.mjs';
import { endHost, memory, must, post, sleep, startHost, watch } from './answers/host.mjs';
import { asFile, fail, HUGE, LABS, many, restore } from './answers/labs.mjs';

/** Work that took longer is done again and cancelled at its half, in milliseconds. */
const WORTH_CANCELLING = 300;
/** Nothing is waited for longer. */
const LONGEST = 120_000;
/** Shorter pieces of work and waits are not worth a line, unless all are asked for (`--all`). */
const NOTEWORTHY = 50;
const SLOW = 400;

const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const all = process.argv.includes('--all');
const isWanted = (name) => words.length === 0 || words.some((word) => name.includes(word));

function tell(name, { took, waits, cancelled = null, most, said }) {
  const ms = (value) => `${Math.round(value)}`.padStart(6);
  console.log(
    `${name.padEnd(40)} takes ${ms(took)}  longest piece ${ms(waits.piece)}  same lab waits ${ms(waits.here)}  others ${ms(waits.elsewhere)}` +
      `  cancel ${String(cancelled ?? '–').padStart(8)}  ${ms(most)} MB  ${said}`,
  );
}

async function answered(task) {
  const answer = await Promise.race([task.answer, sleep(LONGEST).then(() => null)]);
  if (answer === null) return { said: 'NO ANSWER', value: null };
  const text = String(answer.subarray(0, 2_000));
  if (!text.startsWith('{"ok":true')) return { said: text.slice(0, 110), value: null };
  return { said: 'ok', value: answer };
}

async function timed(host, command, args, about) {
  const stop = await watch(host);
  const begun = performance.now();
  const { said, value } = await answered(post(host, command, args, about));
  const took = performance.now() - begun;
  return { took, waits: await stop(), said, value, most: memory(host) };
}

/** Milliseconds from the cancel to the answer of what was cancelled, or what else it said. */
async function cancelled(host, command, args, about, after) {
  const task = post(host, command, args, { ...about, id: 'job' });
  await sleep(after);
  const begun = performance.now();
  await post(host, 'task.cancel', { id: 'job' }, about).answer;
  const { said } = await answered(task);
  const ms = Math.round(performance.now() - begun);
  return said.includes('cancelled') ? ms : `${ms} (done)`;
}

/** Questions and exports change nothing, so that they can be asked twice. */
const REPEATABLE =
  /^(lab\.(?!run|undo|redo|goTo|rename)|plan\.(moves|moveUsers|bulkFile|runbook|lowerRisk|avail|size)|file\.export|users\.preview|branch\.(list|compare|tryReplay)|file\.openBytes)/;

async function commandsOn(lab) {
  const chosen = COMMANDS.filter(([name]) => isWanted(`${lab} ${name}`));
  if (chosen.length === 0) return;
  const host = await startHost();
  const { workspace } = JSON.parse(await raw(host));
  host.main = workspace;
  const about = { workspace };
  await must(host, 'file.openBytes', asFile(LABS[lab]), about);
  const answers = {};
  for (const [name, given] of COMMANDS) {
    const isChosen = isWanted(`${lab} ${name}`);
    // What others stand on is done, though nobody looks at the clock.
    const isNeeded =
      /^(plan\.(moves|play|keep|apply)|branch|lab\.undo|file\.samples|import\.add)/.test(name);
    if (!isChosen && !(isNeeded && chosen.some(([each]) => needs(each)))) continue;
    const [command] = name.split(' ');
    try {
      const args = JSON.stringify(
        typeof given === 'function' ? given({ steps: LABS[lab], answers }) : given,
      );
      const result = await timed(host, command, args, about);
      if (result.value !== null && /plan\.moves$|file\.samples/.test(name))
        answers[name] = JSON.parse(result.value);
      if (!isChosen) continue;
      const isLong = result.took > WORTH_CANCELLING && REPEATABLE.test(command);
      const stopped = isLong
        ? await cancelled(host, command, args, about, Math.min(result.took / 2, 3000))
        : null;
      const isWorth = result.waits.piece > NOTEWORTHY || result.waits.here > SLOW;
      if (all || isWorth || result.said !== 'ok')
        tell(`${lab}: ${name}`, { ...result, cancelled: stopped });
    } catch (error) {
      console.log(`${lab}: ${name}: ${error}`);
    }
  }
  await endHost(host);
}

const needs = (name) => /^(plan\.(apply|keep)|branch|lab\.undo|file\.openSample|import)/.test(name);

const raw = (host) => post(host, '../workspaces', '{}').answer;

async function openings() {
  for (const [name, steps] of Object.entries(FILES)) {
    if (!isWanted(`open ${name}`)) continue;
    await opening(`open ${name}`, JSON.stringify(asFile(steps())));
  }
  if (isWanted('open implab of ten million'))
    await opening('open implab of ten million', await saved(HUGE));
  if (isWanted('open implab of 10 000 steps'))
    await opening('open implab of 10 000 steps', await saved(LABS.long));
  if (isWanted('open implab with branches'))
    await opening('open implab with branches', await saved(LABS.usual, 40));
}

/** The body that opens a lab file made of these steps, with so many branches. */
async function saved(steps, branches = 0) {
  const host = await startHost();
  const long = branches === 0 ? steps : [...steps, ...many(300, fail, ...restore)];
  await must(host, 'file.openBytes', asFile(long));
  for (let at = 0; at < branches; at++) {
    await must(host, 'branch.fork', { at: 20 * at + 15, name: `b${at}` });
    await post(host, 'lab.run', { steps: many(20, fail, ...restore) }).answer;
  }
  const { file } = await must(host, 'file.saveBytes', {});
  await endHost(host);
  return JSON.stringify({ name: 'bench.implab', data: file.data });
}

async function opening(name, body) {
  const host = await startHost();
  host.main = JSON.parse(await raw(host)).workspace;
  const about = { workspace: host.main };
  await must(host, 'file.openBytes', asFile(LABS.usual), about);
  const first = cancelled(host, 'file.openBytes', body, about, 700);
  const stopped = await first;
  const isDone = String(stopped).includes('done');
  if (isDone) await must(host, 'file.openBytes', asFile(LABS.usual), about);
  const result = await timed(host, 'file.openBytes', body, about);
  const after = await first.then(() => timed(host, 'lab.run', { steps: [fail] }, about));
  tell(name, { ...result, cancelled: isDone ? '–' : stopped });
  tell('  and the first edit', after);
  post(host, 'file.openBytes', body, about);
  await sleep(300);
  const ended = await endHost(host, { signal: 'SIGINT' });
  if (ended > 250) console.log(`${name}: Ctrl+C ended it after ${Math.round(ended)} ms`);
}

/** A huge lab that was lost and is opened again. */
async function recovering() {
  if (!isWanted('recover ten million')) return;
  const first = await startHost();
  await must(first, 'file.openBytes', asFile(HUGE));
  await must(first, 'lab.run', { steps: [fail] });
  await sleep(6000);
  await endHost(first, { keep: true });
  const host = await startHost(first.data);
  host.main = JSON.parse(await raw(host)).workspace;
  await must(host, 'file.openBytes', asFile(LABS.usual), { workspace: host.main });
  const offered = await timed(host, 'file.recovery', {}, { workspace: host.main });
  tell('offer the copy of ten million', offered);
  tell(
    'recover ten million',
    await timed(host, 'file.recover', { accept: true }, { workspace: host.main }),
  );
  await endHost(host);
}

function unmeasured() {
  const folder = resolve(import.meta.dirname, '../../src/main/lab/commands');
  const text = readdirSync(folder)
    .map((file) => readFileSync(resolve(folder, file), 'utf8'))
    .join('\n');
  const named = new Set(COMMANDS.map(([name]) => name.split(' ')[0]));
  const declared = [...text.matchAll(/^ {2}'([a-z]+\.[A-Za-z]+)': \{/gm)].map(([, name]) => name);
  return declared.filter((name) => !named.has(name));
}

const missing = unmeasured();
if (missing.length > 0) {
  console.error(`Not measured: ${missing.join(', ')}. Give them a line in answers/commands.mjs.`);
  process.exit(1);
}
for (const lab of Object.keys(LABS)) await commandsOn(lab);
await openings();
await recovering();
process.exit(0);
