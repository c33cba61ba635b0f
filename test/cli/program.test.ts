/** The built program as people start it: exit codes, streams, hostile files. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PAIR, scenario, temporaryFiles } from './labs';

const PROGRAM = join(import.meta.dirname, '../../src/main/implab.mjs');
const files = temporaryFiles();
beforeAll(() => {
  // Builds where needed, so that no test pays for it.
  expect(implab('--version').stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
}, 120_000);
afterAll(() => files.dispose());

function implab(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { status, stdout, stderr };
}

/** No stack trace, no name of an error class: whatever is wrong is wrong with the file. */
function expectPlainWords(stderr: string): void {
  expect(stderr).not.toBe('');
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(stderr).not.toMatch(/\w+Error\b/);
}

const good = files.write(
  'good.json',
  scenario([...PAIR, { do: 'enable-users', count: 2 }, { do: 'expect', assigned: { imp1: 1 } }]),
);
const failing = files.write('failing.json', scenario([...PAIR, { do: 'expect', clock: 1 }]));

test('0, 1 and 2', () => {
  expect(implab('run', good)).toEqual({ status: 0, stdout: `${good}: ok, 5 steps\n`, stderr: '' });
  expect(implab('run', good, failing).status).toBe(1);
  expect(implab('run', good, failing, 'nowhere.json').status).toBe(2);
  expect(implab('run').status).toBe(2);
});

const hostile: readonly [string, string | Uint8Array, string][] = [
  ['garbage.json', Buffer.alloc(100_000_000, 0xa5), 'is not UTF-8 text'],
  ['text.json', Buffer.alloc(100_000_000, 'lorem ipsum '), 'is no scenario'],
  ['spaces.json', Buffer.alloc(10_000_000, '\n'), 'is empty'],
  ['brackets.json', Buffer.alloc(10_000_000, '{"steps":['), 'line 1, column'],
  ['nulls.json', Buffer.alloc(1000), 'is no scenario'],
  ['empty.json', '', 'is empty'],
  ['deep.json', `{"format": ${'[{"a":'.repeat(500_000)}`, 'nested deeper than 64 levels'],
  [
    'hollow.json',
    `{"format": "implab-scenario", "version": 1, "steps": [${'{},'.repeat(5_000_000)}{}]}`,
    'steps[0].do: is missing',
  ],
  ['cut.json', scenario(PAIR).slice(0, -3), 'ends too early'],
  ['huge-number.json', scenario([]).replace('1', '1'.repeat(1_000_000)), 'newer implab'],
  ['binary.implab', Buffer.from('SQLite format 3\u0000rubbish'), 'binary.implab: '],
];

test.each(hostile)('%s is refused in plain words with exit code 2', (name, content, message) => {
  const file = files.write(name, content);
  const { status, stdout, stderr } = implab('run', file);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain(name);
  expect(stderr).toContain(message);
  // Every fault is told, and of millions the first hundred.
  expect(stderr.length).toBeLessThan(20_000);
  expectPlainWords(stderr);
});

test('a directory is refused in plain words with exit code 2', () => {
  const folder = join(files.folder, 'folder.json');
  mkdirSync(folder);
  const { status, stderr } = implab('run', folder);
  expect(status).toBe(2);
  expect(stderr).toContain('folder.json: is a directory');
  expectPlainWords(stderr);
});

test('a byte order mark and CRLF are read', () => {
  const text = scenario(PAIR).replaceAll(',', ',\r\n');
  expect(implab('run', files.write('windows.json', `\ufeff${text}\r\n`)).status).toBe(0);
});

test('with --json standard output holds one object a line and nothing else', () => {
  const { status, stdout } = implab('run', '--json', good, files.write('bad.json', '{'), failing);
  const reports = stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
  expect(status).toBe(2);
  expect(reports.map(({ ok, final }) => [ok, final === null])).toEqual([
    [true, false],
    [false, true],
    [false, false],
  ]);
});

test('labs are converted and compared, whichever part that takes', () => {
  const saved = join(files.folder, 'good.implab');
  const report = join(files.folder, 'good.html');
  const users = files.write('users.csv', 'userid,node\nann,imp2\nuser1,imp2\n');
  const written = (file: string) => ({ status: 0, stdout: `${file}: written\n`, stderr: '' });
  expect(implab('convert', good, saved)).toEqual(written(saved));
  expect(implab('convert', users, report, '--into', saved)).toEqual(written(report));
  expect(implab('diff', good, saved)).toMatchObject({ status: 0, stderr: '' });
}, 120_000);

describe.skipIf(process.platform === 'win32')('a pipe in place of a file', () => {
  const shell = (line: string, file: string) =>
    spawnSync('sh', ['-c', line, 'sh', file, process.execPath, PROGRAM], { encoding: 'utf8' });

  test.each(['', 'sleep 0.2; '])('is read to its end, be its writer slow: "%s"', (slow) => {
    const file = files.write('piped.json', scenario(PAIR, { title: 'Piped' }));
    const { status, stdout } = shell(`(${slow}cat "$1") | "$2" "$3" run /dev/stdin --json`, file);
    expect({ status, title: JSON.parse(stdout).title }).toEqual({ status: 0, title: 'Piped' });
  });

  test('is told of at once where nobody writes to it', () => {
    const pipe = join(files.folder, 'nobody');
    const { status, stderr } = shell('mkfifo "$1" && "$2" "$3" run "$1"', pipe);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: `${pipe}: is a pipe, and nothing came from it\n`,
    });
  });
});

test('a reader that leaves early is no error', async () => {
  const many = Array.from({ length: 20_000 }, () => ({ do: 'expect', clock: 1 }));
  const file = files.write('many.json', scenario(many));
  const child = spawn(process.execPath, [PROGRAM, 'run', file], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (data) => {
    stderr += data;
  });
  child.stdout.once('data', () => child.stdout.destroy());
  const status = await new Promise((done) => child.on('close', done));
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
});

test('1,000,000 users and 100,000 steps are no trouble', () => {
  const users = files.write(
    'users.json',
    scenario([
      ...PAIR,
      { do: 'enable-users', count: 1_000_000 },
      { do: 'fail-node', node: 'imp1' },
      { do: 'expect', load: { imp2: 1_000_000 } },
    ]),
  );
  const rows = Array.from({ length: 1_000_000 }, (_, i) => ({ id: `user${i}@example.org` }));
  const list = files.write('list.json', scenario([...PAIR, { do: 'enable-users', users: rows }]));
  const steps = Array.from({ length: 49_998 }, () => [
    { do: 'enable-users', count: 1 },
    { do: 'wait', seconds: 1 },
  ]);
  const journal = files.write('journal.json', scenario([...PAIR, ...steps.flat()]));
  for (const file of [users, list, journal]) expect(implab('run', file).status).toBe(0);
}, 240_000);
