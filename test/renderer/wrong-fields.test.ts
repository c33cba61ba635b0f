import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Button, type ButtonProps } from '../../src/renderer/ui/button';
import { WrongFields, withField, wrongWords } from '../../src/renderer/ui/wrong-fields';

test('a form knows what is wrong by field, in the order in which it was told', () => {
  const one = withField(new Map(), 'a', 'Users: too many');
  const two = withField(one, 'b', 'Name: taken');
  expect([...two.values()]).toEqual(['Users: too many', 'Name: taken']);
  expect(withField(two, 'b', 'Name: taken')).toBe(two);
  expect([...withField(two, 'a', null).values()]).toEqual(['Name: taken']);
  expect(withField(one, 'b', null)).toBe(one);
});

test('what is wrong is said with the label of its field, a name keeps its capital', () => {
  expect(wrongWords('Users', 'A whole number from 0 to 9')).toBe(
    'Users: a whole number from 0 to 9',
  );
  expect(wrongWords('Name', 'PRG-1 is taken')).toBe('Name: PRG-1 is taken');
});

test('the main button of a form without a wrong field is on, and nothing stands before it', () => {
  const button = createElement(
    Button,
    { kind: 'primary', type: 'submit' } as ButtonProps,
    'Make it',
  );
  const html = renderToStaticMarkup(createElement(WrongFields, null, button));
  expect(html).not.toMatch(/disabled|why-off/);
});
