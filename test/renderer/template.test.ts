import { expect, test } from 'vitest';
import { lint } from '../../src/main/engine/lint';
import {
  pairsNeeded,
  type Template,
  templateSteps,
  templateWords,
} from '../../src/renderer/features/start/template';
import { best, score } from '../../src/renderer/parts/find';
import { play } from '../engine/random-lab';

const template: Template = {
  title: 'Rollout',
  users: 45_000,
  ova: '15000',
  pairs: 3,
  ha: true,
  mode: 'balanced',
};

test('the wizard builds pairs, mode and users in this order', () => {
  const steps = templateSteps({ ...template, users: 15_000, pairs: 1, mode: 'active-standby' });
  const limits = { reloginLower: 180, reloginUpper: 2680 };
  expect(steps).toEqual([
    { do: 'set-parameter', release: '15', multiDeviceMessaging: true },
    { do: 'add-group', name: 'PRG-1', ha: true },
    { do: 'add-node', group: 'PRG-1', name: 'imp1', ova: '15000' },
    { do: 'add-node', group: 'PRG-1', name: 'imp2', ova: '15000' },
    { do: 'set-node', node: 'imp1', ...limits },
    { do: 'set-node', node: 'imp2', ...limits },
    { do: 'set-mode', mode: 'active-standby' },
    { do: 'enable-users', count: 15_000 },
  ]);
});

test('a lab fresh from the template has no finding, as long as its users fit', () => {
  const modes = ['balanced', 'active-standby'] as const;
  for (const mode of modes)
    for (const ova of ['5000', '15000', '25000'] as const)
      for (const pairs of [1, 2, 3])
        for (const part of [0, 0.3, 1]) {
          const users = Math.floor(Number(ova) * pairs * part);
          const state = play(templateSteps({ ...template, users, ova, pairs, mode }));
          const told = lint(state).filter(({ severity }) => severity !== 'advice');
          expect(told.map(({ code, message }) => [code, message])).toEqual([]);
        }
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
