import { expect, test, vi } from 'vitest';
import { createLabStore, type Done } from '../../src/renderer/stores/lab-store';
import type { RefusalView } from '../../src/shared/refusal';
import { changed, fakeLab } from './fake-lab';
import { stepRow } from './views';

const REFUSAL: RefusalView = {
  code: 'V33',
  facts: { node: 'imp2', users: 2500 },
  title: 'imp2 still has 2 500 users',
  message: '',
  remedies: [],
  sources: ['S11'],
};

const row = (index: number, label = `Step ${index}`) => stepRow({ index, label });

function open(answers: Parameters<typeof fakeLab>[0]) {
  const lab = fakeLab(answers);
  const done: Done[] = [];
  const store = createLabStore(lab, { onDone: (what) => done.push(what), onMenu: () => {} });
  lab.tell(changed(1, { from: 0, rows: [row(0), row(1)], position: 2 }, true));
  return { lab, store, done };
}

test('rows of the journal are replaced from where the event says', () => {
  const { lab, store } = open({});
  lab.tell(changed(2, { from: 1, rows: [row(1, 'Other'), row(2)], position: 3 }));
  expect(store.get().rows.map(({ label }) => label)).toEqual(['Step 0', 'Other', 'Step 2']);
  expect(store.get().position).toBe(3);
});

test('a refusal is kept for the node it is about until a step succeeds', async () => {
  let refuse = true;
  const { lab, store } = open({
    'lab.run': () => {
      if (refuse) return { ok: false, index: 0, refusal: REFUSAL };
      lab.tell(changed(2, { from: 2, rows: [row(2, 'Fail imp1')], position: 3 }));
      return { ok: true, label: 'Add PRG-2 and 2 more', effect: 'Nobody moves', from: 2 };
    },
  });
  expect(await store.run([{ do: 'remove-node', node: 'imp2' }])).toBe(false);
  expect(store.get().refusal).toEqual({ place: 'node:imp2', view: REFUSAL });
  refuse = false;
  expect(await store.run([{ do: 'fail-node', node: 'imp1' }])).toBe(true);
  expect(store.get().refusal).toBeNull();
});

test('a refusal is shown at the place that asked, where it says so', async () => {
  const { store } = open({ 'lab.run': () => ({ ok: false, index: 0, refusal: REFUSAL }) });
  await store.run([{ do: 'remove-node', node: 'imp2' }], 'inspector');
  expect(store.get().refusal?.place).toBe('inspector');
});

test('what was done is told with the label of its steps and how many undo takes back', async () => {
  const { lab, store, done } = open({
    'lab.run': () => {
      lab.tell(changed(2, { from: 2, rows: [row(2, 'Add PRG-2'), row(3), row(4)], position: 5 }));
      return { ok: true, label: 'Add PRG-2 and 2 more', effect: 'Nobody moves', from: 2 };
    },
  });
  await store.run([{ do: 'note', text: 'a' }]);
  expect(done).toEqual([{ label: 'Add PRG-2 and 2 more', effect: 'Nobody moves', undoTo: 2 }]);
});

test('a call that does not reach the lab becomes a problem, not an exception', async () => {
  const { store } = open({});
  expect(await store.undo()).toBe(false);
  expect(store.get().problem).toMatchObject({ code: 'unreachable' });
});

const COSTLY = {
  code: 'over-budget',
  title: 'This asks for very much',
  message: 'Opening storm was ended.',
  anyway: 'about 4 min and 1.2 GB of memory',
};

test('what costs too much waits for the person, who may want it all the same', async () => {
  const asked: unknown[] = [];
  const { store } = open({
    'file.openBytes': (args) => {
      asked.push(args);
      return 'anyway' in args ? { ok: true } : { ok: false, problem: COSTLY };
    },
  });
  const args = { name: 'storm.json', data: '' };
  const wanted = store.attempt('file.openBytes', args);
  await vi.waitFor(() => expect(store.get().problem).toBe(COSTLY));
  store.doAnyway();
  expect(await wanted).toEqual({ ok: true });
  expect(store.get().problem).toBeNull();

  const left = store.attempt('file.openBytes', args);
  await vi.waitFor(() => expect(store.get().problem).toBe(COSTLY));
  store.dismissProblem();
  expect(await left).toBeNull();
  expect(asked).toEqual([args, { ...args, anyway: true }, args]);
});

test('what went wrong is not under way any more', async () => {
  const { lab, store } = open({ 'file.openBytes': () => ({ ok: false, problem: { ...COSTLY } }) });
  lab.tell({ type: 'task.progress', id: null, label: 'Opening storm', done: 3, total: 9 });
  void store.attempt('file.openBytes', { name: 'storm.json', data: '' });
  await vi.waitFor(() => expect(store.get().problem).not.toBeNull());
  expect(store.get().progress).toBeNull();
});

test('looking at an earlier step ends when the lab changes', async () => {
  const { lab, store } = open({
    'lab.viewAt': () => ({ ok: true, view: { revision: 1 } as never }),
  });
  await store.lookAt(1);
  expect(store.get().past?.position).toBe(1);
  lab.tell(changed(2, { from: 2, rows: [row(2)], position: 3 }));
  expect(store.get().past).toBeNull();
});

test('the same question about the same revision is asked once', async () => {
  const { lab, store } = open({ 'lab.rulePacks': () => ({ ok: true, packs: [] }) });
  await Promise.all([store.ask('lab.rulePacks', {}), store.ask('lab.rulePacks', {})]);
  expect(lab.calls).toEqual(['lab.rulePacks']);
  lab.tell(changed(2, { from: 2, rows: [row(2)], position: 3 }));
  await store.ask('lab.rulePacks', {});
  expect(lab.calls).toEqual(['lab.rulePacks', 'lab.rulePacks']);
});

test('every command says which lab it means, by what an answer or an event told last', async () => {
  const lab = fakeLab({
    'file.new': () => ({ ok: true, now: { lab: 'second', revision: 5 } }),
    'lab.rename': () => ({ ok: true, now: { lab: 'second', revision: 6 } }),
  });
  const store = createLabStore(lab, { onDone: () => {}, onMenu: () => {} });
  lab.tell(changed(1, { from: 0, rows: [], position: 0 }, true));
  await store.attempt('file.new', { template: 'pair' });
  await store.attempt('lab.rename', { title: 'x' });
  expect(lab.about).toEqual([{ lab: 'lab-1' }, { lab: 'second' }]);
});

test('a question that nobody waits for any more is ended, one that somebody else asked too is not', async () => {
  const lab = fakeLab({
    'lab.rulePacks': () => new Promise(() => {}) as never,
    'task.cancel': () => ({ ok: true }),
  });
  const store = createLabStore(lab, { onDone: () => {}, onMenu: () => {} });
  const [one, two] = [new AbortController(), new AbortController()];
  void store.ask('lab.rulePacks', {}, one.signal);
  void store.ask('lab.rulePacks', {}, two.signal);
  one.abort();
  expect(lab.calls).toEqual(['lab.rulePacks']);
  two.abort();
  expect(lab.calls).toEqual(['lab.rulePacks', 'task.cancel']);
});

test('a question that failed is asked again', async () => {
  const problem = { code: 'internal', title: 'Something inside implab went wrong', message: '' };
  const lab = fakeLab({ 'lab.rulePacks': () => ({ ok: false, problem }) });
  const store = createLabStore(lab, { onDone: () => {}, onMenu: () => {} });
  expect(await store.ask('lab.rulePacks', {})).toMatchObject({ ok: false });
  expect(await store.ask('lab.rulePacks', {})).toMatchObject({ ok: false });
  expect(lab.calls).toEqual(['lab.rulePacks', 'lab.rulePacks']);
});

test('a lab that another window opened is told, one that this page asked for is not', async () => {
  const told: string[] = [];
  const lab = fakeLab({ 'file.new': () => ({ ok: true }) });
  const store = createLabStore(lab, {
    onDone: () => {},
    onMenu: () => {},
    onOpenedElsewhere: (title) => told.push(title),
  });
  const none = { from: 0, rows: [], position: 0 };
  lab.tell(changed(1, none, true));
  lab.tell(changed(2, none, true));
  expect(told).toHaveLength(1);
  await store.attempt('file.new', { template: 'empty' });
  lab.tell(changed(3, none, true));
  expect(told).toHaveLength(1);
});
