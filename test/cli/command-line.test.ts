import { expect, test } from 'vitest';
import { COMMANDS } from '../../src/main/cli/commands';
import { implab } from './labs';

test('--help tells every command and ends well', async () => {
  const { code, out, err } = await implab('--help');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  for (const { name, usage, summary, options } of COMMANDS) {
    expect(out).toContain(`implab ${name} ${usage}`);
    expect(out).toContain(summary);
    for (const option of Object.keys(options)) expect(usage).toContain(`--${option}`);
  }
});

test('--version prints the version alone', async () => {
  expect(await implab('--version')).toMatchObject({ code: 0, out: '1.2.3' });
});

test.each([
  [[]],
  [['run']],
  [['explain', 'a.json']],
  [['explain', 'a.json', 'u', 'v']],
  [['what-if']],
  [['what-if', 'a.json', 'b.json']],
  [['lint']],
  [['lint', 'a.json', 'b.json']],
  [['lint', 'a.json', '--into', 'b.json']],
  [['diff', 'a.json']],
  [['diff', 'a.json', 'b.json', 'c.json']],
  [['diff', 'a.json', 'b.json', '--into', 'c.json']],
  [['convert', 'a.json']],
  [['convert', 'a.json', 'b.json', 'c.json']],
  [['convert', 'a.json', 'b.implab', '--json']],
  [['convert', 'a.csv', 'b.implab', '--into']],
  [['explode', 'a.json']],
  [['__proto__']],
  [['run', 'a.json', '--verbose']],
  [['run', 'a.json', '--json=yes']],
  [['--json']],
])('%j is misuse: exit code 2, nothing on standard output', async (args) => {
  const { code, out, err } = await implab(...args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).not.toBe('');
  expect(err).not.toMatch(/\bat .+:\d+/);
});
