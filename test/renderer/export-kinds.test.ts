import { expect, test } from 'vitest';
import {
  EXPORT_KINDS,
  exportArgs,
  HIDE_NOTHING,
  layoutOf,
  scrubFor,
  userChoices,
} from '../../src/renderer/features/share/export-kinds';

test('nothing hidden is no scrub, so that the lab leaves byte for byte as it is', () => {
  for (const { key } of EXPORT_KINDS) expect(scrubFor(key, HIDE_NOTHING)).toBeUndefined();
});

test('counts become numbers for names where every user has a line', () => {
  const hidden = { users: 'counts', nodes: 'keep', notes: 'drop' } as const;
  expect(scrubFor('scenario', hidden)).toEqual(hidden);
  expect(scrubFor('bulk-csv', hidden)).toEqual({ ...hidden, users: 'pseudonyms' });
});

test('a choice for users does not reach a file without users', () => {
  expect(userChoices('loads-csv')).toEqual([]);
  expect(scrubFor('loads-csv', { ...HIDE_NOTHING, users: 'pseudonyms' })).toBeUndefined();
  expect(scrubFor('loads-csv', { users: 'counts', nodes: 'pseudonyms', notes: 'keep' })).toEqual({
    users: 'keep',
    nodes: 'pseudonyms',
    notes: 'keep',
  });
});

test('only a report is asked to explain users: one a line, each once', () => {
  const users = 'anna\n\n ben \nanna\n';
  expect(exportArgs('report', HIDE_NOTHING, users)).toEqual({
    kind: 'report',
    explain: ['anna', 'ben'],
  });
  expect(exportArgs('report', HIDE_NOTHING, ' ')).toEqual({ kind: 'report' });
  expect(exportArgs('scenario', HIDE_NOTHING, users)).toEqual({ kind: 'scenario' });
});

test('a table of users is written as its kind usually is until somebody chooses, and then as chosen', () => {
  expect(exportArgs('bulk-csv', HIDE_NOTHING, '')).toEqual({ kind: 'bulk-csv' });
  const chosen = { separator: ';', ownColumns: true } as const;
  expect(exportArgs('bulk-csv', HIDE_NOTHING, '', {}, chosen)).toEqual({
    kind: 'bulk-csv',
    layout: { reader: 'spreadsheet', separator: ';', ownColumns: true },
  });
  // The product takes commas alone, and moves have no columns of implab.
  expect(layoutOf('bulk-csv', { ...chosen, reader: 'product' })?.separator).toBe(',');
  expect(layoutOf('moves-csv', chosen)).toEqual({
    reader: 'product',
    separator: ',',
    ownColumns: false,
  });
  expect(layoutOf('scenario', chosen)).toBeNull();
  expect(exportArgs('report', HIDE_NOTHING, '', {}, chosen)).toEqual({ kind: 'report' });
});
