/**
 * How long an open lab keeps a page waiting while something long runs, and how soon that ends when it is cancelled.
 * Figures, not tests: `node test/bench/answers.mjs [word of a job …]` on the built web host.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const PROGRAM = resolve(import.meta.dirname, '../../out/main/web.js');
/** Milliseconds after which a job is cancelled here, and those from one question to the next. */
const CANCEL_AFTER = 700;
const EVERY = 60;
const LONGEST = 15_000;

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const scenario = (steps) => JSON.stringify({ format: 'implab-scenario', version: 1, steps });
const base64 = (text) => Buffer.from(text).toString('base64');

async function startHost() {
  const data = mkdtempSync(join(tmpdir(), 'implab-answers-'));
  const child = spawn(process.execPath, [PROGRAM, '--no-open', '--port', '0'], {
    env: { ...process.env, IMPLAB_DATA: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await new Promise((found) => {
    child.stdout.on('data', (text) => {
      const match = /http:\S+/.exec(String(text));
      if (match) found(match[0]);
    });
  });
  const entered = await fetch(address, { redirect: 'manual' });
  const key = /key=(.+)$/.exec(entered.headers.get('location'))[1];
  const { origin, port } = new URL(address);
  const ended = new Promise((done) => child.once('exit', done));
  return { child, data, key, origin, port, ended };
}

/** A call as a page makes it; `abort` ends its connection. */
function post(host, command, args, about = {}) {
  const body = typeof args === 'string' ? args : JSON.stringify(args);
  let mine;
  const answer = new Promise((done, failed) => {
    mine = request(
      {
        port: host.port,
        host: '127.0.0.1',
        method: 'POST',
        path: `/api/call/${command}?${new URLSearchParams(about)}`,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          origin: host.origin,
          'x-implab-key': host.key,
        },
      },
      (response) => {
        const parts = [];
        response.on('data', (part) => parts.push(part));
        response.on('end', () => done(Buffer.concat(parts)));
        response.on('error', failed);
      },
    );
    mine.on('error', failed);
    mine.end(body);
  });
  return { answer, abort: () => mine.destroy() };
}

const call = async (host, command, args, about) =>
  JSON.parse(await post(host, command, args, about).answer);

async function must(host, command, args) {
  const answer = await call(host, command, args);
  if (!answer.ok) throw new Error(`${command}: ${JSON.stringify(answer).slice(0, 300)}`);
  return answer;
}

/** Cheap questions, one after another, until it is told to stop: the longest that one of them waited. */
function watch(host) {
  let running = true;
  let longest = 0;
  let count = 0;
  const QUESTIONS = [
    ['lab.users', { offset: 100, limit: 50 }],
    ['lab.step', { index: 0 }],
    ['host.info', {}],
  ];
  const done = (async () => {
    while (running) {
      const [command, args] = QUESTIONS[count++ % QUESTIONS.length];
      const begun = performance.now();
      await post(host, command, args).answer;
      longest = Math.max(longest, performance.now() - begun);
      await sleep(EVERY);
    }
  })();
  return async () => {
    running = false;
    await done;
    return { longest, count };
  };
}

/** Most memory that the host has held, in megabytes; 0 where the system does not tell. */
function memory(host) {
  try {
    const status = readFileSync(`/proc/${host.child.pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+)/.exec(status)[1]) / 1024;
  } catch {
    return 0;
  }
}

const pairs = (count, capacity = 25_000) =>
  Array.from({ length: count }, (_, at) => [
    { do: 'add-group', name: `G${at}`, ha: true },
    { do: 'add-node', group: `G${at}`, name: `${at}A`, capacity },
    { do: 'add-node', group: `G${at}`, name: `${at}B`, capacity },
  ]).flat();
const many = (count, ...steps) => Array.from({ length: count }, () => steps).flat();
const fail = { do: 'fail-node', node: '0A' };
const restore = [
  { do: 'restore-node', node: '0A' },
  { do: 'fallback', group: 'G0' },
];

const HUGE = [...pairs(5, 1_000_000), { do: 'enable-users', count: 10_000_000 }];
const listed = (count) =>
  Array.from({ length: count }, (_, at) => ({ id: `m${at}.${'x'.repeat(20)}` }));

const own75k = [...pairs(3), { do: 'enable-users', count: 75_000 }, fail, ...restore];

/** Labs to work on, by name: their steps. */
const LABS = {
  usual: own75k,
  wide: [...pairs(125), { do: 'enable-users', count: 200_000 }],
  wideHuge: [...pairs(125, 100_000), { do: 'enable-users', count: 5_000_000 }],
  long: [...pairs(3), { do: 'enable-users', count: 75_000 }, ...many(3400, fail, ...restore)],
};

const csv = (count) =>
  `USER ID,HOME CLUSTER,ENABLE USER FOR UNIFIED CM IM AND PRESENCE,ASSIGNED PRESENCE SERVER\n${Array.from({ length: count }, (_, at) => `new${at},t,t,`).join('\n')}\n`;

const openJson = (steps) => () => [
  'file.openBytes',
  { name: 'other.json', data: base64(scenario(steps())) },
];
const size = {
  users: 900_000,
  tenths: 15,
  rate: 500,
  years: 10,
  survive: 'node',
  style: 'pairs',
  release: '15',
  features: [],
};

/** Each job: the lab that is open, and the call that takes long. */
const JOBS = {
  'open ten million once': ['usual', openJson(() => HUGE)],
  'open ten million over and over': [
    'usual',
    openJson(() => [
      ...HUGE,
      ...many(
        40,
        fail,
        ...restore,
        { do: 'rebalance', strategy: 'capacity' },
        { do: 'unassign', all: true },
        { do: 'assign-unassigned' },
      ),
    ]),
  ],
  'open ten million, left and come': [
    'usual',
    openJson(() => [
      ...HUGE,
      { do: 'disable-users', all: true },
      { do: 'enable-users', count: 9_000_000 },
    ]),
  ],
  'open 100 000 notes': [
    'usual',
    openJson(() => [...pairs(3), ...many(99_000, { do: 'note', text: 'n' })]),
  ],
  'open 100 000 failures': [
    'usual',
    openJson(() => [
      ...pairs(3),
      { do: 'enable-users', count: 75_000 },
      ...many(33_000, fail, ...restore),
    ]),
  ],
  'open 250 nodes, 5 000 steps': [
    'usual',
    openJson(() => [
      ...pairs(125),
      { do: 'enable-users', count: 500_000 },
      ...many(1500, fail, ...restore),
    ]),
  ],
  'open 4 MB of users': [
    'usual',
    openJson(() => [...pairs(3), { do: 'enable-users', users: listed(100_000) }]),
  ],
  'open 20 MB of users': [
    'usual',
    openJson(() => [...pairs(3), { do: 'enable-users', users: listed(500_000) }]),
  ],
  'open implab of 10 000 000': ['usual', ['implab', 'huge']],
  'open implab of 10 000 steps': ['usual', ['implab', 'long']],
  'open implab with branches': ['usual', ['implab', 'branches']],
  'compare with a huge file': [
    'usual',
    () => [
      'lab.diff',
      {
        a: { kind: 'position', position: 3 },
        b: { kind: 'file', name: 'b.json', data: base64(scenario(HUGE)) },
      },
    ],
  ],
  'what-if, two nodes, 250 nodes': [
    'wide',
    () => ['lab.failures', { scope: 'two', offset: 0, limit: 100 }],
  ],
  'what-if, one node, 5 000 000': [
    'wideHuge',
    () => ['lab.failures', { scope: 'one', offset: 0, limit: 100 }],
  ],
  'tip, 250 nodes': ['wide', () => ['lab.tip', { devices: 1 }]],
  'tip, 5 000 000': ['wideHuge', () => ['lab.tip', { devices: 1 }]],
  'shoot-out, 5 000 000': ['wideHuge', () => ['lab.shootOut', {}]],
  'plan moves, 250 nodes': ['wide', () => ['plan.moves', { goal: { kind: 'even' } }]],
  'plan moves, 5 000 000': [
    'wideHuge',
    () => ['plan.moves', { goal: { kind: 'empty', node: '0A', to: 'level' } }],
  ],
  'plan size': ['usual', () => ['plan.size', size]],
  'plan runbook, 250 nodes': ['wide', () => ['plan.runbook', { job: 'patch', node: '0A' }]],
  'availability, 250 nodes': ['wide', () => ['plan.availability', { rates: null }]],
  'explain, 10 000 steps': ['long', () => ['lab.explain', { id: 'user70000' }]],
  'flips, 10 000 steps': ['long', () => ['lab.flips', { id: 'user70000' }]],
  'why not, 10 000 steps': ['long', () => ['lab.whyNot', { id: 'user70000', node: '1A' }]],
  'life, 10 000 steps': ['long', () => ['lab.user', { id: 'user70000' }]],
  'diagnose, 10 000 steps': ['long', () => ['lab.diagnose', { question: 'secondary' }]],
  'view of an early step, 10 000 steps': ['long', () => ['lab.viewAt', { position: 5001 }]],
  'users of an early step, 10 000 steps': [
    'long',
    () => ['lab.users', { offset: 0, limit: 50, position: 5001 }],
  ],
  'clock, 10 000 steps': ['long', () => ['lab.clock', { step: 5008 }]],
  'read 75 000 rows': [
    'usual',
    () => ['users.previewCsv', { name: 'u.csv', data: base64(csv(75_000)) }],
  ],
  'import 75 000 rows': [
    'usual',
    () => ['users.importCsv', { name: 'u.csv', data: base64(csv(75_000)) }],
  ],
  'piece of 75 000 rows': [
    'usual',
    () => ['import.add', { name: 'u.csv', data: base64(csv(75_000)) }],
  ],
  'piece of 1 000 000 rows': [
    'usual',
    () => ['import.add', { name: 'u.csv', data: base64(csv(1_000_000)) }],
  ],
  'export report': ['usual', () => ['file.export', { kind: 'report' }]],
  'export report, 250 nodes': ['wide', () => ['file.export', { kind: 'report' }]],
  'export report, 10 000 steps': ['long', () => ['file.export', { kind: 'report' }]],
  'export scenario, 10 000 steps': ['long', () => ['file.export', { kind: 'scenario' }]],
  'export assignments, 5 000 000': ['wideHuge', () => ['file.export', { kind: 'assignments-csv' }]],
  'export bulk, 5 000 000': ['wideHuge', () => ['file.export', { kind: 'bulk-csv' }]],
  'export implab, 5 000 000': ['wideHuge', () => ['file.export', { kind: 'implab' }]],
  'lesson open': ['usual', () => ['lesson.open', { key: 'a-cluster-from-zero' }]],
  'one edit, 250 nodes': ['wide', () => ['lab.run', { steps: [fail] }]],
  'one edit, 5 000 000': ['wideHuge', () => ['lab.run', { steps: [fail] }]],
};

async function implab(host, what) {
  if (what === 'huge') await must(host, 'file.openBytes', openJson(() => HUGE)()[1]);
  if (what === 'long') await must(host, 'file.openBytes', openJson(() => LABS.long)()[1]);
  if (what === 'branches') {
    await must(
      host,
      'file.openBytes',
      openJson(() => [...own75k, ...many(300, fail, ...restore)])()[1],
    );
    for (let at = 0; at < 40; at++) {
      await must(host, 'branch.fork', { at: 20 * at + 10, name: `b${at}` });
      await must(host, 'lab.run', {
        steps: many(20, fail, ...restore).map((step, i) => (i === 0 ? step : step)),
      }).catch(() => {});
    }
  }
  const saved = await must(host, 'file.saveBytes', {});
  return JSON.stringify({ name: `${what}.implab`, data: saved.file.data });
}

const kept = new Map();
async function bodyOf(job) {
  if (typeof job === 'function') {
    const [command, args] = job();
    return [command, JSON.stringify(args)];
  }
  const [, what] = job;
  if (!kept.has(what)) {
    const maker = await startHost();
    kept.set(what, await implab(maker, what));
    maker.child.kill('SIGKILL');
    await maker.ended;
    rmSync(maker.data, { recursive: true, force: true });
  }
  return ['file.openBytes', kept.get(what)];
}

async function measure(name, [lab, job]) {
  const [command, body] = await bodyOf(job);
  const host = await startHost();
  await must(host, 'file.openBytes', openJson(() => LABS[lab])()[1]);
  const stop = watch(host);
  await sleep(200);
  const quiet = await stop();
  const again = watch(host);
  await sleep(50);
  // Cancelled first: the lab must be the same afterwards.
  let cancelled = '–';
  if (!/edit|import 75|lesson/.test(name)) {
    const task = post(host, command, body, { id: 'job' });
    await sleep(CANCEL_AFTER);
    const state = await Promise.race([task.answer.then(() => 'done'), sleep(1).then(() => 'runs')]);
    if (state === 'runs') {
      const begun = performance.now();
      await post(host, 'task.cancel', { id: 'job' }).answer;
      const left = await Promise.race([task.answer, sleep(LONGEST).then(() => null)]);
      cancelled = `${Math.round(performance.now() - begun)}${left && String(left.subarray(0, 300)).includes('cancelled') ? '' : ' (done)'}`;
    }
  }
  const begun = performance.now();
  const task = post(host, command, body, { id: 'job2' });
  const answer = await Promise.race([task.answer, sleep(LONGEST).then(() => null)]);
  const took = performance.now() - begun;
  const { longest } = await again();
  const said = answer === null ? 'NO ANSWER' : String(answer.subarray(0, 70));
  const most = memory(host);
  const leaving = performance.now();
  const last = post(host, command, body, { id: 'job3' });
  last.answer.catch(() => {});
  await sleep(300);
  const pressed = performance.now();
  host.child.kill('SIGINT');
  const over = await Promise.race([host.ended.then(() => true), sleep(LONGEST).then(() => false)]);
  const ended = performance.now() - pressed;
  if (!over) host.child.kill('SIGKILL');
  void leaving;
  rmSync(host.data, { recursive: true, force: true });
  console.log(
    `${name.padEnd(40)} takes ${took.toFixed(0).padStart(6)}  waits ${longest.toFixed(0).padStart(6)} (quiet ${quiet.longest.toFixed(0)})  cancel ${String(cancelled).padStart(10)}  Ctrl+C ${ended.toFixed(0).padStart(6)}  ${most.toFixed(0).padStart(5)} MB  ${said.startsWith('{"ok":true') ? 'ok' : said}`,
  );
}

const words = process.argv.slice(2);
for (const [name, job] of Object.entries(JOBS)) {
  if (words.length > 0 && !words.some((word) => name.includes(word))) continue;
  await measure(name, job).catch((error) => console.log(`${name}: ${error}`));
}
process.exit(0);
