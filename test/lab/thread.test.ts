import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { LAB_FILES } from '../../src/main/files/lab-files';
import { batchesOf, reader } from '../../src/main/lab/handover/codec';
import { createLab } from '../../src/main/lab/labs';
import type { Thread } from '../../src/main/lab/opening/thread';
import type { LabApi, LabCommand, LabEvent } from '../../src/shared/lab-api';
import type { Step } from '../../src/shared/step';
import { pretendedThread } from './pretended-thread';

async function labWith(startThread?: () => Thread) {
  const lab = await createLab({
    files: LAB_FILES,
    host: { kind: 'web', platform: 'linux', version: '1' },
    ...(startThread && { startThread }),
  });
  const events: LabEvent[] = [];
  lab.subscribe((event) => events.push(event));
  const ask = <K extends LabCommand>(command: K, args: LabApi[K]['args'], id?: string) =>
    lab.call(command, args, id === undefined ? {} : { id }) as Promise<LabApi[K]['result']>;
  return { lab, events, ask };
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const scenario = (steps: readonly Step[]): string =>
  base64(JSON.stringify({ format: 'implab-scenario', version: 1, title: 'Far', steps }));

const PAIR: readonly Step[] = [
  { do: 'add-group', name: 'PRG-1', ha: true },
  { do: 'add-node', group: 'PRG-1', name: 'imp1', capacity: 5000 },
  { do: 'add-node', group: 'PRG-1', name: 'imp2', capacity: 5000 },
];
/** More steps than are replayed in a moment, so that it goes to a thread; with everything that a state can hold. */
const HEAVY: readonly Step[] = [
  ...PAIR,
  { do: 'enable-users', users: [{ id: 'ada' }, { id: '__proto__' }, { id: 'u9', server: 'imp2' }] },
  { do: 'enable-users', count: 5000 },
  { do: 'set-notes', on: 'user', name: 'ada', text: 'first' },
  { do: 'set-notes', on: 'node', name: 'imp1', text: 'n' },
  { do: 'disable-users', count: 30, node: 'imp1' },
  { do: 'fail-node', node: 'imp1' },
  { do: 'fail-node', node: 'imp1', refused: 'ALREADY_DOWN' },
  { do: 'enable-users', count: 2, prefix: 'late' },
  { do: 'expect', assigned: { imp9: 1 }, unassigned: 0 },
  ...Array.from({ length: 2000 }, (): Step => ({ do: 'note', text: 'n' })),
];

test('a lab that was opened in a thread is the same as one that was opened here, and goes on the same', async () => {
  const threads: (Thread & { isEnded: boolean })[] = [];
  const far = await labWith(() => {
    threads.push(pretendedThread());
    return threads.at(-1)!;
  });
  const near = await labWith();
  const said = [];
  for (const { ask, events } of [far, near]) {
    await ask('file.new', { template: 'pair' });
    expect(await ask('file.openBytes', { name: 'far.json', data: scenario(HEAVY) })).toMatchObject({
      ok: true,
    });
    const answers: unknown[] = [events.findLast(({ type }) => type === 'lab.changed')];
    answers.push(await ask('lab.viewAt', { position: 5 }));
    answers.push(await ask('lab.users', { search: 'u9', offset: 0, limit: 20 }));
    answers.push(await ask('lab.explain', { id: 'ada' }));
    answers.push(await ask('lab.undo', {}), await ask('lab.redo', {}));
    answers.push(await ask('lab.run', { steps: [{ do: 'enable-users', users: [{ id: 'bob' }] }] }));
    answers.push(await ask('file.export', { kind: 'scenario' }));
    answers.push(await ask('lab.users', { offset: 4990, limit: 20 }));
    // Which lab it is differs, and nothing else.
    said.push(JSON.parse(JSON.stringify(answers).replace(/"lab":"[^"]*"/g, '"lab":""')));
  }
  expect(said[0]).toEqual(said[1]);
  expect(threads.map(({ isEnded }) => isEnded)).toEqual([true]);
});

test('while a lab is opened in a thread the open one answers; cancelled, the thread ends and the lab stays', async () => {
  const thread = pretendedThread({ silent: true });
  const { ask } = await labWith(() => thread);
  await ask('file.new', { template: 'pair' });
  const opening = ask('file.openBytes', { name: 'far.json', data: scenario(HEAVY) }, 'job');
  expect(await ask('lab.run', { steps: [{ do: 'note', text: 'meanwhile' }] })).toMatchObject({
    ok: true,
  });
  await ask('task.cancel', { id: 'job' });
  expect(await opening).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
  expect(thread.isEnded).toBe(true);
  expect(await ask('lab.step', { index: 0 })).toMatchObject({ ok: true });
});

test('a lab that changed while another one was opened stays', async () => {
  const { ask } = await labWith(() => pretendedThread());
  await ask('file.new', { template: 'empty' });
  const opening = ask('file.openBytes', { name: 'far.json', data: scenario(HEAVY) });
  await ask('lab.run', { steps: [{ do: 'note', text: 'meanwhile' }] });
  expect(await opening).toMatchObject({ ok: false, problem: { code: 'lab-changed' } });
});

test('who went away before the lab was open ends its opening', async () => {
  const thread = pretendedThread({ silent: true });
  const { lab } = await labWith(() => thread);
  const gone = new AbortController();
  const args = { name: 'far.json', data: scenario(HEAVY) };
  const opening = lab.call('file.openBytes', args, {}, gone.signal);
  // A turn of its own, so that the opening has begun.
  await lab.call('host.info', {});
  gone.abort();
  expect(await opening).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
  expect(thread.isEnded).toBe(true);
});

test('closing ends what is under way', async () => {
  const thread = pretendedThread({ silent: true });
  const { lab, ask } = await labWith(() => thread);
  const opening = ask('file.openBytes', { name: 'far.json', data: scenario(HEAVY) });
  await lab.close();
  expect(await opening).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
});

test('a thread that cannot be started leaves the work to this one; one that has no memory says so', async () => {
  const broken = (begins: boolean, code: string) => () => {
    const emitter = new EventEmitter();
    setImmediate(() => {
      if (begins) emitter.emit('message', { kind: 'begun' });
      emitter.emit('error', Object.assign(new Error('x'), { code }));
    });
    return Object.assign(emitter, { postMessage() {}, terminate() {} }) as unknown as Thread;
  };
  const args = { name: 'far.json', data: scenario(HEAVY) };
  const here = await labWith(broken(false, 'ERR_MODULE_NOT_FOUND'));
  expect(await here.ask('file.openBytes', args)).toMatchObject({ ok: true });
  const full = await labWith(broken(true, 'ERR_WORKER_OUT_OF_MEMORY'));
  expect(await full.ask('file.openBytes', args)).toMatchObject({
    problem: { code: 'too-large', message: expect.stringMatching(/more memory/) },
  });
});

test('what goes over in batches keeps what its parts share, and names like any other', () => {
  const vocabulary = { classes: {}, constants: [] };
  const shared = { a: 1 };
  const long = Array.from({ length: 50_000 }, (_, index) => (index % 7 === 0 ? shared : index));
  const bytes = new Uint8Array([1, 2, 3]).subarray(1);
  const given = {
    long,
    shared,
    none: null,
    map: new Map<unknown, unknown>([
      [shared, long],
      ['x', -0],
    ]),
    set: new Set([shared, 'y']),
    bare: Object.assign(Object.create(null), { constructor: 1 }),
    odd: JSON.parse('{"__proto__": {"b": 2}, "constructor": 3}'),
    bytes,
  };
  const read = reader(vocabulary);
  let whole: object | null = null;
  let batches = 0;
  for (const batch of batchesOf(given, vocabulary)) {
    whole = read(structuredClone(batch));
    batches++;
  }
  expect(whole).toEqual(given);
  const back = whole as unknown as typeof given;
  expect(back.long[7]).toBe(back.shared);
  expect([...back.map.keys()][0]).toBe(back.shared);
  expect(Object.getPrototypeOf(back.bare)).toBe(null);
  expect(Object.keys(back.odd)).toEqual(['__proto__', 'constructor']);
  expect(batches).toBeGreaterThan(2);
  expect(() => [...batchesOf([new URL('x:y')], vocabulary)]).toThrow(/vocabulary/);
});
