import { expect, test } from 'vitest';
import { isOurPage, type Sender } from '../../src/main/electron/ipc';

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
