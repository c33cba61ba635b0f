import { expect, test } from 'vitest';
import { readWebOptions } from '../../src/main/web/options';

test('without options the browser opens on the usual port', () => {
  expect(readWebOptions([])).toEqual({ port: null, open: true, file: null });
});

test('a lab, a port and a quiet start are taken from the command line', () => {
  expect(readWebOptions(['--web', '--no-open', '--port', '0', 'a.implab'])).toEqual({
    port: 0,
    open: false,
    file: 'a.implab',
  });
});

test.each([
  [['--port', 'x']],
  [['--port', '65536']],
  [['--port', '-1']],
  [['--port']],
  [['--colour']],
  [['a.implab', 'b.implab']],
])('%j is refused with a line that says why', (args) => {
  expect(readWebOptions(args)).toEqual({ wrong: expect.stringMatching(/\S/) });
});
