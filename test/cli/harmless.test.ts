/** Nothing that a file holds steers the terminal that shows an answer, or writes a line of its own into it. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { COMMANDS } from '../../src/main/cli/commands';
import { printableLines } from '../../src/shared/printable';
import { implab, savedLab, scenario, temporaryFiles } from './labs';

const files = temporaryFiles();
afterAll(() => files.dispose());

/** What terminals, logs and dialogs would obey: OSC, CSI, C1, bells, directions, marks, a line of its own. */
const EVIL = '\u001b]0;x\u0007\u001b[2J\u009b31m\u202e\u2066\u200f\ufeff\u2028\u0085\r\nFORGED';
/** What a name may hold of it: neither control nor direction (docs/scenario-format.md). */
const name = (what: string): string => `${what}\u2028\ufeff\u2029x`;
const evilly = (what: string): string => `${what}${EVIL}`;
const STEERS = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u;

const steps = [
  { do: 'add-group', name: name('g'), ha: true },
  { do: 'add-node', group: name('g'), name: name('a'), capacity: 2 },
  { do: 'add-node', group: name('g'), name: name('b'), capacity: 2 },
  { do: 'enable-users', users: [{ id: name('u') }, { id: name('v'), server: name('a') }] },
  { do: 'enable-users', count: 9, prefix: name('p'), note: evilly('n') },
  { do: 'take-snapshot', name: name('s') },
  { do: 'set-notes', on: 'lab', text: evilly('notes') },
  { do: 'fail-node', node: name('a') },
  { do: 'wait', seconds: 900 },
  { do: 'expect', assigned: { [name('a')]: 1 }, homes: { [name('u')]: null } },
];
const evil = files.write(
  `evil${EVIL}.json`,
  scenario(steps, { title: evilly('t'), notes: evilly('n') }),
);
const refused = files.write(
  `no${EVIL}.json`,
  scenario([...steps, { do: 'fail-node', node: name('x') }]),
);
const damaged = files.write(`bad${EVIL}.json`, scenario([{ do: evilly('odd'), [evilly('f')]: 1 }]));
const users = files.write(`u${EVIL}.csv`, `userid,${EVIL.slice(0, -8)}\n"${name('w')}",x\n`);

/** What every command is asked, beside no argument at all. */
const ASKED: Readonly<Record<string, readonly (readonly string[])[]>> = {
  run: [[evil], [refused], [damaged], [evilly('nowhere')]],
  explain: [
    [evil, name('u')],
    [evil, evilly('nobody')],
    [refused, name('u')],
  ],
  'what-if': [
    [evil],
    [evil, '--groups'],
    [evil, '--set', `${name('a')},${evilly('q')}`],
    [evil, '--csv', join(evilly('no'), 'x')],
  ],
  tip: [[evil], [refused]],
  'shoot-out': [[evil], [damaged]],
  plan: [
    [evil, '--goal', evilly('drain')],
    [evil, '--goal', `empty:${name('b')}`],
    [evil, '--goal', 'even'],
  ],
  size: [[evilly('x')], ['--users', evilly('9')]],
  runbook: [
    [evil, evilly('x')],
    [evil, '--job', 'retire', '--node', name('a')],
    [evil, '--job', 'patch', '--node', name('b')],
  ],
  availability: [[evil], [evilly('x')]],
  lint: [[evil], [refused], [damaged]],
  diff: [
    [evil, refused],
    [evil, damaged],
    [evil, evil],
  ],
  branches: [[evil], [evilly('x')]],
  import: [
    [join(files.folder, 'o.json'), users],
    [join(files.folder, 'p.json'), evil, users, '--map', `${evilly('x')}=${name('a')}`],
  ],
  export: [
    [evil],
    [evil, join(files.folder, 'm.csv'), '--as', 'moves'],
    [evil, 'm.csv', '--as', evilly('k')],
    [evil, join(files.folder, evilly('no'), 'out.csv')],
  ],
  convert: [[evil, join(files.folder, evilly('no'), 'o.json')], [damaged, 'x.json'], [evil]],
  'lesson check': [[evil], [damaged]],
  'lesson student': [[evil], [damaged]],
};

test('every command is attacked', () => {
  expect(Object.keys(ASKED)).toEqual(COMMANDS.map(({ name: command }) => command));
});

test.each(Object.keys(ASKED))('%s', async (command) => {
  const bytes = await savedLab(steps.slice(0, 4));
  const saved = files.write(`lab${EVIL}.implab`, bytes);
  const asked = [...ASKED[command]!, [saved, ...ASKED[command]!.at(0)!.slice(1)], [`--${EVIL}`]];
  for (const args of asked.flatMap((each) => [
    each,
    [...each, '--json'],
    [...each, '--branch', evilly('b')],
  ])) {
    const { out, err, lines } = await implab(...command.split(' '), ...args);
    // As `main.ts` writes them.
    const written = printableLines(`${out}\n${err}`);
    for (const line of written.split('\n')) {
      expect.soft(line.replaceAll('\t', '')).not.toMatch(STEERS);
      expect.soft(line, args.join(' ')).not.toMatch(/^\s*FORGED/);
    }
    if (args.includes('--json'))
      for (const line of lines) expect(JSON.parse(printableLines(line))).toEqual(JSON.parse(line));
  }
  expect(readdirSync(files.folder).filter((file) => file.startsWith('FORGED'))).toEqual([]);
});
