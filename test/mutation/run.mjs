/**
 * `npm run mutation -- FOLDER…`: changes the code by one small thing after another and tells which changes no test
 * notices. A folder or file is named from `src/main` (`engine/explain`, `store`, `files/csv-table.ts`); none means all
 * of `engine`. The suites beside this file are named after the folders whose changes they are shown.
 * `equivalents.json` lists the changes that change nothing, each with its reason; they are not counted.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const HERE = import.meta.dirname;
const TOP = resolve(HERE, '../..');
const REPORT = join(TOP, 'test-results/mutation.json');
const KILLED = new Set(['Killed', 'Timeout']);
const UNNOTICED = new Set(['Survived', 'NoCoverage']);

const named = process.argv.slice(2);
const asked = named.length > 0 ? named : ['engine'];
const globs = asked.map((name) =>
  name.endsWith('.ts') ? `src/main/${name}` : `src/main/${name}/**/*.ts`,
);
const [suite, ...others] = new Set(asked.map((name) => name.split('/')[0]));
if (others.length > 0 || !existsSync(join(HERE, `${suite}.mjs`))) {
  console.error('Name folders or files of one of engine, store, files and lab.');
  process.exit(2);
}
process.env.MUTATION_SUITE = suite;

if (!existsSync(join(HERE, 'node_modules'))) run('npm', ['ci', '--prefix', HERE]);
const stryker = join(HERE, 'node_modules/@stryker-mutator/core/bin/stryker.js');
run(process.execPath, [stryker, 'run', join(HERE, 'stryker.config.mjs'), '--mutate', globs.join()]);
tell(JSON.parse(readFileSync(REPORT, 'utf8')).files);

function run(program, args) {
  const shell = process.platform === 'win32' && program === 'npm';
  const { status } = spawnSync(program, args, { cwd: TOP, stdio: 'inherit', shell });
  if (status !== 0) process.exit(status ?? 1);
}

/**
 * One line for each change that no test noticed, then one for each entry of `equivalents.json` that means no change any
 * more, then a line of figures for each folder. An entry names a change by its file, its line, what was there (`was`)
 * and what is there instead (`change`), so that it outlives what changes around it.
 */
function tell(files) {
  const equivalents = JSON.parse(readFileSync(join(HERE, 'equivalents.json'), 'utf8'));
  const met = new Set();
  const folders = new Map();
  for (const [file, { source, mutants }] of Object.entries(files)) {
    const lines = source.split('\n');
    const folder = file.split('/').slice(2, -1).join('/');
    const figures = folders.get(folder) ?? { killed: 0, unnoticed: 0, equivalent: 0 };
    folders.set(folder, figures);
    for (const { status, location, replacement } of mutants) {
      const { line, column } = location.start;
      const text = lines[line - 1].trim();
      const was = oneLine(cut(lines, location));
      const change = oneLine(replacement);
      const known = equivalents.find(
        (each) =>
          file === `src/main/${each.file}` &&
          text === each.line &&
          was === each.was &&
          change === each.change,
      );
      if (known) met.add(known);
      if (KILLED.has(status)) figures.killed += 1;
      if (!UNNOTICED.has(status)) continue;
      if (known) figures.equivalent += 1;
      else {
        figures.unnoticed += 1;
        console.log(`${file}:${line}:${column}  ${text}  |  ${was}  →  ${change}`);
      }
    }
  }
  for (const known of equivalents)
    if (files[`src/main/${known.file}`] && !met.has(known))
      console.log(`equivalents.json: no such change any more in ${known.file}: ${known.line}`);
  for (const [folder, { killed, unnoticed, equivalent }] of [...folders].sort()) {
    const share = Math.floor((killed * 100) / Math.max(1, killed + unnoticed));
    console.log(
      `${folder}: ${killed} of ${killed + unnoticed} killed (${share} %), ${equivalent} equivalent`,
    );
  }
}

/** The text from one place to another, both counted from 1. */
function cut(lines, { start, end }) {
  const all = lines.slice(start.line - 1, end.line);
  all.push(all.pop().slice(0, end.column - 1));
  all[0] = all[0].slice(start.column - 1);
  return all.join('\n');
}

function oneLine(text) {
  return text.replaceAll(/\s+/g, ' ');
}
