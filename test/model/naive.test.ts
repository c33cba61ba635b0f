import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyStep } from '../../src/main/engine/apply';
import { checkExpectation } from '../../src/main/engine/expect';
import { newState } from '../../src/main/engine/new-state';
import type { LabState } from '../../src/main/engine/state';
import type { Expectation, Step } from '../../src/shared/step';
import { anyRun, pairRun } from '../engine/random-lab';
import { allNodes, assignedTo, isEligible, type NaiveLab, newLab, servedBy } from './naive-lab';
import { naiveStep } from './naive-steps';

/** What the naive lab says of itself, as an `expect` step. */
function expectation(lab: NaiveLab): Expectation {
  const nodes = allNodes(lab);
  const load = new Map(nodes.map((node) => [node.name, 0]));
  let noService = 0;
  for (const { home, devices } of lab.users) {
    if (home === null) continue;
    const server = servedBy(lab, home);
    if (server) load.set(server.name, load.get(server.name)! + devices);
    else noService += devices;
  }
  return {
    assigned: Object.fromEntries(nodes.map((node) => [node.name, assignedTo(lab, node)])),
    load: Object.fromEntries(load),
    unassigned: lab.users.filter((user) => isEligible(user) && user.home === null).length,
    noService,
    states: Object.fromEntries(nodes.map(({ name, state }) => [name, state])),
    homes: Object.fromEntries(lab.users.map(({ id, home }) => [id, home?.name ?? null])),
    reasons: Object.fromEntries(lab.users.map(({ id, reason }) => [id, reason!])),
    haReasons: Object.fromEntries(nodes.map(({ name, reason }) => [name, reason])),
    link: Object.fromEntries(lab.groups.map(({ name, cut }) => [name, cut ? 'cut' : 'up'])),
    clock: lab.clock,
  };
}

/** Runs both side by side, one step after the other. */
function compare(steps: readonly Step[], settle: boolean): void {
  let naive = newLab();
  let state: LabState = newState();
  for (const [index, step] of steps.entries()) {
    const said = naiveStep(naive, step, settle);
    const applied = applyStep(state, step, { index, settle });
    if (applied.ok) state = applied.state;
    expect({ step, refused: applied.ok ? null : applied.refusal.code }).toEqual({
      step,
      refused: said.refused,
    });
    naive = said.lab;
    expect({ step, failures: checkExpectation(state, expectation(naive)) }).toEqual({
      step,
      failures: [],
    });
  }
}

test.each([
  ['any lab, settled', anyRun, true],
  ['any lab, second by second', anyRun, false],
  ['one pair, settled', pairRun, true],
  ['one pair, second by second', pairRun, false],
])('the engine and a naive reading of the contract agree on every step: %s', (_, runs, settle) => {
  fc.assert(
    fc.property(runs, (run) => compare(run, settle)),
    { numRuns: Number(process.env['NAIVE_RUNS'] ?? 200) },
  );
});
