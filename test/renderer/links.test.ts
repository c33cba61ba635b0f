import { expect, test } from 'vitest';
import { linkOf, selectionOf } from '../../src/renderer/parts/links';
import type { Selection } from '../../src/renderer/stores/selection';

const PLACES: readonly Selection[] = [
  { kind: 'user', id: 'anna nováková+1=&#' },
  { kind: 'step', index: 11 },
  { kind: 'node', name: 'imp 1' },
  { kind: 'group', name: 'عقدة' },
  { kind: 'finding', code: 'V11', at: 'PRG 2' },
];

test('a link leads to the place it was made from', () => {
  for (const place of PLACES) expect(selectionOf(linkOf(place)!)).toEqual(place);
});

test('steps are counted as people count them', () => {
  expect(linkOf({ kind: 'step', index: 11 })).toBe('#step=12');
});

test('what names no place is no link', () => {
  for (const text of ['', '#', '#user=', '#step=0', '#step=x', '#finding=V11', '#mode=none']) {
    expect(selectionOf(text)).toBeNull();
  }
  expect(linkOf({ kind: 'lab' })).toBeNull();
});
