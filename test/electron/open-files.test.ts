import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { fileOfArgv, fileOfInstance } from '../../src/main/electron/open-files';

test.each([
  ['a lab', ['/opt/implab', 'a.implab'], true, '/home/a.implab'],
  ['a scenario', ['/opt/implab', 'a.json'], true, '/home/a.json'],
  ['an absolute path', ['/opt/implab', '/labs/A.IMPLAB'], true, '/labs/A.IMPLAB'],
  [
    'a lab behind switches',
    ['/opt/implab', '--no-sandbox', '-x', 'a.implab'],
    true,
    '/home/a.implab',
  ],
  ['the app folder of an unpackaged app', ['electron', '/src/app.implab'], false, null],
  ['a lab after the app folder', ['electron', '.', 'a.implab'], false, '/home/a.implab'],
  ['another file', ['/opt/implab', 'a.exe'], true, null],
  ['nothing', ['/opt/implab'], true, null],
])('%s on the command line is understood', (_what, argv, packaged, file) => {
  expect(fileOfArgv(argv, packaged, '/home')).toBe(file && resolve('/home', file));
});

const LAB = resolve('/labs/a.implab');

test.each([
  ['its file', { file: LAB }, LAB],
  ['no file', { file: null }, null],
  ['nothing, as another program may', undefined, null],
  ['a file of another kind', { file: resolve('/labs/a.exe') }, null],
  ['a path that is relative to who knows what', { file: 'a.implab' }, null],
  ['something that is no text', { file: [LAB] }, null],
])('another instance tells %s', (_what, told, file) => {
  expect(fileOfInstance(told)).toBe(file);
});
