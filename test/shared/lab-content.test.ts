import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { COURSE } from '../../src/main/files/lessons/course';
import { contentOf } from '../../src/shared/lab-content';

const bytes = (text: string) => new TextEncoder().encode(text);
const file = (name: string) => readFileSync(join(import.meta.dirname, '../data/import', name));

test('a file is told by its content, whatever its name says', () => {
  expect(
    [
      [bytes('SQLite format 3\0'), 'a.csv'],
      [bytes('{"format": "implab-scenario", "version": 1}'), 'a.txt'],
      [bytes(JSON.stringify(COURSE[0]!.lesson)), 'a'],
      [bytes('<!doctype html><title>Report</title>'), 'a.csv'],
      [file('02-enduser-null-server.csv'), 'a.json'],
      [file('27-utils-ha-status.txt'), 'a.csv'],
      [file('22-run-sql.csv'), 'a.csv'],
      [file('23b-axl-listPresenceRedundancyGroup.xml'), 'a.xml'],
      [Uint8Array.of(0x1f, 0x8b, 8, 0), 'a.csv'],
      [bytes('PK\u0003\u0004'), 'export.zip'],
      [bytes(`${'x'.repeat(257)}ustar`), 'export.tar'],
    ].map(([content, name]) => contentOf(content as Uint8Array, name as string)),
  ).toEqual([
    'lab',
    'lab',
    'lab',
    'lab',
    'users',
    'cluster',
    'cluster',
    'cluster',
    'cluster-archive',
    'cluster-archive',
    'cluster-archive',
  ]);
});
