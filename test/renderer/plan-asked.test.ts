import { expect, test } from 'vitest';
import { reportPlan } from '../../src/renderer/parts/plan-asked';
import { planStateOf } from '../../src/renderer/stores/plan-state';
import { createStore } from '../../src/renderer/stores/store';
import { groupView, nodeView } from './views';

const app = { lab: createStore({ opened: 0 }) } as unknown as Parameters<typeof planStateOf>[0];
const plan = planStateOf(app).get();
const groups = [groupView({ nodes: [nodeView({ name: 'imp1' }), null] })];

test('a report asks for the places of Plan that were chosen, with days where none was', () => {
  expect(reportPlan(plan, [], groups, '2026-11-30')).toEqual({});
  expect(reportPlan(plan, ['moves', 'maintenance'], groups, '2026-11-30')).toMatchObject({
    moves: { goal: { kind: 'even' }, batch: 1000, firstNight: '2026-11-30' },
    night: { job: 'patch', node: 'imp1', day: '2026-11-30', start: '22:00' },
  });
  expect(reportPlan(plan, ['sizing', 'availability'], groups, '2026-11-30')).toMatchObject({
    size: { users: 5000, design: null },
    availability: { rates: null },
  });
});

test('what asks for nothing yet is left out: a night without a node, a file that was not chosen', () => {
  const moves = { ...plan.moves, goal: 'file' as const, file: null };
  expect(reportPlan({ ...plan, moves }, ['moves', 'maintenance'], [], '2026-11-30')).toEqual({});
});
