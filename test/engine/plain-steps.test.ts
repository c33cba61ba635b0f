/** Groups, nodes and settings (docs/scenario-format.md, "Steps"): what a step gives, and what it leaves as it is. */
import { describe, expect, test } from 'vitest';
import { applyStep } from '../../src/main/engine/apply';
import { nodeAt, nodeNamed, topologyOrder } from '../../src/main/engine/order';
import type { LabState } from '../../src/main/engine/state';
import type { Step } from '../../src/shared/step';
import { play } from './random-lab';

const LAB: readonly Step[] = [
  { do: 'add-group', name: 'G' },
  { do: 'add-node', group: 'G', name: 'A', capacity: 10 },
  { do: 'add-node', group: 'G', name: 'B', ova: '5000', generation: 'M5', version: '14' },
  { do: 'add-group', name: 'H' },
  { do: 'add-node', group: 'H', name: 'C', slot: 2, capacity: 10 },
];

const labAfter = (...steps: readonly Step[]) => play([...LAB, ...steps]);
const groups = ({ topology }: LabState) => topology.groups.map(({ name }) => name);
const order = ({ topology }: LabState) =>
  topologyOrder(topology).map((index) => nodeAt(topology, index).name);
const node = ({ topology }: LabState, name: string) => nodeAt(topology, nodeNamed(topology, name));

describe('a group', () => {
  test('comes last, or at the place that is given', () => {
    expect(groups(labAfter({ do: 'add-group', name: 'K' }))).toEqual(['G', 'H', 'K']);
    expect(groups(labAfter({ do: 'add-group', name: 'K', at: 1 }))).toEqual(['G', 'K', 'H']);
    expect(groups(labAfter({ do: 'add-group', name: 'K', at: 9 }))).toEqual(['G', 'H', 'K']);
  });

  test('has no HA unless that is said, and its link is up', () => {
    expect(labAfter({ do: 'add-group', name: 'K' }).topology.groups[2]).toEqual({
      name: 'K',
      ha: false,
      slots: [null, null],
      linkCut: false,
      linkTimer: null,
      status: null,
      transition: null,
    });
    expect(labAfter({ do: 'add-group', name: 'K', ha: true }).topology.groups[2]!.ha).toBe(true);
  });

  test('leaves with its nodes, and those of other groups stay', () => {
    const left = labAfter({ do: 'remove-group', group: 'G' });
    expect([groups(left), order(left)]).toEqual([['H'], ['C']]);
  });

  test('keeps the cut of its link, which begins to count when HA comes about', () => {
    const cut = labAfter(
      { do: 'cut-link', group: 'G' },
      { do: 'set-ha', group: 'G', enabled: true },
    );
    expect([cut.clock, node(cut, 'A').state]).toEqual([60, 'Running in Backup Mode']);
  });
});

describe('a node', () => {
  test('is of the release, without generation, on and with all services unless that is said', () => {
    expect(node(labAfter(), 'A')).toMatchObject({
      capacity: 10,
      ova: null,
      generation: '',
      version: '15',
      reloginLower: 120,
      reloginUpper: 537,
      machineUp: true,
      stopped: {},
      state: 'Unknown',
      reason: 'High Availability Not Enabled',
      timer: null,
      initializingUntil: null,
      failedOverSince: null,
    });
    expect(node(labAfter(), 'B')).toMatchObject({
      capacity: 5000,
      ova: '5000',
      generation: 'M5',
      version: '14',
    });
    const older = labAfter(
      { do: 'set-parameter', release: '12.5' },
      { do: 'add-node', group: 'H', name: 'D', capacity: 1 },
    );
    expect(node(older, 'D').version).toBe('12.5');
    expect(order(older)).toEqual(['A', 'B', 'D', 'C']);
  });

  test('takes what is set, and keeps what is not', () => {
    const set = labAfter(
      { do: 'set-node', node: 'B', generation: 'M6' },
      { do: 'set-node', node: 'B', version: '15' },
      { do: 'set-node', node: 'B', reloginLower: 1 },
      { do: 'set-node', node: 'B', reloginUpper: 2 },
      { do: 'set-node', node: 'A', ova: '2000' },
    );
    expect(node(set, 'B')).toMatchObject({
      capacity: 5000,
      ova: '5000',
      generation: 'M6',
      version: '15',
      reloginLower: 1,
      reloginUpper: 2,
    });
    expect(node(set, 'A')).toMatchObject({ capacity: 2000, ova: '2000', generation: '' });
    expect(node(labAfter({ do: 'set-node', node: 'B', capacity: 7 }), 'B')).toMatchObject({
      capacity: 7,
      ova: null,
    });
  });

  test('moves to the slot that is given, or to the first free one, its own included', () => {
    const moved = (to: string, slot?: 1 | 2) =>
      labAfter({
        do: 'move-node',
        node: 'C',
        group: to,
        ...(slot && { slot }),
      }).topology.groups.map(({ slots }) => slots.map((index) => index !== null));
    expect(moved('H')).toEqual([
      [true, true],
      [true, false],
    ]);
    expect(moved('H', 2)).toEqual([
      [true, true],
      [false, true],
    ]);
    const apart = labAfter(
      { do: 'remove-node', node: 'A' },
      { do: 'move-node', node: 'C', group: 'G' },
    );
    expect(order(apart)).toEqual(['C', 'B']);
  });

  test('that is gone leaves its place to the next one, and is the publisher no more', () => {
    const state = labAfter(
      { do: 'set-facts', publisher: 'A', persistentChat: true },
      { do: 'remove-node', node: 'A' },
      { do: 'add-node', group: 'G', name: 'D', capacity: 1 },
    );
    expect(nodeNamed(state.topology, 'D')).toBe(0);
    expect(state.topology.facts).toMatchObject({ publisher: -1, persistentChat: true });
    const other = labAfter({ do: 'set-facts', publisher: 'B' }, { do: 'remove-node', node: 'A' });
    expect(nodeAt(other.topology, other.topology.facts.publisher!).name).toBe('B');
  });
});

describe('settings', () => {
  test('that are not given stay as they are', () => {
    const state = labAfter(
      { do: 'set-policy', tieBreak: 'slot-major', capacity: 'strict' },
      { do: 'set-policy', spread: 'first-group' },
      { do: 'set-parameter', heartbeatTimeout: 7, multiDeviceMessaging: true },
      { do: 'set-parameter', transitionSeconds: 3 },
      { do: 'set-facts', roundTripMs: 5, centralized: true },
      { do: 'set-facts', interclusterPeers: 2 },
    );
    expect(state.topology.policies).toEqual({
      tieBreak: 'slot-major',
      spread: 'first-group',
      capacity: 'strict',
      unassigned: 'keep',
    });
    expect(state.topology.parameters).toEqual({
      release: '15',
      heartbeatTimeout: 7,
      initializationTimeout: 120,
      criticalServiceDelay: 90,
      automaticFallback: false,
      automaticFallbackDelay: 1800,
      transitionSeconds: 3,
      multiDeviceMessaging: true,
    });
    expect(state.topology.facts).toMatchObject({
      roundTripMs: 5,
      centralized: true,
      interclusterPeers: 2,
    });
  });
});

test('a field that is there without a value is not given', () => {
  const step = { do: 'set-policy', spread: undefined, capacity: 'strict' } as unknown as Step;
  expect(labAfter(step).topology.policies).toMatchObject({
    spread: 'least-assigned',
    capacity: 'strict',
  });
});

test.each<Step>([
  { do: 'note', text: 'a note' },
  { do: 'expect', clock: 5 },
  { do: 'begin-lesson', lesson: 'one', title: 'One' } as unknown as Step,
  { do: 'answer', page: 0, value: 1 } as unknown as Step,
  { do: 'hint', page: 0, level: 1 } as unknown as Step,
])('%j changes nothing', (step) => {
  const state = labAfter();
  expect(applyStep(state, step, { index: 9, settle: true })).toEqual({ ok: true, state });
});

describe('a snapshot', () => {
  test('cannot be restored without the journal that led to it', () => {
    const state = labAfter({ do: 'take-snapshot', name: 'a' });
    expect(() =>
      applyStep(state, { do: 'restore-snapshot', name: 'a' }, { index: 9, settle: true }),
    ).toThrow('no journal');
  });

  test('is there until it is deleted, and the others stay', () => {
    const take = (name: string): Step => ({ do: 'take-snapshot', name });
    const state = labAfter(take('a'), take('b'), take('c'), { do: 'delete-snapshot', name: 'b' });
    expect(state.topology.snapshots).toEqual([
      { name: 'a', step: 5 },
      { name: 'c', step: 7 },
    ]);
  });
});
