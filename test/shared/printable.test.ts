import fc from 'fast-check';
import { expect, test } from 'vitest';
import { brief, printable, printableLines } from '../../src/shared/printable';

test('escape sequences, controls of both sets and marks of direction are spelled out', () => {
  expect(printable('a\u001b]0;owned\u0007b')).toBe('a\\u001b]0;owned\\u0007b');
  expect(printable('\u009b31m\u202eimp1\u2066')).toBe('\\u009b31m\\u202eimp1\\u2066');
  expect(printable('one\ntwo\u2028three')).toBe('one\\u000atwo\\u2028three');
});

test('names in any script stay as they are', () => {
  const name = 'עברית عقدة 東京 Ünï 👩‍👩‍👧‍👦';
  expect(printable(name)).toBe(name);
});

test('a message keeps its lines and tabs, and nothing else of the kind', () => {
  expect(printableLines('a\n\tb\r\u001b[2J')).toBe('a\n\tb\\u000d\\u001b[2J');
});

test('a line of JSON stays the JSON it was', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })),
      (value) => {
        expect(JSON.parse(printable(JSON.stringify(value)))).toEqual(
          JSON.parse(JSON.stringify(value)),
        );
      },
    ),
    { numRuns: 200 },
  );
});

test('a text for a dialog is short, and no letter of it is cut in half', () => {
  expect(brief('x'.repeat(1000), 10)).toBe(`${'x'.repeat(10)}…`);
  expect(brief('👩'.repeat(10), 3)).toBe('👩…');
  expect(brief('short\u202e')).toBe('short\\u202e');
});
