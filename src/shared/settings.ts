/**
 * Modes, policies, parameters and facts of a lab in words: key, label, unit, default and bounds, each once.
 * Forms, labels of steps, comparisons and the state of a new lab are made from these tables.
 */
import { formatCount, formatSeconds } from './format';
import { MAX_SECONDS } from './limits';
import type { Facts, Mode, Parameters, Policies, Release } from './model';

/** User assignment modes as the product prints them, in its order (domain 2.1). */
export const MODE_OPTIONS = [
  { key: 'balanced', label: 'Balanced' },
  { key: 'active-standby', label: 'Active/Standby' },
  { key: 'none', label: 'None' },
] as const satisfies readonly { readonly key: Mode; readonly label: string }[];

/** A User Assignment Mode as people know it: "Active/Standby". */
export function modeName(mode: Mode): string {
  return MODE_OPTIONS.find((option) => option.key === mode)?.label ?? mode;
}

/** One decision of the lab where no document speaks (domain 2.8). */
export interface PolicyWords<K extends keyof Policies = keyof Policies> {
  readonly name: K;
  /** Mark of the lab assumption. */
  readonly mark: string;
  readonly label: string;
  /** Why it is a choice. */
  readonly reason: string;
  /** The default first. `short` is the value in a step or a comparison: "Capacity strict". */
  readonly options: readonly {
    readonly key: Policies[K];
    readonly label: string;
    readonly short: string;
  }[];
}

/** The four policies. */
export const POLICIES: readonly { [K in keyof Policies]: PolicyWords<K> }[keyof Policies][] = [
  {
    name: 'tieBreak',
    mark: 'D1',
    label: 'Tie-break',
    reason: 'No document says which of two equally filled nodes takes the next user.',
    options: [
      { key: 'group-major', label: 'Group by group', short: 'Tie-break by group' },
      { key: 'slot-major', label: 'First nodes, then second', short: 'Tie-break by slot' },
    ],
  },
  {
    name: 'spread',
    mark: 'D2',
    label: 'Active/Standby over several groups',
    reason: 'The documents do not say how first nodes share the load.',
    options: [
      { key: 'least-assigned', label: 'Fewest assigned', short: 'Spread to the least assigned' },
      {
        key: 'first-group',
        label: 'First group only',
        short: 'Spread to the first group only',
      },
    ],
  },
  {
    name: 'capacity',
    mark: 'D3',
    label: 'A full node',
    reason: 'No document says that automatic placement ever passes over a full node.',
    options: [
      { key: 'advisory', label: 'Place anyway, warn', short: 'Capacity advisory' },
      { key: 'strict', label: 'Pass it over', short: 'Capacity strict' },
    ],
  },
  {
    name: 'unassigned',
    mark: 'D5',
    label: 'Users without a node',
    reason: 'The documents do not say whether a later sync places users left over by mode None.',
    options: [
      { key: 'keep', label: 'Stay so', short: 'Keep the unassigned' },
      {
        key: 'place-on-sync',
        label: 'Placed on the next sync',
        short: 'Place the unassigned on sync',
      },
    ],
  },
];

/** One value of a policy in words: "Capacity strict". */
export function policyValueWords(value: Policies[keyof Policies]): string {
  const options = POLICIES.flatMap((policy) => [...policy.options]);
  return options.find(({ key }) => key === value)?.short ?? value;
}

type KeysOf<T, V> = { [K in keyof T]-?: NonNullable<T[K]> extends V ? K : never }[keyof T];

/** A parameter of the recovery manager (domain 4.1), or of the lab. */
export interface ParameterWords<K extends keyof Parameters = keyof Parameters> {
  readonly key: K;
  readonly label: string;
  /** In the label of a step, before the value: "Automatic fallback after 1 800 s". */
  readonly inStep: string;
  /** What a scenario has without a step that sets it. */
  readonly initial: Parameters[K];
  readonly note: string;
  /** Marks of documents or lab assumptions. */
  readonly sources: readonly string[];
}

type TimeWords = ParameterWords<KeysOf<Parameters, number>>;
type SwitchWords = ParameterWords<KeysOf<Parameters, boolean>>;

/** Every parameter but the release, in the order of the wire format. Times in seconds. */
export const PARAMETERS: readonly (TimeWords | SwitchWords)[] = [
  {
    key: 'heartbeatTimeout',
    label: 'Heartbeat timeout',
    inStep: 'Heartbeat timeout',
    initial: 60,
    note: 'a lost machine or link is noticed after this',
    sources: ['S2'],
  },
  {
    key: 'initializationTimeout',
    label: 'Initialization timeout',
    inStep: 'Initialization timeout',
    initial: 120,
    note: 'a node that is back waits this long for its peer',
    sources: ['S2', 'D13'],
  },
  {
    key: 'criticalServiceDelay',
    label: 'Critical service delay',
    inStep: 'Critical service delay',
    initial: 90,
    note: 'a stopped service fails over after this',
    sources: ['S2'],
  },
  {
    key: 'automaticFallback',
    label: 'Automatic fallback',
    inStep: 'Automatic fallback',
    initial: false,
    note: 'users go home by themselves after the fallback delay',
    sources: ['S2'],
  },
  {
    key: 'automaticFallbackDelay',
    label: 'Fallback delay',
    inStep: 'Automatic fallback after',
    initial: 1800,
    note: 'time in Failed Over before automatic fallback',
    sources: ['S2'],
  },
  {
    key: 'transitionSeconds',
    label: 'Length of a transition',
    inStep: 'Transitions of',
    initial: 0,
    note: 'lab assumption: taking over and falling back',
    sources: ['D10'],
  },
  {
    key: 'multiDeviceMessaging',
    label: 'Multiple device messaging',
    inStep: 'Multiple device messaging',
    initial: false,
    note: 'heartbeat, service and initialization times double',
    sources: ['S7', 'S61', 'S2', 'D17'],
  },
];

/** Parameters that are times, 0 to `MAX_SECONDS`. */
export const TIMES = PARAMETERS.filter((one): one is TimeWords => typeof one.initial === 'number');

/** Parameters that are on or off. */
export const SWITCHES = PARAMETERS.filter(
  (one): one is SwitchWords => typeof one.initial === 'boolean',
);

/** Bounds of every time. */
export const TIME_BOUNDS = { least: 0, most: MAX_SECONDS } as const;

/** A value of a parameter in words: "60 s", "on". */
export function parameterValueWords(value: number | boolean): string {
  return typeof value === 'number' ? formatSeconds(value) : onOff(value);
}

/** Parameters of a lab that no step has set (docs/scenario-format.md). */
export const INITIAL_PARAMETERS: Parameters = {
  release: '15',
  ...(Object.fromEntries(PARAMETERS.map(({ key, initial }) => [key, initial])) as Omit<
    Parameters,
    'release'
  >),
};

/** Policies of a lab that no step has set: the first option of each. */
export const INITIAL_POLICIES = Object.fromEntries(
  POLICIES.map(({ name, options }) => [name, options[0]!.key]),
) as unknown as Policies;

/**
 * What a release ships with where that is not the default of a scenario (domain 4.1, D17): multiple device
 * messaging is on in 12.5(1), its updates, 14 and 15 (S7, S61).
 */
export function shippedWith(release: Release): Pick<Parameters, 'multiDeviceMessaging'> {
  return { multiDeviceMessaging: SHIPS_WITH_MDM.has(release) };
}

const SHIPS_WITH_MDM: ReadonlySet<Release> = new Set(['12.5', '12.5SU3', '14', '15']);

/** The first step of a new lab, of a template, of a sized topology and of an import: as the product ships. */
export function asShipped(release: Release = INITIAL_PARAMETERS.release) {
  return { do: 'set-parameter', release, ...shippedWith(release) } as const;
}

/** A fact that some findings ask for and placement does not. */
export interface FactWords<K extends keyof Facts = keyof Facts> {
  readonly key: K;
  readonly label: string;
  /** Figures only. */
  readonly unit?: string;
}

/** Facts that are figures. */
export const FACT_FIGURES: readonly (FactWords<KeysOf<Facts, number>> & {
  readonly unit: string;
})[] = [
  { key: 'interclusterPeers', label: 'Intercluster peers', unit: 'clusters' },
  { key: 'roundTripMs', label: 'Round trip between nodes', unit: 'ms' },
  { key: 'siteBandwidthMbps', label: 'Dedicated bandwidth between sites', unit: 'Mbps' },
  { key: 'chatRoomsPerNode', label: 'Chat rooms on a node', unit: 'rooms' },
  { key: 'pushUsersPerNode', label: 'Push users on a node', unit: 'users' },
];

/** Facts that hold or do not. */
export const FACT_FLAGS: readonly FactWords<KeysOf<Facts, boolean>>[] = [
  { key: 'persistentChat', label: 'Persistent chat' },
  { key: 'centralized', label: 'Centralised deployment' },
  { key: 'managedFileTransfer', label: 'Managed file transfer' },
  { key: 'dualConnections', label: 'Dual connections of clients' },
];

/** A fact in words: "6 clusters", "on"; empty where it was not told. */
export function factValueWords(value: number | boolean | undefined, unit = ''): string {
  if (value === undefined) return '';
  return typeof value === 'number' ? `${formatCount(value)} ${unit}`.trim() : onOff(value);
}

function onOff(value: boolean): string {
  return value ? 'on' : 'off';
}
