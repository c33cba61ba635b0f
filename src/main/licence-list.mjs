/**
 * A plugin of the build: writes `licences.txt` beside the page, with the name, version and licence of everything that
 * ships: what is bundled into the page, and the packages that the programs bring along.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * @param {string} top  the folder of the project
 * @returns {import('vite').Plugin}
 */
export function licenceList(top) {
  return {
    name: 'implab-licence-list',
    apply: 'build',
    generateBundle(_, bundle) {
      const modules = Object.values(bundle).flatMap((chunk) =>
        chunk.type === 'chunk' ? chunk.moduleIds : [],
      );
      const { dependencies } = JSON.parse(readFileSync(join(top, 'package.json'), 'utf8'));
      const folders = new Set([
        ...modules.filter((id) => id.includes('/node_modules/')).map(packageFolder),
        ...Object.keys(dependencies).map((name) => join(top, 'node_modules', name)),
      ]);
      const texts = [...folders].map(licenceOf).sort();
      this.emitFile({
        type: 'asset',
        fileName: 'licences.txt',
        source: `implab contains these packages.\n\n${texts.join('\n')}`,
      });
    },
  };
}

/** The folder of the package that a module is in. */
function packageFolder(id) {
  let folder = dirname(id.split('?')[0].replace(/^\0/, ''));
  while (!hasName(folder)) folder = dirname(folder);
  return folder;
}

/** A package may hold files of this name deeper down, which say only what kind of modules lie there. */
function hasName(folder) {
  const file = join(folder, 'package.json');
  return existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).name !== undefined;
}

function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  const text = file
    ? readFileSync(join(folder, file), 'utf8').trim()
    : 'No text is in the package.';
  return `──── ${name} ${version}, ${license}\n\n${text}\n`;
}
