import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { CHANNELS } from '../../src/main/electron/channels';
import { isOurPage, type Sender, setupIpc } from '../../src/main/electron/ipc';

const ours = { id: 1 };

/** A sender as Electron describes it; only what is looked at. */
function from(frame: { url: string; parent?: object | null } | null, sender: object = ours) {
  const senderFrame = frame && { parent: null, ...frame };
  return isOurPage({ sender, senderFrame } as unknown as Sender, ours as never);
}

test('the main frame of our window at our address may speak', () => {
  expect(from({ url: 'app://lab/' })).toBe(true);
  expect(from({ url: 'app://lab/#users' })).toBe(true);
});

test.each([
  ['a frame inside our page', { url: 'app://lab/', parent: { url: 'app://lab/' } }],
  ['a frame that is gone', null],
  ['a frame without an address', { url: '' }],
  ['an empty page', { url: 'about:blank' }],
  ['another host of our scheme', { url: 'app://report/' }],
  ['a host that only begins like ours', { url: 'app://lab.example/' }],
  ['our address in the name of a user', { url: 'app://lab@example/' }],
  ['a page of the web', { url: 'https://lab/' }],
  ['a file', { url: 'file:///app/lab/index.html' }],
])('%s may not', (_who, frame) => {
  expect(from(frame)).toBe(false);
});

test('another window may not, whatever its address, and nobody may without a window', () => {
  expect(from({ url: 'app://lab/' }, { id: 2 })).toBe(false);
  const sender = { sender: ours, senderFrame: { url: 'app://lab/', parent: null } };
  expect(isOurPage(sender as unknown as Sender, null)).toBe(false);
});

/** Windows behind the channels, whose calls end with the document that made them. */
function windows() {
  const handlers = new Map<string, (event: unknown, ...args: unknown[]) => unknown>();
  const signals: AbortSignal[] = [];
  const call = (_command: string, _args: unknown, _about: unknown, gone?: AbortSignal) => {
    signals.push(gone!);
    return Promise.resolve();
  };
  const pageOf = (contents: unknown) => ({ contents, call, subscribe: () => () => {} });
  const ipc = {
    handle: (channel: string, handler: (event: unknown) => unknown) =>
      handlers.set(channel, handler),
  };
  setupIpc(ipc as never, pageOf as never, { line: () => {} } as never);
  return {
    signals,
    ask(sender: EventEmitter) {
      const senderFrame = { url: 'app://lab/', parent: null };
      void handlers.get(CHANNELS.call)!({ sender, senderFrame }, 'host.info', {});
      return signals.at(-1)!;
    },
  };
}

const ENDS: Readonly<Record<string, (contents: EventEmitter) => void>> = {
  'a window that is closed': (contents) => contents.emit('destroyed'),
  'a page that is loaded again': (contents) =>
    contents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false }),
  'a page that crashed': (contents) => contents.emit('render-process-gone'),
};

test.each(Object.entries(ENDS))('%s ends what its document asked for', (_, end) => {
  const { ask } = windows();
  const [contents, other] = [new EventEmitter(), new EventEmitter()];
  const asked = [ask(contents), ask(contents), ask(other)];
  contents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: true });
  expect(asked.map(({ aborted }) => aborted)).toEqual([false, false, false]);
  end(contents);
  expect(asked.map(({ aborted }) => aborted)).toEqual([true, true, false]);
  expect(ask(contents).aborted).toBe(false);
});
