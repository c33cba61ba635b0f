import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isolated, nameFinder, nameParts } from '../../src/shared/name-parts';

const names = (sentence: string, of: readonly string[]) =>
  nameParts(sentence, nameFinder(of)).flatMap(({ text, isName }) => (isName ? [text] : []));

test('a sentence gives its names and loses nothing', () => {
  expect(names('PRG-1 serves 8, PRG-12 nobody.', ['PRG-1', 'PRG-12'])).toEqual(['PRG-1', 'PRG-12']);
  expect(names('node 1 fails.', ['node 1', 'node'])).toEqual(['node 1']);
  expect(names('a+b (x) is lost', ['a+b (x)', '[', 'c|d'])).toEqual(['a+b (x)']);
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme', maxLength: 6 }), { maxLength: 5 }),
      fc.string({ unit: 'grapheme' }),
      (of, text) => {
        const sentence = `${text} ${of.join(' 7 ')}.`;
        expect(
          nameParts(sentence, nameFinder(of))
            .map((part) => part.text)
            .join(''),
        ).toBe(sentence);
      },
    ),
    { numRuns: 30 },
  );
});

test('a plain name needs no part of its own, and a part of a longer name is none', () => {
  expect(names('imp1 serves 8', ['imp1'])).toEqual([]);
  expect(names('my-PRG-1 and PRG-1-old', ['PRG-1'])).toEqual([]);
});

test('words from right to left stand apart even where nobody knows the name, without the stop of the sentence', () => {
  expect(names('خادم 1 serves 2 500.', ['خادم 1'])).toEqual(['خادم 1']);
  expect(names('Why فاطمة is at home on imp1, not on שרת תל אביב.', [])).toEqual([
    'فاطمة',
    'שרת תל אביב',
  ]);
});

test('text for a drawing holds isolating characters, around names only', () => {
  expect(isolated('3 on خادم', nameFinder([]))).toBe('3 on \u2068خادم\u2069');
  expect(isolated('3 on imp1', nameFinder(['imp1']))).toBe('3 on imp1');
});
