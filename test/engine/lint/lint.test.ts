import { describe, expect, test } from 'vitest';
import { isContractFinding, lint } from '../../../src/main/engine/lint';
import type { Step } from '../../../src/shared/step';
import { play } from '../random-lab';

const node = (group: string, name: string, version: string): Step => ({
  do: 'add-node',
  group,
  name,
  capacity: 5000,
  version,
});

describe('versions that differ', () => {
  const placesOf = (steps: readonly Step[]) =>
    lint(play(steps))
      .filter(({ code }) => code === 'V08')
      .map((finding) => finding.at);
  const three: Step[] = [
    { do: 'add-group', name: 'G' },
    node('G', 'a', '14'),
    node('G', 'b', '15'),
    { do: 'add-group', name: 'H' },
    node('H', 'c', '15'),
  ];

  test('the node that most others differ from is marked', () => {
    expect(placesOf(three)).toEqual(['a']);
  });

  test('in a pair that differs no version leads, so both nodes are marked', () => {
    expect(placesOf(three.slice(0, 3))).toEqual(['a', 'b']);
  });

  test('a publisher that is named sets the version, however many differ from it', () => {
    expect(placesOf([...three, { do: 'set-facts', publisher: 'a' }])).toEqual(['b', 'c']);
  });

  test('equal versions are no finding', () => {
    expect(
      placesOf([{ do: 'add-group', name: 'G' }, node('G', 'a', '14'), node('G', 'b', '14')]),
    ).toEqual([]);
  });
});

describe('rules that need to be told a fact', () => {
  const pair: Step[] = [
    { do: 'add-group', name: 'G', ha: true },
    { do: 'add-node', group: 'G', name: 'a', ova: '2000' },
    { do: 'add-node', group: 'G', name: 'b', ova: '2000' },
  ];
  const codes = (...facts: Step[]) => lint(play([...pair, ...facts])).map(({ code }) => code);

  test.each([
    ['V26', { interclusterPeers: 1 }],
    ['V27', { persistentChat: true }],
    ['V29', { centralized: true }],
    ['V30', { interclusterPeers: 30 }],
    ['V31', { roundTripMs: 81 }],
  ])('%s is silent until then', (code, facts) => {
    expect(codes()).not.toContain(code);
    expect(codes({ do: 'set-facts', ...facts })).toContain(code);
  });

  test('V07 shows once the publisher that was named has left', () => {
    const gone: Step[] = [
      { do: 'set-facts', publisher: 'b' },
      { do: 'set-ha', group: 'G', enabled: false },
      { do: 'remove-node', node: 'b' },
    ];
    expect(codes()).not.toContain('V07');
    expect(codes(...gone)).toContain('V07');
  });
});

test('the findings of the contract are V01 to V23 and L01', () => {
  expect(['V01', 'V23', 'L01', 'V24', 'V37'].map(isContractFinding)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});
