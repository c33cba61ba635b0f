import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = resolve(import.meta.dirname, '../src');
/** Every file of the source, as a path from `src`. */
const FILES = readdirSync(SRC, { recursive: true, encoding: 'utf8' });

interface Import {
  /** Paths from `src`, with slashes. */
  readonly from: string;
  readonly to: string;
}

const IMPORTS: readonly Import[] = FILES.filter((file) => /\.tsx?$/.test(file)).flatMap((file) =>
  [...readFileSync(join(SRC, file), 'utf8').matchAll(/(?:from|import|import\() ?'(\.[^']+)'/g)].map(
    ([, path]) => ({ from: slashes(file), to: slashes(join(dirname(file), path!)) }),
  ),
);

/** What each folder may import: the references of its own TypeScript project. */
const ALLOWED = new Map(
  FILES.filter((file) => file.endsWith('tsconfig.json')).map((file) => {
    const { references } = JSON.parse(readFileSync(join(SRC, file), 'utf8')) as {
      readonly references: readonly { readonly path: string }[];
    };
    const folder = dirname(file);
    const named = references.map(({ path }) => relative(SRC, resolve(SRC, folder, path)));
    return [slashes(folder), [folder, ...named].map(slashes)] as const;
  }),
);

describe('the folders of the source', () => {
  // The compiler lets a project name what its references refer to in turn, so it holds only the rest of the rule.
  it('import what their own projects refer to, and nothing behind it', () => {
    const projects = [...ALLOWED.keys()];
    const projectOf = (file: string): string | undefined =>
      projects.find((project) => file.startsWith(`${project}/`));
    const wrong = IMPORTS.filter(({ from, to }) => {
      const folder = projectOf(from);
      const target = projectOf(to);
      return folder && target && !ALLOWED.get(folder)!.includes(target);
    });
    expect(projects).toHaveLength(10);
    expect(wrong).toEqual([]);
  });

  it('keep the features of the page apart, which only the app puts together', () => {
    const wrong = IMPORTS.filter(({ from, to }) => {
      const feature = featureOf(from);
      const other = featureOf(to);
      return feature !== null && other !== null && feature !== other;
    });
    expect(IMPORTS.filter(({ from }) => featureOf(from) !== null).length).toBeGreaterThan(100);
    expect(wrong).toEqual([]);
  });
});

function featureOf(file: string): string | null {
  return /^renderer\/features\/([^/]+)\//.exec(file)?.[1] ?? null;
}

function slashes(path: string): string {
  return path.split(sep).join('/');
}
