import fc from 'fast-check';
import { expect, test } from 'vitest';
import { xmlText } from '../../src/shared/xml-text';

test('no text of a picture holds what XML forbids, and nothing else is changed', () => {
  expect(xmlText('a\u0000b\u001b[2J\ud800c\ufffe\u{1F600}\n')).toBe(
    'a\uFFFDb\uFFFD[2J\uFFFDc\uFFFD\u{1F600}\n',
  );
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom('a', '<', '\u0000', '\ud800', '\udc00', '\uffff', '\u{1F600}'),
      }),
      (text) => {
        const safe = xmlText(text);
        expect(() => encodeURIComponent(safe)).not.toThrow();
        for (const [at, character] of [...safe].entries())
          if (character !== '\uFFFD') expect(character).toBe([...text][at]);
      },
    ),
  );
});
