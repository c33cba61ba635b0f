import type { Mode } from '../../../shared/model';
import type { Availability, AvailabilityCase, FailureRates, Span } from '../../../shared/planning';
import { reloginLimits } from '../../../shared/relogin';
import { hasHa, nodeAt, nodesOf } from '../order';
import { ovaOfCapacity } from '../rule-packs';
import type { Group, LabState } from '../state';
import { aloneMinutes, type PairModel, pairMinutes } from './availability-model';

/** What nobody gave: an assumption of the lab, to be replaced by the user's own figures. */
export const DEFAULT_RATES: FailureRates = {
  machineFailures: { low: 0.5, high: 2 },
  machineHours: { low: 1, high: 8 },
  serviceFailures: { low: 1, high: 4 },
  serviceHours: { low: 0.5, high: 2 },
  fallbackHours: { low: 1, high: 12 },
};

const HOURS_A_YEAR = 8766;

/** One arrangement of the lab that is compared with the others. */
interface Arrangement {
  readonly label: string;
  readonly note: string;
  readonly ha: (group: Group) => boolean;
  readonly automaticFallback: boolean;
  /** Mode and share of today's demand a group that the re-login limits are read for; null: as they are set. */
  readonly limits: { readonly mode: Mode; readonly share: number } | null;
}

/**
 * Expected minutes without service a user and year, a model: the lab as it is, and what other arrangements would
 * give. `low` takes the lower end of every figure, `high` the upper one.
 */
export function availability(state: LabState, rates: FailureRates): Availability {
  return {
    cases: arrangementsOf(state).map((arrangement) => caseOf(state, rates, arrangement)),
    assumptions: ASSUMPTIONS,
  };
}

const ASSUMPTIONS: Availability['assumptions'] = [
  {
    text: 'Failures come at random and independently of each other; repair times vary around their mean.',
    sources: ['lab assumption'],
  },
  {
    text: 'A loss is noticed after the timers of this lab; twice as long with multiple device messaging.',
    sources: ['S2'],
  },
  {
    text: 'Clients come back at a random moment between the re-login limits of their node.',
    sources: ['D9'],
  },
  {
    text: 'Somebody starts what is repaired, and recovers a failed pair as soon as both nodes are able.',
    sources: ['lab assumption'],
  },
  { text: 'Fallback disconnects the users who are given back once more.', sources: ['S2'] },
];

function arrangementsOf({ topology }: LabState): Arrangement[] {
  const { automaticFallback } = topology.parameters;
  const pairs = topology.groups.filter((group) => nodesOf(group).length === 2);
  const now = { ha: hasHa, automaticFallback, limits: null, note: '' };
  const mode = topology.mode;
  return [
    { ...now, label: 'As it is' },
    { ...now, label: 'High Availability off', ha: () => false },
    {
      ...now,
      label: 'Active/Standby',
      limits: { mode: 'active-standby', share: 1 },
      note: 'Re-login limits of the Active/Standby tables.',
    },
    {
      ...now,
      label: automaticFallback ? 'Fallback by hand' : 'Automatic fallback',
      automaticFallback: !automaticFallback,
    },
    {
      ...now,
      label: 'One more pair',
      limits: { mode, share: pairs.length / (pairs.length + 1) },
      note: 'Re-login limits of the tables for fewer users a node.',
    },
  ];
}

function caseOf(state: LabState, rates: FailureRates, arrangement: Arrangement): AvailabilityCase {
  const minutes = {
    low: minutesOf(state, rates, arrangement, 'low'),
    high: minutesOf(state, rates, arrangement, 'high'),
  };
  return {
    label: arrangement.label,
    minutes: { low: rounded(minutes.low), high: rounded(minutes.high) },
    note: arrangement.note,
  };
}

/** Mean over the users, by the group that they are at home in; over the groups where there are none. */
function minutesOf(
  state: LabState,
  rates: FailureRates,
  arrangement: Arrangement,
  end: keyof Span,
): number {
  const { groups } = state.topology;
  const { assigned } = state.users.counts;
  let sum = 0;
  let weight = 0;
  for (const group of groups) {
    const nodes = nodesOf(group);
    if (nodes.length === 0) continue;
    const users = nodes.reduce((total, node) => total + assigned[node]!, 0);
    const model = modelOf(state, group, rates, arrangement, end);
    const minutes = arrangement.ha(group) ? pairMinutes(model) : aloneMinutes(model);
    const counts = state.users.counts.present === 0 ? 1 : users;
    sum += minutes * counts;
    weight += counts;
  }
  return weight === 0 ? 0 : sum / weight;
}

function modelOf(
  { topology, users }: LabState,
  group: Group,
  rates: FailureRates,
  { automaticFallback, limits }: Arrangement,
  end: keyof Span,
): PairModel {
  const { parameters } = topology;
  const twice = parameters.multiDeviceMessaging ? 2 : 1;
  const nodes = nodesOf(group).map((node) => nodeAt(topology, node));
  const demand = nodesOf(group).map((node) => users.counts.demand[node]!);
  const set = {
    lower: Math.max(...nodes.map(({ reloginLower }) => reloginLower)),
    upper: Math.max(...nodes.map(({ reloginUpper }) => reloginUpper)),
  };
  const ova = ovaOfCapacity(nodes[0]!.capacity);
  const total = demand.reduce((all, each) => all + each, 0);
  const isStandby = limits?.mode === 'active-standby';
  const table =
    limits === null || ova === null
      ? null
      : reloginLimits(
          parameters.release,
          ova,
          isStandby ? 'active-standby' : 'active-active',
          Math.ceil((isStandby ? total : Math.max(...demand)) * limits.share),
        );
  return {
    machineRate: rates.machineFailures[end] / HOURS_A_YEAR,
    machineHours: rates.machineHours[end],
    serviceRate: rates.serviceFailures[end] / HOURS_A_YEAR,
    serviceHours: rates.serviceHours[end],
    fallbackHours: automaticFallback
      ? parameters.automaticFallbackDelay / 3600
      : rates.fallbackHours[end],
    lower: table?.lower ?? set.lower,
    upper: table?.upper ?? set.upper,
    heartbeat: parameters.heartbeatTimeout * twice,
    serviceDelay: parameters.criticalServiceDelay * twice,
    initialization: parameters.initializationTimeout * twice,
  };
}

/** A model bears no more than two digits. */
function rounded(minutes: number): number {
  return minutes === 0 ? 0 : Number(minutes.toPrecision(2));
}
