import { describe, expect, test } from 'vitest';
import { applyStep } from '../../../src/main/engine/apply';
import { NOT_MODELLED } from '../../../src/main/engine/lint/not-modelled';
import { FINDINGS } from '../../../src/main/engine/lint/table';
import { newState } from '../../../src/main/engine/new-state';
import { describeRefusal } from '../../../src/main/engine/remedies/describe-refusal';
import type { LabState } from '../../../src/main/engine/state';
import { reasonText } from '../../../src/main/engine/words/reason-words';
import { allSources, reasonGrounds, sourceOf } from '../../../src/main/engine/words/sources';
import { groupSummary, remedyOfState } from '../../../src/main/engine/words/state-words';
import { stepEffect } from '../../../src/main/engine/words/step-effect';
import { stepLabel } from '../../../src/main/engine/words/step-label';
import {
  formatChange,
  formatClock,
  formatCount,
  formatPercent,
  formatSeconds,
  listNames,
  sizeName,
} from '../../../src/shared/format';
import { REASONS } from '../../../src/shared/model';
import type { RefusalView } from '../../../src/shared/refusal';
import type { Step } from '../../../src/shared/step';

/** Thin spaces shown as plain ones, so that expected texts can be read here. */
function plain(text: string): string {
  return text.replaceAll('\u202f', ' ');
}

function labAfter(steps: readonly Step[], start: LabState = newState(), settle = true): LabState {
  return steps.reduce((state, step, index) => {
    const applied = applyStep(state, step, { index, settle });
    if (!applied.ok) throw new Error(`${stepLabel(step)} is refused ${applied.refusal.code}`);
    return applied.state;
  }, start);
}

function effectOf(state: LabState, step: Step, settle = true): string {
  return plain(stepEffect(state, labAfter([step], state, settle), step));
}

function refusalOf(state: LabState, step: Step): RefusalView {
  const applied = applyStep(state, step, { index: 0, settle: true });
  if (applied.ok) throw new Error(`${stepLabel(step)} is not refused`);
  return describeRefusal(applied.refusal, step, state);
}

function pair(group: string, first: string, second: string, ha = true): readonly Step[] {
  return [
    { do: 'add-group', name: group, ha },
    { do: 'add-node', group, name: first, ova: '5000' },
    { do: 'add-node', group, name: second, ova: '5000' },
  ];
}

const PAIR = labAfter(pair('PRG-1', 'imp1', 'imp2'));

describe('figures', () => {
  test('carry thin spaces from 1 000 and a true minus', () => {
    expect([0, 999, 1000, 5600, 75_000, 1_234_567].map(formatCount)).toEqual([
      '0',
      '999',
      '1\u202f000',
      '5\u202f600',
      '75\u202f000',
      '1\u202f234\u202f567',
    ]);
    expect([800, 0, -1200].map(formatChange)).toEqual(['+800', '0', '\u22121\u202f200']);
  });

  test('stand a thin space before percent and seconds', () => {
    expect(formatPercent(5600, 5000)).toBe('112\u202f%');
    expect(formatPercent(1, 5000)).toBe('under 1\u202f%');
    expect(formatPercent(0, 5000)).toBe('0\u202f%');
    expect(formatSeconds(1800)).toBe('1\u202f800\u202fs');
    expect(formatClock(252)).toBe('0:04:12');
    expect(formatClock(3661)).toBe('1:01:01');
  });

  test('names are listed with "and", and long lists are cut', () => {
    expect(listNames(['imp1'])).toBe('imp1');
    expect(listNames(['imp1', 'imp2', 'imp3'])).toBe('imp1, imp2 and imp3');
    expect(listNames(['1', '2', '3', '4', '5'])).toBe('1, 2, 3 and 2 more');
    expect(sizeName(5000, '5000')).toBe('5K OVA');
    expect(sizeName(500, '500')).toBe('500 OVA');
    expect(plain(sizeName(6000, null))).toBe('6 000 capacity');
  });
});

describe('step labels', () => {
  const labels: readonly (readonly [Step, string])[] = [
    [{ do: 'set-parameter', release: '15' }, 'Release 15'],
    [{ do: 'add-group', name: 'PRG-1' }, 'Add PRG-1'],
    [{ do: 'enable-users', count: 5600 }, 'Enable 5 600 users'],
    [{ do: 'enable-users', users: [{ id: 'a' }, { id: 'b' }] }, 'Enable 2 from file'],
    [{ do: 'enable-users', users: [{ id: 'hq.lopez' }] }, 'Enable hq.lopez'],
    [{ do: 'set-mode', mode: 'active-standby' }, 'Mode Active/Standby'],
    [{ do: 'fail-node', node: 'imp4' }, 'Fail imp4'],
    [{ do: 'assign', count: 2500, of: 'imp2', node: 'imp1' }, 'Move 2 500 from imp2 to imp1'],
    [{ do: 'assign', users: ['user1'], node: 'imp1' }, 'Assign user1 to imp1'],
    [{ do: 'unassign', node: 'imp2' }, 'Unassign all of imp2'],
    [
      { do: 'set-node', node: 'imp1', ova: '15000', generation: 'M5' },
      'Set imp1 to 15K OVA, generation M5',
    ],
    [
      { do: 'set-parameter', automaticFallback: true, automaticFallbackDelay: 1800 },
      'Automatic fallback on, Automatic fallback after 1 800 s',
    ],
  ];

  test.each(labels)('%j', (step, label) => {
    expect(plain(stepLabel(step))).toBe(label);
  });
});

describe('step effects', () => {
  test('name the nodes that got users, or say that nobody moves', () => {
    expect(effectOf(PAIR, { do: 'enable-users', count: 5001 })).toBe('imp1 +2 501, imp2 +2 500');
    const full = labAfter([{ do: 'enable-users', count: 10 }], PAIR);
    expect(effectOf(full, { do: 'set-mode', mode: 'active-standby' })).toBe('Nobody moves');
    expect(effectOf(full, { do: 'assign', count: 2, of: 'imp1', node: 'imp2' })).toBe(
      'imp1 \u22122, imp2 +2',
    );
    expect(effectOf(full, { do: 'unassign', node: 'imp2' })).toBe('imp2 \u22125, 5 unassigned');
  });

  test('say who serves whom after a failure, and by how much that is over', () => {
    const full = labAfter([{ do: 'enable-users', count: 8000 }], PAIR);
    expect(effectOf(full, { do: 'fail-node', node: 'imp1' })).toBe(
      'imp2 serves 8 000, 3 000 over, after 60 s, all back by 537 s',
    );
    expect(effectOf(full, { do: 'fail-node', node: 'imp1' }, false)).toBe(
      '4 000 without service, noticed in 60 s',
    );
  });

  test('an empty standby that fails leaves its pair unprotected', () => {
    const standby = labAfter(
      [
        { do: 'set-mode', mode: 'active-standby' },
        { do: 'enable-users', count: 10 },
      ],
      PAIR,
    );
    expect(effectOf(standby, { do: 'fail-node', node: 'imp2' })).toBe(
      'Nobody moves, PRG-1 is unprotected',
    );
  });

  test('users who come during a failover wait for its group, and are placed by the fallback', () => {
    const failed = labAfter(
      [
        { do: 'enable-users', count: 4 },
        { do: 'fail-node', node: 'imp1' },
      ],
      PAIR,
    );
    expect(effectOf(failed, { do: 'enable-users', count: 20 })).toBe('20 wait for PRG-1');
    const back = labAfter(
      [
        { do: 'enable-users', count: 2 },
        { do: 'restore-node', node: 'imp1' },
      ],
      failed,
    );
    expect(effectOf(back, { do: 'fallback', group: 'PRG-1' })).toBe(
      'imp1 serves 3, imp1 +1, imp2 +1',
    );
  });

  test('an added node tells its size and place, and that nobody moves once there are users', () => {
    const group = labAfter([{ do: 'add-group', name: 'PRG-1' }]);
    const step: Step = { do: 'add-node', group: 'PRG-1', name: 'imp1', ova: '5000' };
    expect(effectOf(group, step)).toBe('5K OVA, 1st slot');
    const used = labAfter([step, { do: 'enable-users', count: 1 }], group);
    expect(effectOf(used, { ...step, name: 'imp2' })).toBe('5K OVA, 2nd slot, nobody moves');
  });
});

describe('refusals', () => {
  test('removing a node with users offers to move them, or to unassign them (G34)', () => {
    const full = labAfter([{ do: 'enable-users', count: 5000 }], PAIR);
    const view = refusalOf(full, { do: 'remove-node', node: 'imp2' });
    expect(plain(view.title)).toBe('imp2 still has 2 500 users');
    expect(plain(view.message)).toBe(
      'imp2 can be removed once it is empty and HA is off for PRG-1. Move its users to another node, or unassign them.',
    );
    expect(view.remedies.map(({ label }) => plain(label))).toEqual([
      'Move 2 500 to imp1, disable HA for PRG-1 and remove imp2',
      'Unassign 2 500, disable HA for PRG-1 and remove imp2',
    ]);
    expect(view.remedies[0]?.steps).toEqual([
      { do: 'assign', count: 2500, of: 'imp2', node: 'imp1' },
      { do: 'set-ha', group: 'PRG-1', enabled: false },
      { do: 'remove-node', node: 'imp2' },
    ]);
    expect(view.sources).toEqual(['S11']);
  });

  test('a node whose users fit nowhere is not offered to move them', () => {
    const full = labAfter([{ do: 'enable-users', count: 9000 }], PAIR);
    const view = refusalOf(full, { do: 'remove-node', node: 'imp2' });
    expect(view.remedies.map(({ label }) => plain(label))).toEqual([
      'Unassign 4 500, disable HA for PRG-1 and remove imp2',
    ]);
  });

  test('assigning during a failover names the group, its states and the way back', () => {
    const failed = labAfter(
      [
        { do: 'enable-users', count: 4 },
        { do: 'fail-node', node: 'imp1' },
      ],
      PAIR,
    );
    const view = refusalOf(failed, { do: 'assign', users: ['user1'], node: 'imp2' });
    expect(view.title).toBe('PRG-1 is failed over');
    expect(view.message).toContain('imp1 is Unreachable and imp2 Running in Backup Mode');
    expect(view.remedies).toEqual([
      {
        label: 'Restore imp1 and fall back PRG-1',
        steps: [
          { do: 'restore-node', node: 'imp1' },
          { do: 'fallback', group: 'PRG-1' },
        ],
      },
    ]);
  });

  test('a file that names an unknown server can be placed by the mode or without those rows', () => {
    const step: Step = {
      do: 'enable-users',
      users: [{ id: 'w1', server: 'nowhere' }, { id: 'w2' }],
    };
    const view = refusalOf(PAIR, { ...step, refused: 'V34' });
    expect(view.title).toBe('nowhere is in no redundancy group');
    expect(view.remedies.map(({ label, steps }) => [label, steps])).toEqual([
      [
        'Let mode Balanced place 1 user',
        [{ do: 'enable-users', users: [{ id: 'w1' }, { id: 'w2' }] }],
      ],
      ['Leave out 1 user', [{ do: 'enable-users', users: [{ id: 'w2' }] }]],
    ]);
  });

  test('generated names that would be too long are refused for their length, not for their number', () => {
    const prefix = 'x'.repeat(127);
    const nine = labAfter([{ do: 'enable-users', count: 9, prefix }], PAIR);
    const view = refusalOf(nine, { do: 'enable-users', count: 1, prefix });
    expect(view).toMatchObject({ code: 'LIMIT', remedies: [] });
    expect(plain(view.title)).toBe('A name has at most 128 characters');
    expect(plain(view.message)).toBe(
      'The last name, prefix and number together, would have 129. Choose a shorter prefix.',
    );
  });

  test('HA on a lone node offers a second node like the first', () => {
    const lone = labAfter([
      { do: 'add-group', name: 'PRG-1' },
      { do: 'add-node', group: 'PRG-1', name: 'imp1', ova: '15000', generation: 'M5' },
    ]);
    const view = refusalOf(lone, { do: 'set-ha', group: 'PRG-1', enabled: true });
    expect(view.remedies).toEqual([
      {
        label: 'Add imp2 to PRG-1 and enable HA',
        steps: [
          {
            do: 'add-node',
            group: 'PRG-1',
            name: 'imp2',
            ova: '15000',
            generation: 'M5',
            version: '15',
          },
          { do: 'set-ha', group: 'PRG-1', enabled: true },
        ],
      },
    ]);
  });
});

describe('states', () => {
  test('tell what they mean and what to do next', () => {
    const failed = labAfter(
      [
        { do: 'enable-users', count: 4 },
        { do: 'fail-node', node: 'imp1' },
      ],
      PAIR,
    );
    expect(remedyOfState(failed, 0)).toBe(
      'imp1 is down; imp2 serves its users. Restore imp1, then fall back PRG-1.',
    );
    expect(groupSummary(failed, failed.topology.groups[0]!)).toBe('Peer Reboot');
    const back = labAfter([{ do: 'restore-node', node: 'imp1' }], failed);
    expect(remedyOfState(back, 0)).toContain('Fall back PRG-1 to bring them home.');
    const automatic = labAfter([{ do: 'set-parameter', automaticFallback: true }], back);
    expect(plain(remedyOfState(automatic, 0))).toContain('by itself in 1 800 s');
    expect(groupSummary(PAIR, PAIR.topology.groups[0]!)).toBe('');
  });

  test('an idle node is sent to fallback, and not to a backup that is down', () => {
    const idle = labAfter([{ do: 'failover', node: 'imp1' }], PAIR);
    expect(remedyOfState(idle, 0)).toBe(
      'An administrator failed imp1 over; its services are stopped and imp2 serves its users. Fall back PRG-1 to bring them home.',
    );
    const alone = labAfter([{ do: 'fail-node', node: 'imp2' }], idle);
    expect(remedyOfState(alone, 0)).toBe(
      'An administrator failed imp1 over; its services are stopped until fallback, and imp2 is down, so nobody serves PRG-1. Restore imp2, then fall back PRG-1.',
    );
  });
});

describe('sources', () => {
  test('every reason and finding names sources that the glossary knows', () => {
    const marks = [
      ...REASONS.flatMap((reason) => reasonGrounds(reason).sources),
      ...FINDINGS.flatMap(({ sources }) => sources),
      ...NOT_MODELLED.flatMap(({ sources }) => sources),
    ];
    expect(marks.length).toBeGreaterThan(60);
    expect(marks.filter((mark) => sourceOf(mark) === null)).toEqual([]);
  });

  test('marks are unique, documents have addresses or say why not, assumptions have a text', () => {
    const marks = allSources().map(({ mark }) => mark);
    expect(new Set(marks).size).toBe(marks.length);
    expect(allSources().every(({ title }) => title !== '')).toBe(true);
    const assumptions = allSources().filter(({ mark }) => /^D\d/.test(mark));
    expect(assumptions.length).toBeGreaterThan(15);
    expect(assumptions.every(({ text }) => text.endsWith('.'))).toBe(true);
  });

  test('a rule that rests on a decision of the lab is marked as an assumption', () => {
    expect(reasonGrounds('BAL_TIE')).toEqual({
      sources: ['S1', 'S2', 'D1'],
      basis: 'lab assumption',
    });
    expect(reasonText('BAL_FEWEST')).toBe('fewest assigned');
  });
});
