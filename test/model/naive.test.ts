import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyStep } from '../../src/main/engine/apply';
import { checkExpectation } from '../../src/main/engine/expect';
import { newState } from '../../src/main/engine/new-state';
import type { LabState } from '../../src/main/engine/state';
import type { Expectation, Step } from '../../src/shared/step';
import { anyRun } from '../engine/random-lab';
import {
  allNodes,
  assignedTo,
  isEligible,
  type NaiveLab,
  newLab,
  Open,
  servedBy,
} from './naive-lab';
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
    clock: lab.clock,
  };
}

/** Runs both side by side; steps whose outcome the page leaves open are left out of both. Returns how many were compared. */
function compare(steps: readonly Step[], settle: boolean): number {
  let naive = newLab();
  let state: LabState = newState();
  let compared = 0;
  for (const [index, step] of steps.entries()) {
    const said = sayOf(naive, step, settle);
    if (said === null) continue;
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
    compared++;
  }
  return compared;
}

function sayOf(lab: NaiveLab, step: Step, settle: boolean) {
  try {
    return naiveStep(lab, step, settle);
  } catch (error) {
    if (error instanceof Open) return null;
    throw error;
  }
}

test.each([
  ['settled', true],
  ['second by second', false],
])('the engine and a naive reading of the contract agree on every step, %s', (_, settle) => {
  let steps = 0;
  let compared = 0;
  fc.assert(
    fc.property(anyRun, (run) => {
      steps += run.length;
      compared += compare(run, settle);
    }),
    { numRuns: 400 },
  );
  expect(compared).toBeGreaterThan(steps * 0.9);
});
