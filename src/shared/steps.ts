import {
  type FieldKind,
  type FieldMeaning,
  type MeaningFor,
  may,
  meaningOf,
  type Optional,
} from './field';
import {
  EXPECTED_REASONS,
  EXPECTED_STATES,
  HA_REASONS,
  LINKS,
  MODES,
  OVAS,
  RELEASES,
  SERVICES,
} from './model';
import { type StepName, type StepOf, SURVIVALS } from './step';

/** What came of a step is told in one of these ways; the words are those of `engine/words/step-effect`. */
export type StepEffect =
  | 'group added'
  | 'node added'
  | 'removed empty'
  | 'node placed'
  | 'nobody moves'
  | 'nodes swapped'
  | 'ha set'
  | 'node resized'
  | 'whatever happened'
  | 'nothing'
  | 'expectation'
  | 'snapshot'
  | 'snapshot restored'
  | 'note'
  | 'time'
  | 'loss'
  | 'link'
  | 'repair'
  | 'home again'
  | 'who moved';

/** Picture of a step in lists; the pictures themselves are the page's. */
export type StepIcon =
  | 'group'
  | 'node'
  | 'rename'
  | 'move'
  | 'notes'
  | 'mode'
  | 'settings'
  | 'users'
  | 'users leave'
  | 'balance'
  | 'power off'
  | 'power on'
  | 'link cut'
  | 'link healed'
  | 'take back'
  | 'rescue'
  | 'clock'
  | 'check'
  | 'snapshot'
  | 'lesson'
  | 'answer'
  | 'hint';

/** What a step is, for all that treat steps alike. */
export interface StepFacts {
  readonly icon: StepIcon;
  readonly effect: StepEffect;
  /** Where its refusal is shown: at the node or group it names, or at a part of the page. */
  readonly shownAt: 'node' | 'group' | 'mode' | 'policies' | 'lab';
  /** `kept`: it never touches the home of a user who has one, nor the name of a node. */
  readonly homes: 'kept' | 'may change';
  /** Something is lost by it; lists mark it. */
  readonly isLoss?: true;
  /** A node goes out of service by it, so there is a failover to look at. */
  readonly startsFailover?: true;
  /** It only carries free words: without them nothing of it is left. */
  readonly isNote?: true;
  /**
   * A student did it in a lesson: it changes nothing, counts as neither work nor time, and undo keeps it
   * (docs/lesson-format.md).
   */
  readonly ofStudent?: true;
}

/** Fields in the order of the canonical text. */
export type FieldMeanings = Readonly<Record<string, FieldMeaning | Optional>>;

/** One kind of step. Several forms: by the field that tells them apart, exactly one of which must be given. */
export type StepDeclaration = StepFacts &
  (
    | { readonly fields: FieldMeanings; readonly forms?: never }
    | { readonly forms: Readonly<Record<string, FieldMeanings>>; readonly fields?: never }
  );

const machine = { generation: may('generation'), version: may('version') } as const;

/**
 * Every step of docs/scenario-format.md, "Steps", declared once: its fields with what they refer to, and what it
 * is. Schemas, the privacy scrub, places of refusals, marks and pictures derive from here; what a step does is
 * in `main/engine/steps`, how it is called in `main/engine/words/step-label`.
 */
export const STEPS = {
  'add-group': {
    fields: { name: 'group', ha: may('flag'), at: may('position') },
    icon: 'group',
    effect: 'group added',
    shownAt: 'lab',
    homes: 'kept',
  },
  'remove-group': {
    fields: { group: 'group' },
    icon: 'group',
    effect: 'removed empty',
    shownAt: 'group',
    homes: 'may change',
  },
  'rename-group': {
    fields: { group: 'group', name: 'group' },
    icon: 'rename',
    effect: 'nothing',
    shownAt: 'group',
    homes: 'kept',
  },
  'move-group': {
    fields: { group: 'group', at: 'position' },
    icon: 'move',
    effect: 'nobody moves',
    shownAt: 'group',
    homes: 'kept',
  },
  'swap-nodes': {
    fields: { group: 'group' },
    icon: 'move',
    effect: 'nodes swapped',
    shownAt: 'group',
    homes: 'kept',
  },
  'set-ha': {
    fields: { group: 'group', enabled: 'flag' },
    icon: 'group',
    effect: 'ha set',
    shownAt: 'group',
    homes: 'kept',
  },
  'add-node': {
    forms: {
      capacity: {
        group: 'group',
        name: 'node',
        slot: may('slot'),
        capacity: 'capacity',
        ...machine,
      },
      ova: { group: 'group', name: 'node', slot: may('slot'), ova: { oneOf: OVAS }, ...machine },
    },
    icon: 'node',
    effect: 'node added',
    shownAt: 'group',
    homes: 'kept',
  },
  'remove-node': {
    fields: { node: 'node' },
    icon: 'node',
    effect: 'removed empty',
    shownAt: 'node',
    homes: 'may change',
  },
  'rename-node': {
    fields: { node: 'node', name: 'node' },
    icon: 'rename',
    effect: 'nothing',
    shownAt: 'node',
    homes: 'may change',
  },
  'set-node': {
    fields: {
      node: 'node',
      capacity: may('capacity'),
      ova: may({ oneOf: OVAS }),
      ...machine,
      reloginLower: may('seconds'),
      reloginUpper: may('seconds'),
    },
    icon: 'node',
    effect: 'node resized',
    shownAt: 'node',
    homes: 'kept',
  },
  'move-node': {
    fields: { node: 'node', group: 'group', slot: may('slot') },
    icon: 'move',
    effect: 'node placed',
    shownAt: 'node',
    homes: 'may change',
  },
  'set-facts': {
    fields: {
      publisher: may('node'),
      interclusterPeers: may('figure'),
      persistentChat: may('flag'),
      centralized: may('flag'),
      managedFileTransfer: may('flag'),
      roundTripMs: may('figure'),
      chatRoomsPerNode: may('figure'),
      pushUsersPerNode: may('figure'),
      dualConnections: may('flag'),
      siteBandwidthMbps: may('figure'),
    },
    icon: 'settings',
    effect: 'nothing',
    shownAt: 'lab',
    homes: 'kept',
  },
  'set-notes': {
    fields: {
      on: { oneOf: ['lab', 'group', 'node', 'user'] },
      name: may('noted'),
      text: 'text',
    },
    icon: 'notes',
    effect: 'nothing',
    shownAt: 'lab',
    homes: 'kept',
    isNote: true,
  },
  'set-mode': {
    fields: { mode: { oneOf: MODES } },
    icon: 'mode',
    effect: 'who moved',
    shownAt: 'mode',
    homes: 'kept',
  },
  'set-policy': {
    fields: {
      tieBreak: may({ oneOf: ['group-major', 'slot-major'] }),
      spread: may({ oneOf: ['least-assigned', 'first-group'] }),
      capacity: may({ oneOf: ['advisory', 'strict'] }),
      unassigned: may({ oneOf: ['keep', 'place-on-sync'] }),
    },
    icon: 'mode',
    effect: 'nobody moves',
    shownAt: 'policies',
    homes: 'kept',
  },
  'set-parameter': {
    fields: {
      release: may({ oneOf: RELEASES }),
      heartbeatTimeout: may('seconds'),
      initializationTimeout: may('seconds'),
      criticalServiceDelay: may('seconds'),
      automaticFallback: may('flag'),
      automaticFallbackDelay: may('seconds'),
      transitionSeconds: may('seconds'),
      multiDeviceMessaging: may('flag'),
    },
    icon: 'settings',
    effect: 'whatever happened',
    shownAt: 'policies',
    homes: 'kept',
  },
  'enable-users': {
    forms: {
      count: {
        count: 'count',
        prefix: may('prefix'),
        from: may('figure'),
        devices: may('count'),
      },
      users: { users: 'userRows' },
    },
    icon: 'users',
    effect: 'who moved',
    shownAt: 'lab',
    homes: 'kept',
  },
  'disable-users': {
    forms: {
      users: { users: 'users' },
      count: { count: 'count', node: 'node' },
      all: { all: 'all' },
    },
    icon: 'users leave',
    effect: 'who moved',
    shownAt: 'node',
    homes: 'may change',
  },
  assign: {
    forms: {
      users: { users: 'users', node: 'node' },
      count: { count: 'count', of: 'home', node: 'node' },
    },
    icon: 'users',
    effect: 'who moved',
    shownAt: 'lab',
    homes: 'may change',
  },
  unassign: {
    forms: {
      users: { users: 'users' },
      count: { count: 'count', of: 'home' },
      node: { node: 'node' },
      all: { all: 'all' },
    },
    icon: 'users leave',
    effect: 'who moved',
    shownAt: 'node',
    homes: 'may change',
  },
  'assign-unassigned': {
    fields: {},
    icon: 'users',
    effect: 'who moved',
    shownAt: 'lab',
    homes: 'may change',
  },
  rebalance: {
    fields: { strategy: { oneOf: ['even', 'capacity'] } },
    icon: 'balance',
    effect: 'who moved',
    shownAt: 'lab',
    homes: 'may change',
  },
  'fail-node': {
    fields: { node: 'node' },
    icon: 'power off',
    effect: 'loss',
    shownAt: 'node',
    homes: 'kept',
    isLoss: true,
    startsFailover: true,
  },
  'restore-node': {
    fields: { node: 'node' },
    icon: 'power on',
    effect: 'repair',
    shownAt: 'node',
    homes: 'kept',
  },
  'stop-service': {
    fields: { node: 'node', service: may({ oneOf: SERVICES }), broken: may('flag') },
    icon: 'power off',
    effect: 'loss',
    shownAt: 'node',
    homes: 'kept',
    isLoss: true,
    startsFailover: true,
  },
  'start-service': {
    fields: { node: 'node', service: may({ oneOf: SERVICES }) },
    icon: 'power on',
    effect: 'repair',
    shownAt: 'node',
    homes: 'kept',
  },
  'cut-link': {
    fields: { group: 'group' },
    icon: 'link cut',
    effect: 'link',
    shownAt: 'group',
    homes: 'kept',
    isLoss: true,
  },
  'heal-link': {
    fields: { group: 'group' },
    icon: 'link healed',
    effect: 'link',
    shownAt: 'group',
    homes: 'kept',
  },
  failover: {
    fields: { node: 'node' },
    icon: 'move',
    effect: 'loss',
    shownAt: 'node',
    homes: 'kept',
    startsFailover: true,
  },
  fallback: {
    fields: { group: 'group' },
    icon: 'take back',
    effect: 'home again',
    shownAt: 'group',
    homes: 'kept',
  },
  recover: {
    fields: { group: 'group' },
    icon: 'rescue',
    effect: 'home again',
    shownAt: 'group',
    homes: 'kept',
  },
  wait: {
    fields: { seconds: 'seconds' },
    icon: 'clock',
    effect: 'time',
    shownAt: 'lab',
    homes: 'kept',
  },
  note: {
    fields: { text: 'text' },
    icon: 'notes',
    effect: 'note',
    shownAt: 'lab',
    homes: 'kept',
    isNote: true,
  },
  expect: {
    fields: {
      assigned: may({ by: 'node', of: 'expected', what: 'users by node' }),
      load: may({ by: 'node', of: 'expected', what: 'devices by node' }),
      unassigned: may('expected'),
      noService: may('expected'),
      states: may({ by: 'node', of: { oneOf: EXPECTED_STATES }, what: 'states by node' }),
      homes: may({ by: 'user', of: 'homeOrNull', what: 'nodes by user' }),
      reasons: may({ by: 'user', of: { oneOf: EXPECTED_REASONS }, what: 'reasons by user' }),
      findings: may('findings'),
      noFindings: may('findingCodes'),
      haReasons: may({
        by: 'node',
        of: { oneOf: HA_REASONS, orNull: 'a reason as the product prints it, or null' },
        what: 'reasons by node',
      }),
      link: may({ by: 'group', of: { oneOf: LINKS }, what: 'links by group' }),
      clock: may('expected'),
      survives: may({ oneOf: SURVIVALS }),
      maxShare: may('share'),
      survivorShare: may('share'),
    },
    icon: 'check',
    effect: 'expectation',
    shownAt: 'lab',
    homes: 'kept',
  },
  'take-snapshot': {
    fields: { name: 'snapshot' },
    icon: 'snapshot',
    effect: 'snapshot',
    shownAt: 'lab',
    homes: 'kept',
  },
  'restore-snapshot': {
    fields: { name: 'snapshot' },
    icon: 'snapshot',
    effect: 'snapshot restored',
    shownAt: 'lab',
    homes: 'may change',
  },
  'delete-snapshot': {
    fields: { name: 'snapshot' },
    icon: 'snapshot',
    effect: 'snapshot',
    shownAt: 'lab',
    homes: 'kept',
  },
  'begin-lesson': {
    fields: { lesson: 'lesson', title: 'text', student: may('student') },
    icon: 'lesson',
    effect: 'nothing',
    shownAt: 'lab',
    homes: 'kept',
    ofStudent: true,
  },
  answer: {
    fields: { page: 'position', value: 'answer' },
    icon: 'answer',
    effect: 'nothing',
    shownAt: 'lab',
    homes: 'kept',
    ofStudent: true,
  },
  hint: {
    fields: { page: 'position', level: 'hintLevel' },
    icon: 'hint',
    effect: 'nothing',
    shownAt: 'lab',
    homes: 'kept',
    ofStudent: true,
  },
} as const satisfies { readonly [K in StepName]: DeclarationOf<K> };

/** What a step is. */
export function factsOf(name: StepName): StepFacts {
  return STEPS[name];
}

/** Steps by which a node goes out of service, so that there is a failover to look at. */
export function startsFailover(name: StepName): boolean {
  return factsOf(name).startsFailover === true;
}

/** The forms of a step; one without forms has a single one. */
export function formsOf(name: StepName): readonly FieldMeanings[] {
  const declared: StepDeclaration = STEPS[name];
  return declared.forms ? Object.values(declared.forms) : [declared.fields];
}

type KeysOf<T> = T extends unknown ? keyof T : never;
type ValueOf<T, F> = T extends unknown ? (F extends keyof T ? T[F] : never) : never;
/** Names of the fields of a step, of all its forms. */
type FieldsOf<K extends StepName> = Exclude<KeysOf<StepOf<K>>, 'do'>;
type Meaning<K extends StepName, F> = MeaningFor<Exclude<ValueOf<StepOf<K>, F>, undefined>>;
type IsOptional<T, F extends keyof T> = Record<never, never> extends Pick<T, F> ? true : false;

/** Every field has a meaning that fits its type, and may be left out just where the type says so. */
type FieldsFor<K extends StepName> = {
  readonly [F in FieldsOf<K>]: F extends keyof StepOf<K>
    ? IsOptional<StepOf<K>, F> extends true
      ? { readonly may: Meaning<K, F> }
      : Meaning<K, F>
    : never;
};

/** A form names some of the fields; `EveryFieldHasItsMeaning` sees to it that together they name all. */
type FormFor<K extends StepName> = {
  readonly [F in FieldsOf<K>]?: Meaning<K, F> | { readonly may: Meaning<K, F> };
};

type DeclarationOf<K extends StepName> = StepFacts &
  (
    | { readonly fields: FieldsFor<K>; readonly forms?: never }
    | {
        readonly forms: { readonly [T in FieldsOf<K>]?: FormFor<K> };
        readonly fields?: never;
      }
  );

type Declared<K extends StepName> = (typeof STEPS)[K] extends { readonly forms: infer F }
  ? KeysOf<F[keyof F]>
  : FieldsOf<K>;
type Unheld = { [K in StepName]: [FieldsOf<K>] extends [Declared<K>] ? never : K }[StepName];
type Holds<T extends true> = T;
/** Compiles while every field of a step with several forms is declared in one of them. */
export type EveryFieldHasItsMeaning = Holds<[Unheld] extends [never] ? true : Unheld>;

/** Names of all fields of steps that hold values of a kind. */
export function fieldsOfKind(kind: FieldKind): string[] {
  return (Object.keys(STEPS) as StepName[]).flatMap((name) =>
    formsOf(name).flatMap((form) =>
      Object.entries(form)
        .filter(([, field]) => meaningOf(field) === kind)
        .map(([field]) => field),
    ),
  );
}
