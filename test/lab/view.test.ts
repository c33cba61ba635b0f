import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { measure } from '../../src/main/engine/measure';
import { newState } from '../../src/main/engine/new-state';
import type { LabState } from '../../src/main/engine/state';
import { performStep } from '../../src/main/lab/open-lab/perform';
import { buildView } from '../../src/main/lab/views/view';
import type { Step } from '../../src/shared/step';
import type { LabView } from '../../src/shared/view';
import { anyRun, play } from '../engine/random-lab';

function viewOf(state: LabState): Omit<LabView, 'lab' | 'lesson'> {
  return buildView(state, {
    revision: 1,
    title: 'Lab',
    notes: 'head',
    settle: true,
    undo: null,
    redo: null,
    branch: { name: 'Main', from: null, at: 0, count: 1 },
    file: { name: 'Lab', path: null, dirty: false, unsavedSteps: 0, seal: null },
  });
}

function after(state: LabState, step: Step): LabState {
  return performStep(state, step, { index: 99, settle: true, stateAt: newState }).after;
}

const enable = (state: LabState, count: number) =>
  after(state, { do: 'enable-users', count, prefix: 'next-' });

describe('where the next users go', () => {
  test('is where the engine puts them, for just as many as it says', () => {
    fc.assert(
      fc.property(anyRun, (steps) => {
        // Users who wait for a sync would be placed before anybody new.
        const state = after(play(steps), { do: 'set-policy', unassigned: 'keep' });
        const { node, reason, run } = viewOf(state).next;
        const nodes = (from: LabState) =>
          viewOf(from).groups.flatMap(({ nodes }) => nodes.filter((each) => each !== null));
        const assigned = (from: LabState) =>
          new Map(nodes(from).map((each) => [each.name, each.assigned]));
        const before = assigned(state);
        const count = Math.min(run ?? 25, 25);
        const then = assigned(enable(state, count));
        if (node === null) {
          expect(then).toEqual(before);
          return;
        }
        expect(then).toEqual(new Map(before).set(node, before.get(node)! + count));
        const first = state.users.rows;
        const enabled = enable(state, 1);
        expect(measure(enabled).users).toBe(measure(state).users + 1);
        expect(enabled.users.reasonAt(first)).toBe(
          [
            'BAL_FEWEST',
            'BAL_TIE',
            'AS_FIRST_NODE',
            'AS_ONLY_NODE_IN_GROUP',
            'AS_GROUP_LEAST',
          ].indexOf(reason),
        );
        if (run === null || run > 25) return;
        expect(assigned(enable(state, run + 1)).get(node)).toBe(before.get(node)! + run);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the figures of a view', () => {
  test('add up: own and peer to load, loads and no service to the demand, nodes to groups', () => {
    fc.assert(
      fc.property(anyRun, (steps) => {
        const view = viewOf(play(steps));
        let assigned = 0;
        let demand = 0;
        for (const group of view.groups) {
          const nodes = group.nodes.filter((node) => node !== null);
          for (const node of nodes) {
            expect(node.own + node.peer).toBe(node.load);
            expect(node.over).toBe(Math.max(0, node.load - node.capacity));
            expect(node.ifPeerFails === null).toBe(!group.hasHa);
          }
          expect(group.assigned).toBe(nodes.reduce((sum, node) => sum + node.assigned, 0));
          expect(group.load).toBe(nodes.reduce((sum, node) => sum + node.load, 0));
          assigned += group.assigned;
          demand += group.demand;
        }
        const { totals } = view;
        expect(totals.assigned).toBe(assigned);
        expect(totals.load + totals.noService).toBe(demand);
        expect(totals.assigned + totals.unassigned).toBe(totals.eligible);
        expect(totals.eligible + totals.ineligible).toBe(totals.users);
      }),
      { numRuns: 200 },
    );
  });

  test('show the load a node would have if its peer failed', () => {
    const pair: Step[] = [
      { do: 'add-group', name: 'PRG-1', ha: true },
      { do: 'add-node', group: 'PRG-1', name: 'imp1', capacity: 5 },
      { do: 'add-node', group: 'PRG-1', name: 'imp2', capacity: 5 },
      { do: 'enable-users', count: 7 },
    ];
    const ifPeerFails = (steps: Step[]) =>
      viewOf(play(steps)).groups[0]!.nodes.map((node) => node?.ifPeerFails);
    expect(ifPeerFails(pair)).toEqual([7, 7]);
    expect(ifPeerFails([...pair, { do: 'fail-node', node: 'imp1' }])).toEqual([0, 7]);
    expect(ifPeerFails([...pair, { do: 'set-ha', group: 'PRG-1', enabled: false }])).toEqual([
      null,
      null,
    ]);
  });

  test('tell the loads in one sentence, the worst first', () => {
    const sentence = (...steps: Step[]) => viewOf(play(steps)).loadSentence;
    const group: Step = { do: 'add-group', name: 'PRG-1', ha: true };
    const node = (name: string): Step => ({ do: 'add-node', group: 'PRG-1', name, capacity: 5 });
    const users = (count: number): Step => ({ do: 'enable-users', count });
    const fail = (name: string): Step => ({ do: 'fail-node', node: name });
    const pair = [group, node('imp1'), node('imp2')];
    expect(sentence()).toBe('There is no node yet.');
    expect(sentence(...pair)).toBe('There is nobody to serve yet.');
    expect(sentence(...pair, { do: 'set-mode', mode: 'none' }, users(3))).toBe(
      'Nobody is assigned to a node, so no node serves anybody.',
    );
    expect(sentence(...pair, users(4))).toBe(
      'Every node is within its capacity, and stays so if any one of them fails.',
    );
    expect(sentence(...pair, users(8))).toBe(
      'Every node is within its capacity now, but if imp2 fails, imp1 serves 8, 3 over.',
    );
    expect(sentence(...pair, users(8), fail('imp2'))).toBe(
      'imp1 serves 8, 3 over its capacity, since imp2 is unreachable.',
    );
    expect(sentence(...pair, users(12))).toBe(
      'imp1 serves 6, 1 over its capacity. imp2 is over capacity too.',
    );
    expect(sentence(...pair, users(4), fail('imp2'))).toBe(
      'Every node is within its capacity. imp1 carries its pair alone: nobody takes over if it fails.',
    );
    expect(sentence(...pair, users(4), fail('imp2'), { do: 'restore-node', node: 'imp2' })).toBe(
      'Every node is within its capacity, and stays so if any one of them fails.',
    );
    expect(sentence(...pair, users(4), fail('imp2'), fail('imp1'))).toBe(
      'Nobody serves 4 devices at home on imp1 and imp2.',
    );
    expect(sentence({ do: 'add-group', name: 'PRG-1' }, node('imp1'), users(3))).toBe(
      'Every node is within its capacity. Nobody takes over in PRG-1 if a node fails.',
    );
  });
});
