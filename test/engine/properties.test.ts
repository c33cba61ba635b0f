/** Properties of the rule (domain section 7, end), over random labs. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyStep } from '../../src/main/engine/apply';
import { sameState } from '../../src/main/engine/compare';
import { measure } from '../../src/main/engine/measure';
import { candidates, hasHa, nodeAt, nodesOf, topologyOrder } from '../../src/main/engine/order';
import { chooseOne, Filler } from '../../src/main/engine/placement';
import { Recorder } from '../../src/main/engine/recorder';
import { inFailover } from '../../src/main/engine/serve';
import { type LabState, NO_NODE } from '../../src/main/engine/state';
import { countUsers, reasonOf } from '../../src/main/engine/users';
import { anyRun, anyStep, haStep, pairsOf, play, settingStep, userStep } from './random-lab';

const RUNS = { numRuns: 300 };

describe('placement', () => {
  test('Balanced from empty keeps the nodes within one user of each other on every prefix', () => {
    fc.assert(
      fc.property(pairsOf, fc.array(fc.integer({ min: 1, max: 9 })), (pairs, counts) => {
        const steps = counts.map((count) => ({ do: 'enable-users' as const, count }));
        play([...pairs, ...steps], (state) => {
          const heads = topologyOrder(state.topology).map((n) => measure(state).assigned[n]!);
          if (heads.length > 0)
            expect(Math.max(...heads) - Math.min(...heads)).toBeLessThanOrEqual(1);
        });
      }),
      RUNS,
    );
  });

  test('placing a batch equals placing its users one by one by the rule', () => {
    fc.assert(
      fc.property(anyRun, fc.integer({ min: 0, max: 60 }), (run, count) => {
        const { topology, users } = play(run);
        const batch = users.counts.assigned.slice();
        const single = users.counts.assigned.slice();
        const filler = new Filler(topology, batch);
        for (let i = 0; i < count; i++) {
          const choice = filler.next();
          expect(choice).toEqual(chooseOne(topology, single));
          if (choice.node === NO_NODE) continue;
          batch[choice.node]!++;
          single[choice.node]!++;
        }
      }),
      RUNS,
    );
  });

  test('strict never places automatically on a node whose users have reached its capacity', () => {
    fc.assert(
      fc.property(anyRun, fc.integer({ min: 1, max: 60 }), (run, count) => {
        const strict = play([...run, { do: 'set-policy', capacity: 'strict' }]);
        const applied = applyStep(
          strict,
          { do: 'enable-users', count },
          { index: 999, settle: true },
        );
        if (!applied.ok) return;
        const before = measure(strict).assigned;
        const after = measure(applied.state).assigned;
        for (const node of topologyOrder(strict.topology))
          if (after[node]! > before[node]!)
            expect(after[node]).toBeLessThanOrEqual(nodeAt(strict.topology, node).capacity);
      }),
      RUNS,
    );
  });

  test('a mode change alone changes no home while the unassigned are kept', () => {
    fc.assert(
      fc.property(anyRun, settingStep, (run, setting) => {
        const before = play([...run, { do: 'set-policy', unassigned: 'keep' }]);
        if (setting.do !== 'set-mode') return;
        const applied = applyStep(before, setting, { index: 999, settle: true });
        if (applied.ok) expect(homes(applied.state)).toEqual(homes(before));
      }),
      RUNS,
    );
  });
});

describe('every step of every run', () => {
  test('assigned and unassigned make up the eligible, and the kept sums equal those counted anew', () => {
    fc.assert(
      fc.property(anyRun, fc.boolean(), (run, settle) => {
        play(
          run,
          (state) => {
            const m = measure(state);
            expect(m.assignedTotal + m.unassigned).toBe(m.eligible);
            expect(state.users.counts).toEqual(countUsers(state.users.blocks));
          },
          settle,
        );
      }),
      { numRuns: 80 },
    );
  });

  test('load and no service add up to the devices of users with a home', () => {
    fc.assert(
      fc.property(anyRun, fc.boolean(), (run, settle) => {
        play(
          run,
          (state) => {
            const m = measure(state);
            const demand = topologyOrder(state.topology).reduce((sum, n) => sum + m.demand[n]!, 0);
            expect(m.loadTotal + m.noService).toBe(demand);
          },
          settle,
        );
      }),
      RUNS,
    );
  });

  test('losses, repairs, failovers and fallbacks never change a home that somebody has', () => {
    fc.assert(
      fc.property(anyRun, fc.array(haStep, { maxLength: 15 }), (run, losses) => {
        let before = play(run);
        for (const step of losses) {
          const applied = applyStep(before, step, { index: 999, settle: true });
          if (!applied.ok) continue;
          for (let row = 0; row < before.users.rows; row++)
            if (before.users.homeAt(row) !== NO_NODE)
              expect(applied.state.users.homeAt(row)).toBe(before.users.homeAt(row));
          before = applied.state;
        }
      }),
      RUNS,
    );
  });

  test('a state is never changed by the steps that follow it', () => {
    fc.assert(
      fc.property(anyRun, fc.array(anyStep, { minLength: 1, maxLength: 8 }), (run, more) => {
        const state = play(run);
        const homesBefore = homes(state);
        const ids = names(state);
        for (const step of more) applyStep(state, step, { index: 999, settle: true });
        expect(homes(state)).toEqual(homesBefore);
        expect(names(state)).toEqual(ids);
        expect(sameState(state, play(run))).toBe(true);
      }),
      RUNS,
    );
  });

  test('the same steps give the same lab, settled or not', () => {
    fc.assert(
      fc.property(anyRun, fc.boolean(), (run, settle) => {
        expect(sameState(play(run, undefined, settle), play(run, undefined, settle))).toBe(true);
      }),
      RUNS,
    );
  });

  test('a settled lab has no pending timer or transition', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        play(run, ({ topology }) => {
          for (const group of topology.groups) {
            expect(group.transition).toBeNull();
            expect(group.linkTimer).toBeNull();
            for (const node of nodesOf(group))
              expect(nodeAt(topology, node)).toMatchObject({
                timer: null,
                initializingUntil: null,
              });
          }
        });
      }),
      RUNS,
    );
  });

  test('pair states are only those of the table, and groups without HA are Unknown', () => {
    const legal = new Set([
      'Normal/Normal',
      'Failing Over/Taking Over',
      'Idle/Running in Backup Mode',
      'Failed Over/Running in Backup Mode',
      'Failed Over with Critical Services Not Running/Running in Backup Mode',
      'Running in Backup Mode/Unreachable',
      'Falling Back/Taking Back',
      'Running in Failed Mode/Running in Failed Mode',
      'Running in Failed Mode/Unreachable',
      'Unreachable/Unreachable',
      'Idle/Unreachable',
      'Running in Backup Mode/Running in Backup Mode',
      'Initializing/Running in Backup Mode',
      'Initializing/Unreachable',
      'Initializing/Initializing',
      'Failed Over with Critical Services Not Running/Initializing',
      'Failed Over with Critical Services Not Running/Unreachable',
      'Failed Over with Critical Services Not Running/Failed Over with Critical Services Not Running',
    ]);
    fc.assert(
      fc.property(anyRun, fc.boolean(), (run, settle) => {
        play(
          run,
          ({ topology }) => {
            for (const group of topology.groups) {
              const states = nodesOf(group).map((n) => nodeAt(topology, n).state);
              if (hasHa(group)) expect(legal).toContain(states.sort().join('/'));
              else expect(states.every((state) => state === 'Unknown')).toBe(true);
            }
          },
          settle,
        );
      }),
      { numRuns: 1500 },
    );
  });

  test('nobody waits once no group is in a failover state', () => {
    fc.assert(
      fc.property(anyRun, fc.boolean(), (run, settle) => {
        play(
          run,
          (state) => {
            if (!inFailover(state.topology)) expect(state.users.counts.waiting).toBe(0);
          },
          settle,
        );
      }),
      RUNS,
    );
  });
});

describe('failover and fallback', () => {
  test('failing, restoring and falling back with nobody waiting restores every load', () => {
    fc.assert(
      fc.property(pairsOf, fc.array(userStep, { maxLength: 6 }), (pairs, people) => {
        const state = play([...pairs, ...people]);
        for (const group of state.topology.groups.filter(hasHa))
          for (const node of nodesOf(group)) {
            const { name } = nodeAt(state.topology, node);
            const back = [
              { do: 'fail-node' as const, node: name },
              { do: 'restore-node' as const, node: name },
              { do: 'fallback' as const, group: group.name },
            ].reduce(apply, state);
            expect(measure(back).load).toEqual(measure(state).load);
          }
      }),
      RUNS,
    );
  });
});

describe('the recorder', () => {
  test('changes nothing, and what it saw is what the state says', () => {
    fc.assert(
      fc.property(anyRun, anyStep, fc.nat(60), (run, step, row) => {
        const before = play(run);
        const plain = applyStep(before, step, { index: 999, settle: true });
        const recorder = new Recorder(row);
        const watched = applyStep(before, step, { index: 999, settle: true, recorder });
        expect(watched.ok).toBe(plain.ok);
        if (!watched.ok || !plain.ok) return;
        expect(sameState(watched.state, plain.state)).toBe(true);
        const seen = recorder.last;
        if (!seen || row >= watched.state.users.rows) return;
        expect(seen.node).toBe(watched.state.users.homeAt(row));
        expect(seen.reason).toBe(reasonOf(watched.state.users, row));
      }),
      RUNS,
    );
  });

  test('saw the counts that make the rule choose the same node again', () => {
    fc.assert(
      fc.property(anyRun, fc.integer({ min: 1, max: 30 }), fc.nat(40), (run, count, offset) => {
        const before = play(run);
        const recorder = new Recorder(before.users.rows + (offset % count));
        const applied = applyStep(
          before,
          { do: 'enable-users', count },
          { index: 999, settle: true, recorder },
        );
        if (!applied.ok || !recorder.last) return;
        const { node, reason, topology, assigned } = recorder.last;
        if (reason === 'BLOCKED_CLUSTER_IN_FAILOVER') return;
        expect(chooseOne(topology, assigned)).toEqual({ node, reason });
        if (node !== NO_NODE) expect(candidates(topology)).toContain(node);
      }),
      RUNS,
    );
  });
});

function apply(state: LabState, step: Parameters<typeof applyStep>[1]): LabState {
  const applied = applyStep(state, step, { index: 999, settle: true });
  if (!applied.ok) throw new Error(`refused ${applied.refusal.code}`);
  return applied.state;
}

function homes({ users }: LabState): number[] {
  return Array.from({ length: users.rows }, (_, row) => users.homeAt(row));
}

function names({ users }: LabState): string[] {
  return Array.from({ length: users.rows }, (_, row) => users.ids.idAt(row));
}
