import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { measure } from '../../src/main/engine/measure';
import { topologyOrder } from '../../src/main/engine/order';
import { formatScenario, parseScenario } from '../../src/main/files/scenario';
import { scrubScenario } from '../../src/main/files/scrub';
import { endOf } from '../../src/main/lab/opening/open';
import type { ScrubOptions } from '../../src/shared/lab-api';
import type { Scenario, Step } from '../../src/shared/step';
import { anyRun } from '../engine/random-lab';

function scenario(steps: readonly Step[]): Scenario {
  return {
    format: 'implab-scenario',
    version: 1,
    title: 'ACME head office',
    notes: 'for Ann',
    steps,
  };
}

const OPTIONS: ScrubOptions[] = [
  { users: 'pseudonyms' },
  { users: 'counts' },
  { users: 'pseudonyms', nodes: 'pseudonyms', notes: 'drop' },
  { users: 'counts', nodes: 'pseudonyms', notes: 'drop' },
];

test.each(OPTIONS)('%o leads to the same figures under other names', (options) => {
  fc.assert(
    fc.property(anyRun, (steps) => {
      const whole = scenario(steps);
      const hidden = scrubScenario(whole, options);
      expect(parseScenario(formatScenario(hidden))).toMatchObject({ ok: true });
      const [was, is] = [endOf(whole), endOf(hidden)];
      const figures = (state: typeof was) => {
        const { assigned, load, users, unassigned, waiting, noService } = measure(state);
        const nodes = topologyOrder(state.topology).map((node) => [assigned[node], load[node]]);
        return { nodes, users, unassigned, waiting, noService, clock: state.clock };
      };
      expect(figures(is)).toEqual(figures(was));
    }),
    { numRuns: 60 },
  );
});

const STEPS: Step[] = [
  { do: 'add-group', name: 'Uppsala', ha: true, note: 'Ann asked for it' },
  { do: 'add-node', group: 'Uppsala', name: 'upp-imp-1', capacity: 50 },
  { do: 'add-node', group: 'Uppsala', name: 'upp-imp-2', capacity: 50 },
  { do: 'set-facts', publisher: 'upp-imp-1' },
  { do: 'enable-users', count: 5, prefix: 'acme' },
  { do: 'enable-users', users: [{ id: 'ann' }, { id: 'bob' }] },
  { do: 'enable-users', users: [{ id: 'cia', server: 'upp-imp-2' }] },
  { do: 'assign', users: ['ann', 'acme3'], node: 'upp-imp-2' },
  { do: 'assign', count: 1, of: 'upp-imp-2', node: 'upp-imp-1' },
  { do: 'set-notes', on: 'user', name: 'bob', text: 'Bob the builder' },
  { do: 'take-snapshot', name: 'before Bob' },
  { do: 'note', text: 'Ann again' },
  { do: 'rename-node', node: 'upp-imp-1', name: 'upp-imp-9' },
  {
    do: 'expect',
    assigned: { 'upp-imp-9': 4 },
    homes: { ann: 'upp-imp-2', nobody: null },
    reasons: { bob: 'BAL_TIE' },
    findings: [{ code: 'V23', at: 'cluster' }],
  },
  { do: 'fail-node', node: 'upp-imp-9' },
];

describe('hiding names', () => {
  const NAMES = /ann|bob|cia|acme|upp|uppsala|head office/i;

  test('leaves no name of a person, node, group or note behind', () => {
    const hidden = scrubScenario(scenario(STEPS), {
      users: 'pseudonyms',
      nodes: 'pseudonyms',
      notes: 'drop',
    });
    expect(formatScenario(hidden)).not.toMatch(NAMES);
    expect(hidden.steps).toContainEqual({
      do: 'assign',
      users: ['person1', 'personset1-3'],
      node: 'node2',
    });
    expect(hidden.steps).toContainEqual({ do: 'take-snapshot', name: 'snapshot1' });
    expect(hidden.steps).toContainEqual({ do: 'set-facts', publisher: 'node1' });
  });

  test('hides what people wrote for a generation or version, and keeps what is plainly one', () => {
    const node = { do: 'add-node', group: 'Uppsala', capacity: 50 } as const;
    const steps: Step[] = [
      { do: 'add-group', name: 'Uppsala' },
      { ...node, name: 'a', generation: 'Ann’s old M3', version: 'ACME 15' },
      { ...node, name: 'b', generation: 'M5', version: '14.0.1.13900-8' },
      { do: 'set-node', node: 'b', generation: 'Ann’s old M3', version: '12.5SU3' },
    ];
    const hidden = scrubScenario(scenario(steps), { nodes: 'pseudonyms' });
    expect(hidden.steps.slice(1)).toMatchObject([
      { generation: 'generation1', version: 'version1' },
      { generation: 'M5', version: '14.0.1.13900-8' },
      { node: 'node2', generation: 'generation1', version: '12.5SU3' },
    ]);
    expect(scrubScenario(scenario(steps), { users: 'pseudonyms' }).steps).toEqual(steps);
  });

  test('turns lists of equal users into counts', () => {
    const hidden = scrubScenario(scenario(STEPS), { users: 'counts' });
    expect(hidden.steps[5]).toEqual({ do: 'enable-users', count: 2, prefix: 'person', from: 1 });
    expect(hidden.steps[6]).toEqual({
      do: 'enable-users',
      users: [{ id: 'person3', server: 'upp-imp-2' }],
    });
  });

  test('gives the same names for the same lab every time', () => {
    const [one, two] = [1, 2].map(() => scrubScenario(scenario(STEPS), { users: 'pseudonyms' }));
    expect(one).toEqual(two);
  });
});
