import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyStep } from '../../../src/main/engine/apply';
import { hasHa, nodeAt, nodeNamed, nodesOf } from '../../../src/main/engine/order';
import { runbookPlan } from '../../../src/main/engine/planning/runbook-plan';
import { ADD_NODE } from '../../../src/main/engine/planning/runbooks/add-node';
import {
  PATCH_WITH_FAILOVER,
  PATCH_WITH_HA_OFF,
} from '../../../src/main/engine/planning/runbooks/patch';
import { RECOVER } from '../../../src/main/engine/planning/runbooks/recover';
import {
  REPLACE_PUBLISHER,
  REPLACE_SUBSCRIBER,
} from '../../../src/main/engine/planning/runbooks/replace';
import { RETIRE } from '../../../src/main/engine/planning/runbooks/retire';
import { UPGRADE } from '../../../src/main/engine/planning/runbooks/upgrade';
import type { LabState } from '../../../src/main/engine/state';
import { EMPTY_TO, JOBS, PATCH_WAYS, type RunbookRequest } from '../../../src/shared/planning';
import type { Step } from '../../../src/shared/step';
import { anyRun, NODES, pairsOf, play, settingStep, userStep } from '../random-lab';

const CLOCK = { settle: true, index: 0 };

const OFFICE: readonly Step[] = [
  { do: 'add-group', name: 'PRG-1', ha: true },
  { do: 'add-node', group: 'PRG-1', name: 'imp1', ova: '5000' },
  { do: 'add-node', group: 'PRG-1', name: 'imp2', ova: '5000' },
  { do: 'add-group', name: 'PRG-2', ha: true },
  { do: 'add-node', group: 'PRG-2', name: 'imp3', ova: '5000' },
  { do: 'add-node', group: 'PRG-2', name: 'imp4', ova: '5000' },
  { do: 'enable-users', count: 5000, devices: 2 },
];

const request: fc.Arbitrary<RunbookRequest> = fc.record(
  {
    job: fc.constantFrom(...JOBS),
    node: fc.constantFrom(...NODES),
    way: fc.constantFrom(...PATCH_WAYS),
    to: fc.constantFrom(...EMPTY_TO),
    moveFirst: fc.boolean(),
  },
  { requiredKeys: ['job', 'node'] },
);

/** Labs of any kind, and labs that nothing happened to, so that most jobs can begin. */
const lab = fc.oneof(
  anyRun,
  fc
    .tuple(pairsOf, fc.array(fc.oneof(userStep, settingStep), { maxLength: 12 }))
    .map(([pairs, steps]) => [...pairs, ...steps]),
);

describe('a runbook', () => {
  test('for a patch fails over, works and falls back: users log in again twice', () => {
    const book = runbookPlan(play(OFFICE), { job: 'patch', node: 'imp1' }, CLOCK);
    expect(book.actions.map(({ id }) => id)).toEqual([
      'record',
      'health',
      'freeze',
      'failover',
      'work',
      'services',
      'fallback',
      'compare',
    ]);
    expect(book.total.loggedOut).toBe(5000);
    expect(book.actions[3]).toMatchObject({
      cli: 'utils ha failover imp1',
      where:
        'Cisco Unified CM Administration > System > Presence Redundancy Groups > PRG-1 > Failover',
      seconds: 537,
      assumed: true,
      loggedOut: 2500,
      noService: 0,
      risk: { failed: 'imp2', noService: 5000, surplus: 0 },
      steps: [
        { do: 'failover', node: 'imp1' },
        { do: 'wait', seconds: 537 },
      ],
    });
    expect(book.actions[0]!.risk).toBe(null);
    expect(book.actions[4]!.load.slice(0, 2)).toEqual([
      { node: 'imp1', devices: 0 },
      { node: 'imp2', devices: 5000 },
    ]);
    expect(book.actions[4]!.off).toEqual(['imp1']);
  });

  test('with High Availability off leaves the users of the node without service meanwhile', () => {
    const asked = { job: 'patch', node: 'imp1', way: 'ha-off' } as const;
    const book = runbookPlan(play(OFFICE), asked, CLOCK);
    const workAction = book.actions.find(({ id }) => id === 'work')!;
    expect(workAction).toMatchObject({ loggedOut: 2500, noService: 2500, unprotected: ['PRG-1'] });
    expect(workAction.risk).toEqual({ failed: 'imp2', noService: 5000, surplus: 0 });
    expect(book.total.loggedOut).toBe(2500);
  });

  test('takes a node out for good when its users are on its peer, and not a publisher', () => {
    const state = play(OFFICE);
    const book = runbookPlan(state, { job: 'retire', node: 'imp1' }, CLOCK);
    const after = replay(
      state,
      book.actions.flatMap(({ steps }) => steps),
    );
    expect(nodeNamed(after.topology, 'imp1')).toBe(-1);
    const imp2 = nodeNamed(after.topology, 'imp2');
    expect(after.users.counts.assigned[imp2]).toBe(2500);
    const told = play([...OFFICE, { do: 'set-facts', publisher: 'imp1' }]);
    const refused = runbookPlan(told, { job: 'retire', node: 'imp1' }, CLOCK);
    expect(refused.why).toContain('database publisher');
    expect(refused.actions).toEqual([]);
  });

  test('of an upgrade leaves everybody without service from the first switch until replication', () => {
    const book = runbookPlan(play(OFFICE), { job: 'upgrade', node: 'imp1' }, CLOCK);
    const without = Object.fromEntries(book.actions.map(({ id, noService }) => [id, noService]));
    expect(without).toMatchObject({
      'install-publisher': 0,
      'switch-publisher': 2500,
      'switch-subscribers': 10_000,
      replication: 10_000,
      sessions: 0,
    });
  });

  test('works for a lone node whose group has High Availability enabled', () => {
    const lone = play([
      { do: 'add-group', name: 'PRG-3', ha: true },
      { do: 'add-node', group: 'PRG-3', name: 'imp5', ova: '5000' },
      { do: 'add-group', name: 'PRG-4' },
      { do: 'add-node', group: 'PRG-4', name: 'imp6', ova: '5000' },
      { do: 'enable-users', count: 10 },
    ]);
    const patch = runbookPlan(lone, { job: 'patch', node: 'imp5' }, CLOCK);
    expect(patch.actions.map(({ id }) => id)).toEqual(['record', 'work', 'sessions']);
    expect(runbookPlan(lone, { job: 'retire', node: 'imp5' }, CLOCK).why).toContain('has no peer');
    const retire = runbookPlan(lone, { job: 'retire', node: 'imp5', to: 'even' }, CLOCK);
    const after = replay(
      lone,
      retire.actions.flatMap(({ steps }) => steps),
    );
    expect(after.topology.groups.map(({ name }) => name)).toEqual(['PRG-4']);
    const pair = runbookPlan(lone, { job: 'add-node', node: 'imp5' }, CLOCK);
    expect(pair.why).toBe(null);
  });

  test('says why it cannot begin', () => {
    const failed = play([...OFFICE, { do: 'fail-node', node: 'imp3' }]);
    const book = runbookPlan(failed, { job: 'patch', node: 'imp1' }, CLOCK);
    expect(book.why).toBe(
      'PRG-2 is in a failover state: imp3 Unreachable, imp4 Running in Backup Mode. Bring it back to Normal first.',
    );
    expect(runbookPlan(failed, { job: 'patch', node: 'imp9' }, CLOCK).why).toBe(
      'The lab has no node imp9.',
    );
  });

  test('is done step by step and leaves every pair Normal, or says why it cannot begin', () => {
    fc.assert(
      fc.property(lab, request, fc.boolean(), (run, asked, settle) => {
        const before = play(run, undefined, settle);
        const book = runbookPlan(before, asked, { settle, index: run.length });
        if (book.why !== null) {
          expect(book.actions).toEqual([]);
          return;
        }
        const after = replay(
          before,
          book.actions.flatMap(({ steps }) => steps),
          settle,
        );
        for (const group of after.topology.groups)
          if (hasHa(group))
            expect(nodesOf(group).map((node) => nodeAt(after.topology, node).state)).toEqual([
              'Normal',
              'Normal',
            ]);
        const had = (state: LabState) =>
          state.topology.groups.filter(hasHa).map(({ name }) => name);
        if (asked.job !== 'retire') expect(had(after)).toEqual(expect.arrayContaining(had(before)));
        expect(book.total.seconds).toBe(
          book.actions.reduce((sum, { seconds }) => sum + seconds, 0),
        );
        for (const action of book.actions) {
          expect(`${action.title} ${action.where} ${action.check}`).not.toMatch(/[{}]/);
          expect(action.sources.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 80 },
    );
  });

  test('says nothing as documented that has no source, or no figure', () => {
    const books = [
      PATCH_WITH_FAILOVER,
      PATCH_WITH_HA_OFF,
      UPGRADE,
      REPLACE_SUBSCRIBER,
      REPLACE_PUBLISHER,
      RETIRE,
      ADD_NODE,
      RECOVER,
    ];
    for (const { entries } of books) {
      expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
      for (const { sources, check, notice, time } of entries) {
        expect(sources.length).toBeGreaterThan(0);
        if (/inferred/.test(check + notice)) expect(`${sources} ${notice}`).toContain('inferred');
        if (time.kind === 'documented') expect(time.text).not.toBe('');
      }
    }
  });
});

function replay(state: LabState, steps: readonly Step[], settle = true): LabState {
  return steps.reduce((before, step, index) => {
    const applied = applyStep(before, step, { index: index, settle });
    if (!applied.ok) throw new Error(`${JSON.stringify(step)}: ${applied.refusal.code}`);
    return applied.state;
  }, state);
}
