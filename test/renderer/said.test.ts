import { createElement, type ElementType } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { jsx, jsxs } from '../../src/renderer/said/jsx-runtime';
import { setNames } from '../../src/renderer/said/said';

beforeEach(() => setNames(['PRG-1', 'imp-sub', 'خادم 1', 'n'.repeat(30)]));
afterEach(() => setNames([]));

const one = (type: ElementType, children: string, more: object = {}) =>
  renderToStaticMarkup(jsx(type, { ...more, children }));
const many = (type: ElementType, ...children: readonly unknown[]) =>
  renderToStaticMarkup(jsxs(type, { children }));

test('a sentence has its names set apart and stays one child of its parent', () => {
  expect(one('p', 'imp-sub serves 8 of خادم 1.')).toBe(
    '<p><x-said><bdi class="whole">imp-sub</bdi> serves 8 of <bdi class="whole">خادم 1</bdi>.</x-said></p>',
  );
  expect(many('p', 'خادم 1', ' serves ', 2500)).toBe(
    '<p><x-said><bdi class="whole">خادم 1</bdi> serves 2500</x-said></p>',
  );
  const bold = createElement('b', {}, 'x');
  expect(many('p', 'PRG-1 has ', bold, ' and')).toBe(
    '<p><x-said><bdi class="whole">PRG-1</bdi> has </x-said><b>x</b><x-said> and</x-said></p>',
  );
});

test('what needs no care is left as it is', () => {
  expect(one('p', 'imp1 serves 8.')).toBe('<p>imp1 serves 8.</p>');
  expect(many('p', 'imp1', ' serves ', 8)).toBe('<p>imp1 serves 8</p>');
  expect(one('title', 'PRG-1')).toBe('<title>PRG-1</title>');
});

test('a name longer than a line of a narrow column may break', () => {
  expect(one('p', `${'n'.repeat(30)} fails`)).toContain(`<bdi>${'n'.repeat(30)}</bdi>`);
});

test('a name that is cut off loses its end, on whichever side that is', () => {
  expect(one('span', 'خادم 1', { className: 'clip' })).toContain('dir="auto"');
  expect(one('td', 'خادم 1')).toContain('dir="auto"');
  expect(one('span', 'خادم 1')).not.toContain('dir=');
  expect(one('td', 'خادم 1 fails')).not.toContain('dir=');
});

test('a drawing has isolating characters round words from right to left', () => {
  expect(one('text', '3 on خادم 1')).toBe('<text>3 on \u2068خادم 1\u2069</text>');
});

test('the words of a control that the library makes are set apart, and are still what it is called', () => {
  const seen: object[] = [];
  const render = (props: object): null => {
    seen.push(props);
    return null;
  };
  const forwarded = { $$typeof: Symbol.for('react.forward_ref'), render };
  renderToStaticMarkup(jsx(forwarded as unknown as ElementType, { children: 'Fail خادم 1' }));
  expect(seen[0]).toMatchObject({ textValue: 'Fail خادم 1' });
});
