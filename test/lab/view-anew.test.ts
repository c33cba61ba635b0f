/** A commit makes anew only what it changed: here everything is made anew, and must be the same. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAcceptedNow } from '../../src/main/engine/apply';
import { lint } from '../../src/main/engine/lint';
import { labOf } from '../../src/main/engine/lint/lab';
import type { LabFinding } from '../../src/main/engine/lint/record';
import { FINDINGS } from '../../src/main/engine/lint/table';
import { measure } from '../../src/main/engine/measure';
import { nodeAt } from '../../src/main/engine/order';
import { trySteps } from '../../src/main/engine/remedies/try-steps';
import { stepsBackOf } from '../../src/main/engine/remedies/way-back';
import type { LabState } from '../../src/main/engine/state';
import { groupSummary, remedyOfState } from '../../src/main/engine/words/state-words';
import { takenOverWords } from '../../src/main/engine/words/taken-over';
import { groupView } from '../../src/main/lab/views/group-view';
import { buildView, type ViewFrame } from '../../src/main/lab/views/view';
import type { FindingView } from '../../src/shared/finding';
import type { Step } from '../../src/shared/step';
import { anyRun, anyStep, play } from '../engine/random-lab';

const FRAME: ViewFrame = {
  revision: 1,
  title: 'Lab',
  notes: '',
  settle: true,
  undo: null,
  redo: null,
  branch: { name: 'Main', from: null, at: 0, count: 1 },
  file: { name: 'Lab', path: null, dirty: false, unsavedSteps: 0, seal: null },
};

type Finding = Pick<LabFinding, 'at' | 'severity' | 'message'>;
type Words = Pick<FindingView, 'figure' | 'title' | 'advice'>;

const viewOf = (state: LabState): string => JSON.stringify(buildView(state, FRAME));

/** The same state of which nobody has been asked anything. */
const anew = ({ topology, ...state }: LabState): LabState => ({
  ...state,
  topology: { ...topology, groups: topology.groups.map((group) => ({ ...group })) },
});

const statesOf = (steps: readonly Step[], settle: boolean): readonly LabState[] => {
  const states: LabState[] = [];
  play(steps, (state) => states.push(state), settle);
  return states;
};

describe('a view that shares what did not change', () => {
  test('is the view made anew, forwards, back, at any moment and on a branch', () => {
    fc.assert(
      fc.property(
        anyRun,
        fc.nat(),
        fc.array(anyStep, { maxLength: 8 }),
        fc.array(fc.nat(), { maxLength: 8 }),
        fc.boolean(),
        (run, at, branch, jumps, settle) => {
          const states = statesOf(run, settle);
          const forked = statesOf([...run.slice(0, at % run.length), ...branch], settle);
          const visits = [
            ...states,
            ...states.toReversed().slice(0, 5),
            ...forked,
            ...jumps.map((jump) => states[jump % states.length]!),
          ];
          for (const state of visits) expect(viewOf(state)).toBe(viewOf(anew(state)));
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('a group that is looked at alone', () => {
  const eachGroup = (numRuns: number, check: (state: LabState, position: number) => void) =>
    fc.assert(
      fc.property(anyRun, fc.boolean(), (run, settle) => {
        for (const state of statesOf(run, settle))
          for (const position of state.topology.groups.keys()) check(state, position);
      }),
      { numRuns },
    );

  test('looks as it does in its lab', () => {
    eachGroup(30, (state, position) => {
      const group = state.topology.groups[position]!;
      const view = groupView(state, group);
      expect(view.summary).toBe(groupSummary(state, group));
      const { load, own, noServiceByNode } = measure(state);
      for (const [slot, index] of group.slots.entries()) {
        const node = view.nodes[slot];
        if (index === null) expect(node).toBe(null);
        else
          expect(node).toMatchObject({
            name: nodeAt(state.topology, index).name,
            remedy: remedyOfState(state, index),
            takenOver: takenOverWords(state, index),
            load: load[index],
            own: own[index],
            noService: noServiceByNode[index],
          });
        for (const action of ['fail-node', 'restore-node', 'failover', 'stop-service'] as const)
          if (node)
            expect(node.actions.includes(action)).toBe(
              isAcceptedNow(state, { do: action, node: node.name }, { index: 0, settle: false }),
            );
      }
    });
  });

  test('breaks the same rules, in the same words', () => {
    eachGroup(20, (state, position) => {
      const { groups, pack } = labOf(state);
      const group = groups[position]!;
      const inLab = FINDINGS.flatMap(({ inGroup }) => inGroup(group, { state, pack }));
      const alone = lint(state).filter(({ place, code }) =>
        place.kind === 'node'
          ? code !== 'V08' && group.nodes.some(({ index }) => index === place.node)
          : place.kind === 'group' && place.group === position,
      );
      const told = (finding: Finding, { figure, title, advice }: Words) =>
        [finding.at, finding.severity, finding.message, figure, title, advice].join(' | ');
      expect(alone.map((each) => told(each, each.view())).toSorted()).toEqual(
        inLab.map((each) => told(each, each.words())).toSorted(),
      );
    });
  });

  test('comes back by the steps that bring it back in its lab', () => {
    eachGroup(25, (state, position) => {
      const steps = stepsBackOf(state, state.topology.groups[position]!);
      const after = trySteps(state, steps);
      expect(after).not.toBe(null);
      expect(stepsBackOf(after!, after!.topology.groups[position]!)).toEqual([]);
    });
  });
});
