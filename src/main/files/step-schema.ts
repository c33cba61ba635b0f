import { z } from 'zod';
import {
  EXPECTED_REASONS,
  EXPECTED_STATES,
  HA_REASONS,
  LINKS,
  MODES,
  OVAS,
  RELEASES,
  SERVICES,
} from '../../shared/model';
import { DECLARED_CODES } from '../../shared/refusal';
import type { Step, StepExtras, StepName, StepOf } from '../../shared/step';
import { RULE_CODES } from '../engine/lint/table';
import {
  all,
  capacity,
  count,
  expected,
  figure,
  flag,
  leading,
  mapOf,
  name,
  namesFit,
  oneOf,
  position,
  prefix,
  seconds,
  slot,
  strict,
  text,
  userIds,
  userRows,
  wanted,
} from './field-schema';
import { type Path, placeText, shown } from './place';

const may = z.exactOptional;

/** One form of a step: its fields in canonical order, those that every step may carry last. */
function step<K extends StepName, S extends z.ZodRawShape>(kind: K, fields: S) {
  return strict(kind, {
    do: z.literal(kind),
    ...fields,
    note: may(text),
    refused: may(oneOf(DECLARED_CODES)),
  });
}

const machine = { generation: may(text), version: may(text) };
const LAST_CODE = RULE_CODES.filter((code) => code.startsWith('L')).at(-1)!;
const FINDING_CODE = wanted(`a finding code, V01 to V38 or L01 to ${LAST_CODE}`);
const findingCode = z
  .string(FINDING_CODE)
  .refine((code) => RULE_CODES.some((known) => known === code), FINDING_CODE);
const oneOfOrNull = wanted('a reason as the product prints it, or null');
const findingCodes = z.union([oneOf(['all']), z.array(findingCode)], {
  error: (issue) =>
    Array.isArray(issue.input)
      ? `must hold finding codes only, V01 to V38 or L01 to ${LAST_CODE}`
      : wanted('a list of finding codes, or "all"').error(issue),
});

/**
 * Every step of docs/scenario-format.md, "Steps". A step with several forms has them by the field that
 * tells them apart: exactly one of these must be given.
 */
const STEPS = {
  'add-group': step('add-group', { name, ha: may(flag), at: may(position) }),
  'remove-group': step('remove-group', { group: name }),
  'rename-group': step('rename-group', { group: name, name }),
  'move-group': step('move-group', { group: name, at: position }),
  'swap-nodes': step('swap-nodes', { group: name }),
  'set-ha': step('set-ha', { group: name, enabled: flag }),
  'add-node': {
    capacity: step('add-node', { group: name, name, slot: may(slot), capacity, ...machine }),
    ova: step('add-node', { group: name, name, slot: may(slot), ova: oneOf(OVAS), ...machine }),
  },
  'remove-node': step('remove-node', { node: name }),
  'rename-node': step('rename-node', { node: name, name }),
  'set-node': step('set-node', {
    node: name,
    capacity: may(capacity),
    ova: may(oneOf(OVAS)),
    ...machine,
    reloginLower: may(seconds),
    reloginUpper: may(seconds),
  }),
  'move-node': step('move-node', { node: name, group: name, slot: may(slot) }),
  'set-facts': step('set-facts', {
    publisher: may(name),
    interclusterPeers: may(figure),
    persistentChat: may(flag),
    centralized: may(flag),
    managedFileTransfer: may(flag),
    roundTripMs: may(figure),
  }),
  'set-notes': step('set-notes', {
    on: oneOf(['lab', 'group', 'node', 'user']),
    name: may(name),
    text,
  }).refine((given) => given.on === 'lab' || given.name !== undefined, {
    path: ['name'],
    error: 'is missing; only the notes of the lab need no name',
  }),
  'set-mode': step('set-mode', { mode: oneOf(MODES) }),
  'set-policy': step('set-policy', {
    tieBreak: may(oneOf(['group-major', 'slot-major'])),
    spread: may(oneOf(['least-assigned', 'first-group'])),
    capacity: may(oneOf(['advisory', 'strict'])),
    unassigned: may(oneOf(['keep', 'place-on-sync'])),
  }),
  'set-parameter': step('set-parameter', {
    release: may(oneOf(RELEASES)),
    heartbeatTimeout: may(seconds),
    initializationTimeout: may(seconds),
    criticalServiceDelay: may(seconds),
    automaticFallback: may(flag),
    automaticFallbackDelay: may(seconds),
    transitionSeconds: may(seconds),
    multiDeviceMessaging: may(flag),
  }),
  'enable-users': {
    count: step('enable-users', {
      count,
      prefix: may(prefix),
      from: may(figure),
      devices: may(count),
    }).refine(namesFit, {
      path: ['prefix'],
      error: 'is too long: prefix and number together must be a name of at most 128 characters',
    }),
    users: step('enable-users', { users: userRows }),
  },
  'disable-users': {
    users: step('disable-users', { users: userIds }),
    count: step('disable-users', { count, node: name }),
    all: step('disable-users', { all }),
  },
  assign: {
    users: step('assign', { users: userIds, node: name }),
    count: step('assign', { count, of: name, node: name }),
  },
  unassign: {
    users: step('unassign', { users: userIds }),
    count: step('unassign', { count, of: name }),
    node: step('unassign', { node: name }),
    all: step('unassign', { all }),
  },
  'assign-unassigned': step('assign-unassigned', {}),
  rebalance: step('rebalance', { strategy: oneOf(['even', 'capacity']) }),
  'fail-node': step('fail-node', { node: name }),
  'restore-node': step('restore-node', { node: name }),
  'stop-service': step('stop-service', {
    node: name,
    service: may(oneOf(SERVICES)),
    broken: may(flag),
  }),
  'start-service': step('start-service', { node: name, service: may(oneOf(SERVICES)) }),
  'cut-link': step('cut-link', { group: name }),
  'heal-link': step('heal-link', { group: name }),
  failover: step('failover', { node: name }),
  fallback: step('fallback', { group: name }),
  recover: step('recover', { group: name }),
  wait: step('wait', { seconds }),
  note: step('note', { text }),
  expect: step('expect', {
    assigned: may(mapOf('users by node', expected)),
    load: may(mapOf('devices by node', expected)),
    unassigned: may(expected),
    noService: may(expected),
    states: may(mapOf('states by node', oneOf(EXPECTED_STATES))),
    homes: may(
      mapOf('nodes by user', z.union([name, z.null()], wanted('the name of a node, or null'))),
    ),
    reasons: may(mapOf('reasons by user', oneOf(EXPECTED_REASONS))),
    findings: may(
      z.array(
        strict('an expected finding', { code: findingCode, at: may(name), surplus: may(expected) }),
        wanted('a list of findings'),
      ),
    ),
    noFindings: may(findingCodes),
    haReasons: may(mapOf('reasons by node', z.union([oneOf(HA_REASONS), z.null()], oneOfOrNull))),
    link: may(mapOf('links by group', oneOf(LINKS))),
    clock: may(expected),
  }),
  'take-snapshot': step('take-snapshot', { name }),
  'restore-snapshot': step('restore-snapshot', { name }),
  'delete-snapshot': step('delete-snapshot', { name }),
} satisfies { [K in StepName]: Shape<StepOf<K> & StepExtras> };

type Form<T> = z.ZodType<T> & { readonly shape: z.ZodRawShape };
type Shape<T> = Form<T> | Readonly<Record<string, Form<T>>>;

type Read<S> = S extends z.ZodType
  ? z.output<S>
  : { [F in keyof S]: S[F] extends z.ZodType ? z.output<S[F]> : never }[keyof S];
type FieldsOf<T> = T extends unknown ? keyof T : never;
type Unheld = {
  [K in StepName]: [FieldsOf<StepOf<K> & StepExtras>] extends [FieldsOf<Read<(typeof STEPS)[K]>>]
    ? never
    : K;
}[StepName];
type Holds<T extends true> = T;
/** Compiles while every field of the shared step types has its schema; the other direction is the table's `satisfies`. */
export type EveryFieldHasItsSchema = Holds<[Unheld] extends [never] ? true : Unheld>;

/** A step, or what is wrong with it and where in it: `path` and, in words, `place` such as `users[3].id`. */
export type StepRead =
  | { readonly ok: true; readonly step: Step }
  | {
      readonly ok: false;
      readonly path: Path;
      readonly place: string;
      readonly message: string;
    };

/**
 * Reads one step: every field checked, names trimmed, unknown steps and fields refused.
 * Rules of the lab (unknown nodes, limits) are the engine's.
 */
export function parseStep(value: unknown): StepRead {
  const form = formOf(value);
  if (!form.ok) return form;
  const read = form.schema.safeParse(value);
  if (read.success) return { ok: true, step: read.data };
  const issue = leading(read.error.issues);
  return problem(issue.path as Path, issue.message);
}

/** The fields that this step may have, in canonical order. Throws for what is no step. */
export function fieldsOf(given: Step): readonly string[] {
  const form = formOf(given);
  if (!form.ok) throw new Error(form.message);
  return Object.keys(form.schema.shape);
}

/** True for the name of a step. */
export function isStepName(value: unknown): value is StepName {
  return typeof value === 'string' && Object.hasOwn(STEPS, value);
}

type FormFound =
  | { readonly ok: true; readonly schema: Form<Step> }
  | Extract<StepRead, { ok: false }>;

function formOf(value: unknown): FormFound {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return problem([], `must be a step, an object with the field do, not ${shown(value)}`);
  if (!Object.hasOwn(value, 'do')) return problem(['do'], 'is missing; it names the step');
  const kind: unknown = (value as { do?: unknown }).do;
  if (typeof kind !== 'string' || !Object.hasOwn(STEPS, kind))
    return problem(['do'], `must name a step, and ${shown(kind)} is none`);
  const shape: Shape<Step> = STEPS[kind as StepName];
  if (shape instanceof z.ZodType) return { ok: true, schema: shape };
  const telling = Object.keys(shape);
  const [given, second] = telling.filter((field) => Object.hasOwn(value, field));
  const choice = telling.join(', ');
  if (given === undefined) return problem([], `${kind} needs exactly one of ${choice}`);
  if (second !== undefined) return problem([second], `${kind} takes only one of ${choice}`);
  const schema = shape[given]!;
  for (const field of Object.keys(value)) {
    if (Object.hasOwn(schema.shape, field)) continue;
    const others = telling.filter((other) => Object.hasOwn(shape[other]!.shape, field));
    if (others.length > 0)
      return problem([field], `goes with ${others.join(' or ')}, not with ${given}`);
  }
  return { ok: true, schema };
}

function problem(path: Path, message: string): Extract<StepRead, { ok: false }> {
  return { ok: false, path, place: placeText(path), message };
}
