import { expect, test } from 'vitest';
import { dropWords } from '../../src/renderer/features/start/drop-words';

test('a drop says what it will do before the file is known', () => {
  expect(dropWords(['text/csv'], true).words).toBe('Drop it to import its users');
  expect(dropWords(['text/csv'], false).words).toBe('Drop it to import its users into a new lab');
  expect(dropWords(['application/json'], true).words).toBe(
    'Drop it to open the lab, scenario or lesson',
  );
  expect(dropWords(['application/gzip'], true).words).toBe('Drop it to read the cluster export');
  expect(dropWords([''], true).words).toBe(
    'Drop a lab, a scenario or a lesson to open it, or users or a cluster export to import',
  );
});

test('two files are not silently one', () => {
  expect(dropWords(['', ''], true)).toEqual({
    words: 'Drop one file at a time, not 2',
    refused: true,
  });
});
