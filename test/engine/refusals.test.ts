/** Which rule refuses a step, and what it says it is about (docs/scenario-format.md, "Refusals"). */
import { describe, expect, test } from 'vitest';
import type { Refusal } from '../../src/shared/refusal';
import type { Step } from '../../src/shared/step';
import { LAB, labAfter, tryStep } from './refused-lab';

const fail: Step = { do: 'fail-node', node: 'A' };
const cut: Step = { do: 'cut-link', group: 'G' };
const noDatabase: Step = { do: 'stop-service', node: 'A', service: 'database' };
const noProxy: Step = { do: 'stop-service', node: 'A', service: 'sip-proxy' };
const alone: Step = { do: 'add-group', name: 'J' };
const inSecond: Step = { do: 'add-node', group: 'J', name: 'D', slot: 2, capacity: 100 };

type Case = readonly [Step, readonly Step[], Refusal['code'], Refusal['facts']];

const CASES: readonly Case[] = [
  [{ do: 'fail-node', node: 'X' }, [], 'UNKNOWN_NODE', { node: 'X' }],
  [{ do: 'set-facts', publisher: 'X' }, [], 'UNKNOWN_NODE', { node: 'X' }],
  [{ do: 'set-notes', on: 'node', name: 'X', text: '' }, [], 'UNKNOWN_NODE', { node: 'X' }],
  [{ do: 'unassign', count: 1, of: 'unassigned' }, [], 'UNKNOWN_NODE', { node: 'unassigned' }],
  [
    { do: 'unassign', count: 1, of: 'unassigned' },
    [{ do: 'add-node', group: 'H', name: 'unassigned', capacity: 1 }],
    'UNKNOWN_NODE',
    { node: 'unassigned' },
  ],
  [{ do: 'disable-users', count: 1, node: 'X' }, [], 'UNKNOWN_NODE', { node: 'X' }],
  [{ do: 'assign', users: ['user1'], node: 'X' }, [], 'UNKNOWN_NODE', { node: 'X' }],
  [{ do: 'cut-link', group: 'X' }, [], 'UNKNOWN_GROUP', { group: 'X' }],
  [{ do: 'set-notes', on: 'group', name: 'X', text: '' }, [], 'UNKNOWN_GROUP', { group: 'X' }],
  [{ do: 'disable-users', users: ['user1', 'X'] }, [], 'UNKNOWN_USER', { user: 'X' }],
  [{ do: 'set-notes', on: 'user', name: 'X', text: '' }, [], 'UNKNOWN_USER', { user: 'X' }],
  [{ do: 'restore-snapshot', name: 'X' }, [], 'UNKNOWN_SNAPSHOT', { name: 'X' }],
  [{ do: 'delete-snapshot', name: 'X' }, [], 'UNKNOWN_SNAPSHOT', { name: 'X' }],
  [{ do: 'enable-users', users: [{ id: 'x', server: 'X' }] }, [], 'V34', { server: 'X' }],

  [{ do: 'add-group', name: 'G' }, [], 'DUPLICATE', { kind: 'group', name: 'G' }],
  [{ do: 'rename-group', group: 'H', name: 'G' }, [], 'DUPLICATE', { kind: 'group', name: 'G' }],
  [
    { do: 'add-node', group: 'H', name: 'A', capacity: 1 },
    [],
    'DUPLICATE',
    { kind: 'node', name: 'A' },
  ],
  [{ do: 'rename-node', node: 'C', name: 'A' }, [], 'DUPLICATE', { kind: 'node', name: 'A' }],
  [{ do: 'take-snapshot', name: 'before' }, [], 'DUPLICATE', { kind: 'snapshot', name: 'before' }],
  [{ do: 'enable-users', count: 3, from: 4 }, [], 'DUPLICATE', { kind: 'user', name: 'user4' }],
  [
    { do: 'enable-users', users: [{ id: 'x' }, { id: 'odd' }] },
    [],
    'DUPLICATE',
    { kind: 'user', name: 'odd' },
  ],
  [
    { do: 'enable-users', users: [{ id: 'x' }, { id: 'x' }] },
    [],
    'DUPLICATE',
    { kind: 'user', name: 'x' },
  ],
  [
    { do: 'enable-users', count: 1, prefix: 'x'.repeat(128) },
    [],
    'LIMIT',
    { kind: 'name', limit: 128, longest: 129 },
  ],
  [
    { do: 'enable-users', count: 2, from: 9, prefix: 'x'.repeat(127) },
    [],
    'LIMIT',
    { kind: 'name', limit: 128, longest: 129 },
  ],

  [{ do: 'remove-group', group: 'G' }, [], 'V33', { node: 'A', group: 'G', users: 2 }],
  [{ do: 'remove-node', node: 'B' }, [], 'V33', { node: 'B', group: 'G', users: 2 }],
  [
    { do: 'remove-node', node: 'B' },
    [{ do: 'unassign', all: true }],
    'V33',
    { node: 'B', group: 'G', users: 0 },
  ],
  [
    { do: 'move-node', node: 'A', group: 'H' },
    [{ do: 'set-ha', group: 'G', enabled: false }],
    'V33',
    { node: 'A', group: 'G', users: 2 },
  ],
  [{ do: 'move-node', node: 'C', group: 'G' }, [], 'V03', { group: 'G' }],
  [{ do: 'add-node', group: 'G', name: 'D', capacity: 1 }, [], 'V03', { group: 'G' }],
  [
    { do: 'add-node', group: 'H', name: 'D', slot: 1, capacity: 1 },
    [],
    'SLOT_TAKEN',
    { group: 'H', slot: 1 },
  ],
  [
    { do: 'move-node', node: 'C', group: 'J', slot: 2 },
    [alone, inSecond],
    'SLOT_TAKEN',
    { group: 'J', slot: 2 },
  ],
  [{ do: 'set-ha', group: 'H', enabled: true }, [], 'V05', { group: 'H', nodes: 1 }],
  [{ do: 'set-ha', group: 'J', enabled: true }, [alone], 'V05', { group: 'J', nodes: 0 }],

  [{ do: 'swap-nodes', group: 'G' }, [fail], 'CLUSTER_IN_FAILOVER', { group: 'G' }],
  [{ do: 'assign', users: ['odd'], node: 'C' }, [fail], 'CLUSTER_IN_FAILOVER', {}],
  [{ do: 'assign-unassigned' }, [fail], 'CLUSTER_IN_FAILOVER', {}],
  [{ do: 'rebalance', strategy: 'even' }, [fail], 'CLUSTER_IN_FAILOVER', {}],
  [{ do: 'assign', users: ['user1', 'odd'], node: 'C' }, [], 'NOT_ELIGIBLE', { user: 'odd' }],

  [fail, [fail], 'ALREADY_DOWN', { node: 'A' }],
  [{ do: 'restore-node', node: 'A' }, [], 'ALREADY_UP', { node: 'A' }],
  [noProxy, [fail], 'MACHINE_DOWN', { node: 'A' }],
  [noProxy, [noProxy], 'ALREADY_DOWN', { node: 'A', what: 'service', service: 'sip-proxy' }],
  [
    { do: 'stop-service', node: 'A' },
    [{ do: 'stop-service', node: 'A', broken: true }],
    'ALREADY_DOWN',
    { node: 'A', what: 'service', service: 'presence-engine' },
  ],
  [{ do: 'start-service', node: 'A' }, [fail], 'MACHINE_DOWN', { node: 'A' }],
  [{ do: 'start-service', node: 'A' }, [], 'ALREADY_UP', { node: 'A', what: 'service' }],
  [
    { do: 'start-service', node: 'A', service: 'database' },
    [noProxy],
    'ALREADY_UP',
    { node: 'A', what: 'service', service: 'database' },
  ],
  [
    { do: 'start-service', node: 'A' },
    [noDatabase, { ...noProxy, broken: true } as Step],
    'NEEDS_RESTART',
    { node: 'A', services: 'sip-proxy database' },
  ],
  [cut, [cut], 'ALREADY_CUT', { group: 'G' }],
  [{ do: 'heal-link', group: 'G' }, [], 'NOT_CUT', { group: 'G' }],
  [{ do: 'failover', node: 'C' }, [], 'NOT_NORMAL', { node: 'C', group: 'H' }],
  [{ do: 'failover', node: 'B' }, [fail], 'NOT_NORMAL', { node: 'B', group: 'G' }],
  [{ do: 'fallback', group: 'G' }, [], 'NOT_FAILED_OVER', { group: 'G' }],
  [{ do: 'fallback', group: 'H' }, [], 'NOT_FAILED_OVER', { group: 'H' }],
  [
    { do: 'fallback', group: 'G' },
    [
      { do: 'failover', node: 'A' },
      { do: 'fail-node', node: 'B' },
    ],
    'NOT_FAILED_OVER',
    { group: 'G' },
  ],
  [{ do: 'recover', group: 'G' }, [fail], 'NOT_IN_FAILED_MODE', { group: 'G' }],
];

describe('a refusal tells the rule, and what the step was about', () => {
  test.each(CASES)('%j', (step, before, code, facts) => {
    const applied = tryStep(labAfter([...LAB, ...before]), step, 99);
    expect(applied).toStrictEqual({ ok: false, refusal: { code, facts } });
  });
});

describe('what is no refusal', () => {
  test('its own name is no duplicate, of a group or of a node', () => {
    const state = labAfter([
      ...LAB,
      { do: 'rename-group', group: 'G', name: 'G' },
      { do: 'rename-node', node: 'A', name: 'A' },
    ]);
    expect(state.topology.groups.map(({ name }) => name)).toEqual(['G', 'H']);
  });

  test('services that start beside a broken one, and one alone where it is named', () => {
    const stopped = [noDatabase, noProxy, { do: 'stop-service', node: 'A' } as Step];
    const one: Step = { do: 'start-service', node: 'A', service: 'sip-proxy' };
    expect(labAfter([...LAB, ...stopped, one]).topology.nodes[0]!.stopped).toEqual({
      'presence-engine': 'stopped',
      database: 'broken',
    });
    const all: Step = { do: 'start-service', node: 'A' };
    expect(labAfter([...LAB, ...stopped, all]).topology.nodes[0]!.stopped).toEqual({
      database: 'broken',
    });
  });

  test('a name of 128 characters, counted as people count them', () => {
    const prefix = '\u{1f600}'.repeat(127);
    const state = labAfter([...LAB, { do: 'enable-users', count: 1, prefix }]);
    expect(state.users.counts.present).toBe(6);
  });
});
