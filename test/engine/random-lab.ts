/** Random steps over a small fixed world of names, so that most of them mean something. */
import fc from 'fast-check';
import { applyStep } from '../../src/main/engine/apply';
import { newState } from '../../src/main/engine/new-state';
import type { LabState } from '../../src/main/engine/state';
import { SERVICES } from '../../src/shared/model';
import type { Step } from '../../src/shared/step';

export const GROUPS = ['PRG-1', 'PRG-2', 'PRG-3'] as const;
export const NODES = ['1A', '1B', '2A', '2B', '3A', '3B'] as const;

const group = fc.constantFrom(...GROUPS);
const node = fc.constantFrom(...NODES);
const user = fc.constantFrom('user1', 'user2', 'user3', 'user9', 'ann', 'bob', '__proto__');
const count = fc.integer({ min: 1, max: 12 });
const seconds = fc.constantFrom(0, 1, 29, 30, 59, 60, 89, 90, 600, 1800, 4000);

const service = fc.constantFrom(...SERVICES);

/** Losses, repairs and what an administrator does about them. */
export const haStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constantFrom('fail-node' as const, 'restore-node'), node }),
  },
  {
    weight: 3,
    arbitrary: fc.record(
      { do: fc.constant('stop-service' as const), node, service, broken: fc.boolean() },
      { requiredKeys: ['do', 'node'] },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.record(
      { do: fc.constant('start-service' as const), node, service },
      { requiredKeys: ['do', 'node'] },
    ),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom('cut-link' as const, 'heal-link'), group }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('failover' as const), node }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('fallback' as const, 'recover'), group }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), seconds }) },
);

/** Users who come, go and are placed by hand. */
export const userStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record(
      {
        do: fc.constant('enable-users' as const),
        count,
        devices: fc.integer({ min: 1, max: 3 }),
        prefix: fc.constantFrom('user', 'u', 'user1'),
      },
      { requiredKeys: ['do', 'count'] },
    ),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('enable-users' as const),
      users: fc.array(
        fc.record(
          {
            id: user,
            server: node,
            homeCluster: fc.boolean(),
            enabled: fc.boolean(),
            devices: fc.integer({ min: 1, max: 3 }),
          },
          { requiredKeys: ['id'] },
        ),
        { minLength: 1, maxLength: 4 },
      ),
    }),
  },
  fc.record({
    do: fc.constant('assign' as const),
    count,
    of: fc.constantFrom('unassigned', ...NODES),
    node,
  }),
  fc.record({
    do: fc.constant('assign' as const),
    users: fc.array(user, { minLength: 1, maxLength: 2 }),
    node,
  }),
  fc.record({ do: fc.constant('unassign' as const), count, of: node }),
  fc.record({ do: fc.constant('unassign' as const), node }),
  fc.constant<Step>({ do: 'unassign', all: true }),
  fc.record({ do: fc.constant('disable-users' as const), count, node }),
  fc.record({
    do: fc.constant('disable-users' as const),
    users: fc.array(user, { minLength: 1, maxLength: 2 }),
  }),
  fc.constant<Step>({ do: 'assign-unassigned' }),
  fc.record({
    do: fc.constant('rebalance' as const),
    strategy: fc.constantFrom('even' as const, 'capacity'),
  }),
);

/** Mode, policies and parameters. */
export const settingStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('set-mode' as const),
    mode: fc.constantFrom('balanced' as const, 'active-standby', 'none'),
  }),
  fc.record(
    {
      do: fc.constant('set-policy' as const),
      tieBreak: fc.constantFrom('group-major' as const, 'slot-major'),
      spread: fc.constantFrom('least-assigned' as const, 'first-group'),
      capacity: fc.constantFrom('advisory' as const, 'strict'),
      unassigned: fc.constantFrom('keep' as const, 'place-on-sync'),
    },
    { requiredKeys: ['do'] },
  ),
  fc.record(
    {
      do: fc.constant('set-parameter' as const),
      heartbeatTimeout: seconds,
      initializationTimeout: seconds,
      criticalServiceDelay: seconds,
      automaticFallback: fc.boolean(),
      automaticFallbackDelay: seconds,
      transitionSeconds: fc.constantFrom(0, 5, 60),
      multiDeviceMessaging: fc.boolean(),
    },
    { requiredKeys: ['do'] },
  ),
);

/** Groups and nodes that come, go and change places. */
export const topologyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('set-ha' as const), group, enabled: fc.boolean() }),
  fc.record({ do: fc.constant('swap-nodes' as const), group }),
  fc.record({ do: fc.constant('move-group' as const), group, at: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ do: fc.constant('remove-node' as const), node }),
  fc.record({ do: fc.constant('remove-group' as const), group }),
  fc.record(
    { do: fc.constant('move-node' as const), node, group, slot: fc.constantFrom(1 as const, 2) },
    { requiredKeys: ['do', 'node', 'group'] },
  ),
  fc.record({ do: fc.constant('add-group' as const), name: group, ha: fc.boolean() }),
  fc.record({
    do: fc.constant('add-node' as const),
    group,
    name: node,
    capacity: fc.integer({ min: 1, max: 30 }),
  }),
  fc.record({
    do: fc.constant('set-node' as const),
    node,
    capacity: fc.integer({ min: 1, max: 30 }),
  }),
  fc.record({ do: fc.constant('rename-node' as const), node, name: node }),
  fc.record({
    do: fc.constant('set-notes' as const),
    on: fc.constant('node' as const),
    name: node,
    text: fc.constantFrom('', 'rack 4'),
  }),
  fc.record({
    do: fc.constant('set-notes' as const),
    on: fc.constant('user' as const),
    name: user,
    text: fc.constantFrom('', 'VIP'),
  }),
);

/** Any step. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: userStep },
  { weight: 4, arbitrary: haStep },
  { weight: 2, arbitrary: settingStep },
  { weight: 2, arbitrary: topologyStep },
);

/** Steps that build one to three pairs, most with HA, capacities small enough to matter. */
export const pairsOf: fc.Arbitrary<Step[]> = fc
  .array(
    fc.record({
      ha: fc.boolean(),
      nodes: fc.constantFrom<readonly (1 | 2)[]>([1, 2], [1, 2], [1, 2], [1], [2], []),
      capacity: fc.integer({ min: 3, max: 40 }),
      other: fc.integer({ min: 3, max: 40 }),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((groups) =>
    groups.flatMap(({ ha, nodes, capacity, other }, i): Step[] => [
      { do: 'add-group', name: GROUPS[i]!, ha },
      ...nodes.map(
        (slot): Step => ({
          do: 'add-node',
          group: GROUPS[i]!,
          name: NODES[i * 2 + slot - 1]!,
          slot,
          capacity: slot === 1 ? capacity : other,
        }),
      ),
    ]),
  );

/** A run: pairs, then steps of any kind. */
export const anyRun: fc.Arbitrary<Step[]> = fc
  .tuple(pairsOf, fc.array(anyStep, { maxLength: 40 }))
  .map(([pairs, steps]) => [...pairs, ...steps]);

const smallSeconds = fc.constantFrom(0, 1, 5, 10, 10, 20, 30);

/** A run of one pair with HA where little but losses and repairs happens, and much at the same second. */
export const pairRun: fc.Arbitrary<Step[]> = fc
  .tuple(
    fc.record(
      {
        do: fc.constant('set-parameter' as const),
        heartbeatTimeout: smallSeconds,
        criticalServiceDelay: smallSeconds,
        initializationTimeout: smallSeconds,
        transitionSeconds: smallSeconds,
        automaticFallback: fc.boolean(),
        automaticFallbackDelay: smallSeconds,
        multiDeviceMessaging: fc.boolean(),
      },
      { requiredKeys: ['do', 'heartbeatTimeout', 'criticalServiceDelay', 'initializationTimeout'] },
    ),
    fc.array(
      fc.oneof(
        { weight: 12, arbitrary: haStep },
        {
          weight: 4,
          arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: smallSeconds }),
        },
        { weight: 1, arbitrary: settingStep },
        {
          weight: 1,
          arbitrary: fc.record({
            do: fc.constant('set-ha' as const),
            group,
            enabled: fc.boolean(),
          }),
        },
        { weight: 1, arbitrary: fc.record({ do: fc.constant('enable-users' as const), count }) },
      ),
      { minLength: 5, maxLength: 40 },
    ),
  )
  .map(([parameters, steps]): Step[] => [
    { do: 'add-group', name: 'PRG-1', ha: true },
    { do: 'add-node', group: 'PRG-1', name: '1A', capacity: 10 },
    { do: 'add-node', group: 'PRG-1', name: '1B', capacity: 10 },
    { do: 'enable-users', count: 3 },
    parameters,
    ...steps.map(intoPair),
  ]);

/** The same step about the only pair. */
function intoPair(step: Step): Step {
  const into = (name: string) => name.replace(/^\d/, '1');
  return {
    ...step,
    ...('node' in step && step.node !== undefined && { node: into(step.node) }),
    ...('group' in step && { group: 'PRG-1' }),
  } as Step;
}

/** Applies the steps that the rules allow and calls back with every state. Returns the last one. */
export function play(
  steps: readonly Step[],
  each: (state: LabState, before: LabState, step: Step, index: number) => void = () => {},
  settle = true,
): LabState {
  let state = newState();
  steps.forEach((step, index) => {
    const applied = applyStep(state, step, { index, settle });
    if (!applied.ok) return;
    const before = state;
    state = applied.state;
    each(state, before, step, index);
  });
  return state;
}
