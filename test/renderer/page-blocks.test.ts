import { expect, test } from 'vitest';
import { blocksOf } from '../../src/renderer/features/help/page-blocks';

test('a page is read as headings, text, and lines that keep their form', () => {
  const page =
    '# Format\n\nA **step** is\none object.\n\n```json\n{ "a": 1 }\n```\n| a | b |\n|---|---|\n\n- one\n  more\n- two\n';
  expect(blocksOf(page)).toEqual([
    { kind: 'head', text: 'Format' },
    { kind: 'text', text: 'A step is one object.' },
    { kind: 'lines', text: '{ "a": 1 }' },
    { kind: 'lines', text: '| a | b |\n|---|---|' },
    { kind: 'lines', text: '- one\n  more\n- two' },
  ]);
});
