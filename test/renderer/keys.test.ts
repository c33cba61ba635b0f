import { expect, test, vi } from 'vitest';
import { isCharacterKey, isLetterKey, keyName } from '../../src/renderer/keyboard/keys';
import { keysText } from '../../src/renderer/ui/kbd';

interface Press {
  readonly key: string;
  readonly ctrlKey?: boolean;
  readonly metaKey?: boolean;
  readonly altKey?: boolean;
  readonly shiftKey?: boolean;
}

function nameOf(press: Press, platform = 'Linux x86_64'): string {
  vi.stubGlobal('navigator', { platform });
  try {
    return keyName(press as KeyboardEvent);
  } finally {
    vi.unstubAllGlobals();
  }
}

test('a press is named as the action table writes it', () => {
  expect(nameOf({ key: 'k', ctrlKey: true })).toBe('Mod+K');
  expect(nameOf({ key: 'Z', ctrlKey: true, shiftKey: true })).toBe('Mod+Shift+Z');
  expect(nameOf({ key: 'f' })).toBe('F');
  expect(nameOf({ key: 'N', shiftKey: true })).toBe('Shift+N');
  expect(nameOf({ key: 'F6', shiftKey: true })).toBe('Shift+F6');
  expect(nameOf({ key: 'ArrowUp', altKey: true })).toBe('Alt+ArrowUp');
});

test('a sign that needs Shift on some keyboards is the sign itself', () => {
  expect(nameOf({ key: '?', shiftKey: true })).toBe('?');
});

test('Command takes the place of Ctrl on macOS', () => {
  expect(nameOf({ key: 's', metaKey: true }, 'MacIntel')).toBe('Mod+S');
  expect(nameOf({ key: 's', ctrlKey: true }, 'MacIntel')).toBe('S');
  expect(keysText('Mod+Shift+Z', true)).toBe('⌘ ⇧ Z');
  expect(keysText('Mod+Shift+Z', false)).toBe('Ctrl Shift Z');
});

test('keys that would type into a field are told from those that act everywhere', () => {
  expect(['F', '?', 'Home', '[', 'Escape'].map(isLetterKey)).toEqual([
    true,
    true,
    true,
    true,
    true,
  ]);
  expect(['Mod+K', 'F6', 'Shift+F6'].map(isLetterKey)).toEqual([false, false, false]);
});

test('letters and signs can be turned off, with Shift too; keys that type nothing stay', () => {
  expect(['F', 'Shift+N', '?', '['].map(isCharacterKey)).toEqual([true, true, true, true]);
  expect(['Home', 'Space', 'Alt+ArrowUp', 'Mod+K', 'F6'].map(isCharacterKey)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
});
