import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runScenario } from '../../src/main/cli/run';
import { parseScenario } from '../../src/main/files/scenario';

/**
 * Scenarios whose expectations were derived by hand from the domain page and docs/scenario-format.md, never
 * from the engine: a change to one of these files is a claim about the product.
 */
describe.each(['golden', 'scenarios'])('%s', (folder) => {
  const path = join(import.meta.dirname, '..', folder);

  test.each(readdirSync(path))('%s holds', (file) => {
    const read = parseScenario(readFileSync(join(path, file)));
    if (!read.ok) throw new Error(`${read.place}: ${read.message}`);
    expect(runScenario(file, read.scenario).failures).toEqual([]);
  });
});

test('every golden case of the domain page that a scenario can express has its file', () => {
  const path = join(import.meta.dirname, '..');
  const notes = ['golden', 'scenarios'].flatMap((folder) =>
    readdirSync(join(path, folder)).map(
      (file) => JSON.parse(readFileSync(join(path, folder, file), 'utf8')).notes ?? '',
    ),
  );
  const named = new Set(notes.join(' ').match(/G\d{2,3}/g));
  const expected = [
    ...['G01', 'G02', 'G03', 'G04', 'G05', 'G06', 'G08', 'G09', 'G10', 'G12', 'G14', 'G15'],
    ...['G18', 'G19', 'G20', 'G22', 'G23', 'G26', 'G27', 'G28', 'G29', 'G31', 'G33', 'G34'],
    ...['G35', 'G36', 'G37', 'G39', 'G41', 'G43', 'G44', 'G46', 'G47', 'G49', 'G52', 'G54'],
    ...['G55', 'G56', 'G63', 'G64', 'G65', 'G66', 'G67', 'G68', 'G70'],
    ...Array.from({ length: 46 }, (_, index) => `G${71 + index}`),
  ];
  expect(expected.filter((id) => !named.has(id))).toEqual([]);
});
