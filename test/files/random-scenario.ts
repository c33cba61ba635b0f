/** Random scenarios with every step and field of the format, odd names and texts among them. */
import fc from 'fast-check';
import { MODES, NODE_STATES, OVAS, REASONS, RELEASES } from '../../src/shared/model';
import { readName } from '../../src/shared/names';
import { REFUSAL_CODES } from '../../src/shared/refusal';
import type { Scenario, Step } from '../../src/shared/step';

const name = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('imp1', 'PRG-1', '1A', '17', 'a b', 'Änne', '😀') },
  { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor', 'toString', '"\\') },
  {
    weight: 1,
    arbitrary: fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .filter((text) => readName(text) === text),
  },
);
const text = fc.oneof(
  fc.constantFrom('', '# Title\n\n- one', '\u2028\u0000\t', '<b>'),
  fc.string({ unit: 'grapheme' }).filter((sample) => !/\p{Cs}/u.test(sample)),
);
const seconds = fc.integer({ min: 0, max: 1_000_000_000 });
const count = fc.integer({ min: 1, max: 10_000_000 });
const capacity = fc.integer({ min: 1, max: 1_000_000 });
const slot = fc.constantFrom(1 as const, 2 as const);
const number = fc.integer({ min: -5, max: 2 ** 53 - 1 });
const codes = fc.constantFrom('V01', 'V11', 'V38', 'L01');
const users = fc.array(name, { maxLength: 4 });
const all = fc.constant(true as const);

function mapOf<V>(value: fc.Arbitrary<V>) {
  return fc.dictionary(name, value, { maxKeys: 4, noNullPrototype: false });
}

const row = fc.record(
  { id: name, server: name, homeCluster: fc.boolean(), enabled: fc.boolean(), devices: count },
  { requiredKeys: ['id'] },
);
const finding = fc.record({ code: codes, at: name, surplus: number }, { requiredKeys: ['code'] });

/** Fields by step: what must be there, and what may. */
const FORMS: readonly [
  string,
  Record<string, fc.Arbitrary<unknown>>,
  Record<string, fc.Arbitrary<unknown>>?,
][] = [
  ['add-group', { name }, { ha: fc.boolean(), at: fc.nat() }],
  ['remove-group', { group: name }],
  ['rename-group', { group: name, name }],
  ['move-group', { group: name, at: fc.nat() }],
  ['swap-nodes', { group: name }],
  ['set-ha', { group: name, enabled: fc.boolean() }],
  ['add-node', { group: name, name, capacity }, { slot, generation: text, version: text }],
  ['add-node', { group: name, name, ova: fc.constantFrom(...OVAS) }, { slot, version: text }],
  ['remove-node', { node: name }],
  ['rename-node', { node: name, name }],
  [
    'set-node',
    { node: name },
    {
      capacity,
      ova: fc.constantFrom(...OVAS),
      generation: text,
      version: text,
      reloginLower: seconds,
      reloginUpper: seconds,
    },
  ],
  ['move-node', { node: name, group: name }, { slot }],
  [
    'set-facts',
    {},
    {
      publisher: name,
      interclusterPeers: seconds,
      persistentChat: fc.boolean(),
      centralized: fc.boolean(),
      managedFileTransfer: fc.boolean(),
      roundTripMs: seconds,
      chatRoomsPerNode: seconds,
      pushUsersPerNode: seconds,
      dualConnections: fc.boolean(),
      siteBandwidthMbps: seconds,
    },
  ],
  ['set-notes', { on: fc.constant('lab'), text }],
  ['set-notes', { on: fc.constantFrom('group', 'node', 'user'), name, text }],
  ['set-mode', { mode: fc.constantFrom(...MODES) }],
  [
    'set-policy',
    {},
    {
      tieBreak: fc.constantFrom('group-major', 'slot-major'),
      spread: fc.constantFrom('least-assigned', 'first-group'),
      capacity: fc.constantFrom('advisory', 'strict'),
      unassigned: fc.constantFrom('keep', 'place-on-sync'),
    },
  ],
  [
    'set-parameter',
    {},
    {
      release: fc.constantFrom(...RELEASES),
      heartbeatTimeout: seconds,
      initializationTimeout: seconds,
      criticalServiceDelay: seconds,
      automaticFallback: fc.boolean(),
      automaticFallbackDelay: seconds,
      transitionSeconds: seconds,
      multiDeviceMessaging: fc.boolean(),
    },
  ],
  [
    'enable-users',
    { count },
    { prefix: name.map((sample) => `${sample} `), from: seconds, devices: count },
  ],
  ['enable-users', { users: fc.array(row, { maxLength: 4 }) }],
  ['disable-users', { users }],
  ['disable-users', { count, node: name }],
  ['disable-users', { all }],
  ['assign', { users, node: name }],
  ['assign', { count, of: name, node: name }],
  ['unassign', { users }],
  ['unassign', { count, of: name }],
  ['unassign', { node: name }],
  ['unassign', { all }],
  ['assign-unassigned', {}],
  ['rebalance', { strategy: fc.constantFrom('even', 'capacity') }],
  ...['fail-node', 'restore-node', 'stop-service', 'start-service', 'failover'].map(
    (kind) => [kind, { node: name }] as [string, Record<string, fc.Arbitrary<unknown>>],
  ),
  ['fallback', { group: name }],
  ['recover', { group: name }],
  ['wait', { seconds }],
  ['note', { text }],
  [
    'expect',
    {},
    {
      assigned: mapOf(number),
      load: mapOf(number),
      unassigned: number,
      noService: number,
      states: mapOf(fc.constantFrom(...NODE_STATES)),
      homes: mapOf(fc.oneof(name, fc.constant(null))),
      reasons: mapOf(fc.constantFrom(...REASONS)),
      findings: fc.array(finding, { maxLength: 3 }),
      noFindings: fc.oneof(fc.array(codes, { maxLength: 3 }), fc.constant('all')),
      clock: number,
    },
  ],
  ...['take-snapshot', 'restore-snapshot', 'delete-snapshot'].map(
    (kind) => [kind, { name }] as [string, Record<string, fc.Arbitrary<unknown>>],
  ),
];

/** Any step of the format, with or without its optional fields. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  ...FORMS.map(([kind, required, optional]) =>
    fc.record(
      {
        do: fc.constant(kind),
        ...required,
        ...optional,
        note: text,
        refused: fc.constantFrom(...REFUSAL_CODES),
        joined: fc.constant(true as const),
      },
      { requiredKeys: ['do', ...Object.keys(required)] as 'do'[] },
    ),
  ),
) as fc.Arbitrary<object> as fc.Arbitrary<Step>;

export const anyScenario: fc.Arbitrary<Scenario> = fc.record(
  {
    format: fc.constant('implab-scenario' as const),
    version: fc.constant(1 as const),
    title: text,
    notes: text,
    settle: fc.boolean(),
    steps: fc.array(anyStep, { maxLength: 12 }),
  },
  { requiredKeys: ['format', 'version', 'steps'] },
);
