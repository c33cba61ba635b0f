import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commandLine } from '../../src/main/cli/command-line';
import { openTestLab } from '../lab/open-test-lab';

let folder = '';
let file = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'implab-branches-'));
  file = join(folder, 'a#b.implab');
  const lab = await openTestLab();
  await lab.ask('file.new', { template: 'empty' });
  await lab.ask('lab.run', {
    steps: [
      { do: 'add-group', name: 'PRG-1', ha: true },
      { do: 'add-node', group: 'PRG-1', name: 'imp1', capacity: 100 },
      { do: 'add-node', group: 'PRG-1', name: 'imp2', capacity: 100 },
      { do: 'enable-users', count: 120 },
    ],
  });
  await lab.ask('branch.fork', {
    at: 4,
    name: 'Loss #1',
    steps: [{ do: 'fail-node', node: 'imp1' }],
  });
  await lab.ask('branch.fork', { at: 3, name: 'Few' });
  const saved = await lab.ask('file.saveBytes', {});
  writeFileSync(file, Buffer.from(saved.file.data, 'base64'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function implab(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const output = { out: (line: string) => out.push(line), err: (line: string) => err.push(line) };
  const code = await commandLine(args, '1.0.0', output as never);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

test('branches are listed in order of their fork, the current one marked', async () => {
  const { code, out } = await implab('branches', file, '--json');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual([
    { name: 'Main', from: null, at: 0, steps: 4, current: false },
    { name: 'Loss #1', from: 'Main', at: 4, steps: 1, current: false },
    { name: 'Few', from: 'Loss #1', at: 3, steps: 0, current: true },
  ]);
  expect((await implab('branches', file)).out).toMatch(/Few +Loss #1 +3 +0 +current/);
});

test('a scenario has the main branch alone', async () => {
  const path = join(folder, 'x.json');
  writeFileSync(path, '{"format":"implab-scenario","version":1,"steps":[{"do":"note","text":""}]}');
  const { out } = await implab('branches', path, '--json');
  expect(JSON.parse(out)).toEqual([{ name: 'Main', from: null, at: 0, steps: 1, current: true }]);
  expect(await implab('run', path, '--branch', 'Other')).toMatchObject({
    code: 2,
    err: expect.stringContaining('only a saved lab has branches'),
  });
});

test('commands take a branch by name, by default the current one', async () => {
  const steps = async (...more: string[]) =>
    JSON.parse((await implab('run', file, '--json', ...more)).out).steps.length;
  expect([await steps(), await steps('--branch', 'Main')]).toEqual([3, 4]);
  expect(await steps('--branch', 'Loss #1')).toBe(5);
  const served = await implab('explain', file, 'user1', '--branch', 'Loss #1', '--json');
  expect(JSON.parse(served.out)).toMatchObject({ servedBy: 'imp2' });
  expect(await implab('lint', file, '--branch', 'nobody')).toMatchObject({
    code: 2,
    err: expect.stringContaining('has no branch "nobody", only Main, Loss #1, Few'),
  });
});

test('two branches of one file are compared as FILE#NAME', async () => {
  const { code, out } = await implab('diff', `${file}#Main`, `${file}#Loss #1`, '--json');
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({ same: false, a: `${file}#Main` });
  expect(await implab('diff', `${file}#Main`, `${file}#Main`)).toMatchObject({ code: 0 });
  expect(await implab('diff', `${file}#Main`, `${file}#gone`)).toMatchObject({ code: 2 });
});
