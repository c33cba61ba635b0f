import { expect, test } from 'vitest';
import {
  pairsNeeded,
  type Template,
  templateSteps,
  templateWords,
} from '../../src/renderer/features/start/template';
import { best, score } from '../../src/renderer/parts/find';

const template: Template = {
  title: 'Rollout',
  users: 45_000,
  ova: '15000',
  pairs: 3,
  ha: true,
  mode: 'balanced',
};

test('the wizard builds pairs, mode and users in this order', () => {
  const steps = templateSteps({ ...template, pairs: 1, mode: 'active-standby' });
  expect(steps).toEqual([
    { do: 'add-group', name: 'PRG-1', ha: true },
    { do: 'add-node', group: 'PRG-1', name: 'imp1', ova: '15000' },
    { do: 'add-node', group: 'PRG-1', name: 'imp2', ova: '15000' },
    { do: 'set-mode', mode: 'active-standby' },
    { do: 'enable-users', count: 45_000 },
  ]);
});

test('the wizard counts one node of each redundant pair, and both without HA', () => {
  expect(templateWords(template)).toContain('3 pairs carry 45\u202f000 users');
  expect(templateWords(template)).toContain('room for 0 more');
  expect(templateWords({ ...template, ha: false })).toContain('90\u202f000');
  expect(templateWords({ ...template, pairs: 2 })).toContain('15\u202f000 too few');
});

test('a lab without users enables nobody', () => {
  expect(templateSteps({ ...template, users: 0 }).some((step) => step.do === 'enable-users')).toBe(
    false,
  );
});

test('words are found in any order, and word starts come first', () => {
  expect(score('Fail over imp1', 'imp1 fail')).toBeGreaterThan(0);
  expect(score('Fail imp1', 'imp2')).toBe(0);
  const found = best(['Undo', 'Find or run', 'Redo undone'], 'un', { textOf: String, most: 3 });
  expect(found[0]).toBe('Undo');
});

test('too few pairs are answered with how many are needed', () => {
  expect(pairsNeeded({ ...template, users: 45_000, pairs: 1 })).toBe(3);
  expect(pairsNeeded({ ...template, users: 45_001 })).toBe(4);
  expect(pairsNeeded({ ...template, users: 0 })).toBe(1);
  expect(pairsNeeded({ ...template, users: 45_000, ha: false })).toBe(2);
});
