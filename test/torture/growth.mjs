/** `npm run growth -- [--steps 1000,10000] [NAME...]`: time and memory of every growth row with the built command line. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { GROWTH, LIMITS, scenario } from './growth-rows.mjs';
import { measured } from './measure.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    steps: { type: 'string', default: '1000,10000,100000' },
    most: { type: 'string', default: '60' },
  },
});
const wanted = (name) =>
  positionals.length === 0 || positionals.some((word) => name.includes(word));
const folder = mkdtempSync(join(tmpdir(), 'implab-growth-'));

function row(name, size, steps) {
  const file = join(folder, 'lab.json');
  writeFileSync(file, JSON.stringify(scenario(steps)));
  const { seconds, megabytes, code, err } = measured(['run', file], Number(values.most));
  const memory = megabytes === null ? '-' : `${megabytes.toFixed(0)} MB`;
  const told = code === 0 ? '' : ` exit ${code} ${err.slice(0, 160).trim()}`;
  console.log(
    `${name.padEnd(40)} ${String(size).padStart(7)} ${seconds.toFixed(2).padStart(8)} s ${memory.padStart(9)}${told}`,
  );
}

try {
  for (const [name, make] of Object.entries(GROWTH).filter(([name]) => wanted(name)))
    for (const size of values.steps.split(',').map(Number)) row(name, size, make(size));
  for (const [name, make] of Object.entries(LIMITS).filter(([name]) => wanted(name))) {
    const steps = make();
    row(name, steps.length, steps);
  }
} finally {
  rmSync(folder, { recursive: true });
}
