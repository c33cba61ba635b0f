import { describe, expect, test } from 'vitest';
import {
  findSources,
  groundsOf,
  releaseNotes,
  rulesOn,
} from '../../src/renderer/features/glossary/grounds';
import type { Glossary } from '../../src/shared/sources';
import type { RulePackView } from '../../src/shared/view';

const GLOSSARY: Glossary = {
  sources: [
    { mark: 'S1', title: 'Community thread', url: 'https://example.com/1', text: '' },
    { mark: 'S7', title: 'Monitor sessions', url: 'https://example.com/7', text: '' },
    { mark: 'D1', title: 'Tie-break', url: '', text: 'The first node takes the user.' },
  ],
  rules: [
    { code: 'BAL_TIE', basis: 'lab assumption', sources: ['S1', 'D1'] },
    { code: 'V23', basis: 'derived', sources: ['S7'] },
  ],
  contradictions: [{ title: 'Balance', text: 'x', decision: 'y', sources: ['S7'] }],
};

describe('what a source chip asks for', () => {
  test('is answered with the rule, its basis, its sources and their contradictions', () => {
    const grounds = groundsOf(GLOSSARY, { code: 'V23', sources: ['S7'] });
    expect(grounds).toMatchObject({ title: 'V23', basis: 'derived' });
    expect(grounds.sources.map(({ mark }) => mark)).toEqual(['S7']);
    expect(grounds.contradictions.map(({ title }) => title)).toEqual(['Balance']);
  });

  test('takes the basis given with it before that of the rule', () => {
    const asked = { code: 'V23', sources: ['S7'], basis: 'documented' } as const;
    expect(groundsOf(GLOSSARY, asked).basis).toBe('documented');
  });

  test('is called by its marks where it is no rule, and has no basis then', () => {
    const grounds = groundsOf(GLOSSARY, { sources: ['S1', 'D1'] });
    expect(grounds).toMatchObject({ title: 'S1, D1', basis: null, contradictions: [] });
  });
});

test('a source knows the rules on it', () => {
  expect(rulesOn(GLOSSARY, 'D1')).toEqual(['BAL_TIE']);
});

test.each([
  ['', ['S1', 'S7', 'D1']],
  ['  monitor ', ['S7']],
  ['first NODE', ['D1']],
  ['bal_tie', ['S1', 'D1']],
  ['nobody', []],
])('%j finds sources by mark, title, text and rule', (typed, marks) => {
  expect(findSources(GLOSSARY, typed).map(({ mark }) => mark)).toEqual(marks);
});

test('a remark that holds for several releases is one remark', () => {
  const pack = (release: string, conflicts: readonly string[]) =>
    ({ release, conflicts }) as RulePackView;
  expect(releaseNotes([pack('9', ['a']), pack('10', ['a', 'b']), pack('11', [])])).toEqual([
    { text: 'a', releases: ['9', '10'] },
    { text: 'b', releases: ['10'] },
  ]);
});
