import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, resolve } from 'node:path';
import { describe, expect, it, test } from 'vitest';

const SRC = resolve(import.meta.dirname, '../src');
const FILES = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/.test(file));
const read = (file: string): string => readFileSync(join(SRC, file), 'utf8');

/**
 * Lists of things that are declared in a file each: the list, the files, and how a declaration looks. A declaration
 * that no list names is offered nowhere and fails nothing, so it is looked for here.
 */
const LISTS = [
  ['main/engine/lint/table.ts', /^main\/engine\/lint\/rules\//, /^export const (\w+) = /gm],
  ['main/lab/commands/index.ts', /^main\/lab\/commands\//, /^export const (\w+Commands)\b/gm],
  ['main/cli/commands.ts', /^main\/cli\//, /^export const (\w+) = defineCommand\(/gm],
  ['renderer/app/views.ts', /^renderer\//, /^export const (\w+): ViewManifest\b/gm],
  ['renderer/app/dock-tabs.ts', /^renderer\//, /^export const (\w+): DockTabManifest\b/gm],
  ['renderer/app/dialogs.ts', /^renderer\//, /^export const (\w+): DialogManifest\b/gm],
  ['renderer/app/actions/index.ts', /^renderer\/app\/actions\//, /^export const (\w+_ACTIONS)\b/gm],
  ['shared/steps.ts', /^shared\/steps\//, /^export const (\w+_STEPS)\b/gm],
] as const;

describe.each(LISTS)('%s', (list, files, declaration) => {
  const imports = new Set(
    [...read(list).matchAll(/import (?:type )?\{([^}]+)\} from '(\.[^']+)'/g)].flatMap(
      ([, names, from]) =>
        names!.split(',').map((name) => `${posix.join(dirname(list), from!)} ${name.trim()}`),
    ),
  );

  it(`names everything that ${files.source} declares as ${declaration.source}`, () => {
    const declared = FILES.filter((file) => files.test(file) && file !== list).flatMap((file) =>
      [...read(file).matchAll(declaration)].map(
        ([, name]) => `${file.replace(/\.tsx?$/, '')} ${name}`,
      ),
    );
    expect(declared.length).toBeGreaterThan(3);
    expect(declared.filter((each) => !imports.has(each))).toEqual([]);
  });
});

/** Who asks for something beside what the panel is for: without an answer the panel is whole without it. */
const ASIDE = new Set([
  'renderer/features/board/selected-home.ts',
  'renderer/features/lessons/course-card.tsx',
  'renderer/features/palette/use-entries.ts',
  'renderer/features/steps/use-placed-step.ts',
]);

test('every panel that asks the lab says why it has no answer', () => {
  const silent = FILES.filter((file) => file.startsWith('renderer/') && !ASIDE.has(file)).filter(
    (file) => {
      const text = read(file);
      if (!/\buseQuery\(/.test(text) || file.endsWith('hooks/use-lab.ts')) return false;
      // A hook that hands the whole query on leaves it to those who show it.
      return !/<QueryFailure\b|\bproblem\b|return useQuery\(|return \{[^}]*\bquery\b/.test(text);
    },
  );
  expect(silent).toEqual([]);
});
