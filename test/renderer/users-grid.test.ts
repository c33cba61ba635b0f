import { expect, test } from 'vitest';
import { gridMove } from '../../src/renderer/features/users/grid-keys';
import { assignedCell, servedCell } from '../../src/renderer/features/users/row-words';
import type { UserRowView } from '../../src/shared/view';

const grid = { active: 10, rows: 100, page: 8 };
const press = (key: string, { shift = false, mod = false } = {}) =>
  gridMove({ key, shift, mod }, grid);

test('arrows, Page keys, Home and End go, and stay inside', () => {
  const to = (key: string, from = grid) => {
    const move = gridMove({ key, shift: false, mod: false }, from);
    return move?.kind === 'go' ? move.to : null;
  };
  expect(
    ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'].map((key) => to(key)),
  ).toEqual([11, 9, 18, 2, 0, 99]);
  expect(to('ArrowUp', { ...grid, active: 0 })).toBe(0);
  expect(to('PageDown', { ...grid, active: 97 })).toBe(99);
  expect(to('End', { ...grid, rows: 0 })).toBeNull();
});

test('Shift ticks on the way, Space ticks, Enter opens, Ctrl A ticks all', () => {
  expect(press('ArrowDown', { shift: true })).toEqual({ kind: 'go', to: 11, extend: true });
  expect(press(' ')).toEqual({ kind: 'toggle', extend: false });
  expect(press('Enter')).toEqual({ kind: 'open' });
  expect(press('a', { mod: true })).toEqual({ kind: 'all' });
});

test('other keys are left to the page', () => {
  expect([press('x'), press('Tab'), press('z', { mod: true }), press('constructor')]).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

const user: UserRowView = {
  id: 'hq.lopez',
  assignedTo: 'imp4',
  servedBy: 'imp4',
  devices: 2,
  eligible: true,
  waiting: false,
  reason: 'EXPLICIT_BAT',
  reasonText: 'named in file',
  step: 7,
};

test('who serves a user is told by a mark besides the colour', () => {
  expect(servedCell(user)).toEqual({ text: 'imp4', tone: '' });
  expect(servedCell({ ...user, servedBy: 'imp3' })).toEqual({ text: '◆ imp3', tone: 'peer-t' });
  expect(servedCell({ ...user, servedBy: null })).toEqual({ text: '∅ nobody', tone: 'none-t' });
  expect(servedCell({ ...user, assignedTo: null, servedBy: null }).text).toBe('nobody');
});

test('a user without a home says why', () => {
  const nowhere = { ...user, assignedTo: null, servedBy: null };
  expect(assignedCell(user).text).toBe('imp4');
  expect(assignedCell({ ...nowhere, waiting: true }).text).toBe('waiting');
  expect(assignedCell({ ...nowhere, eligible: false }).text).toBe('not eligible');
  expect(assignedCell(nowhere).text).toBe('unassigned');
});
