import { formatClock, formatCount, formatSeconds } from '../../shared/format';
import type { LabDiff } from '../../shared/lab-api';
import type { LabState } from '../engine/state';
import { modeName } from '../engine/words/reason-words';
import { policyValueWords } from '../engine/words/step-label';

/** Every setting of a lab in words: one line here, one line of a comparison. */
const SETTINGS: readonly (readonly [string, (state: LabState) => string])[] = [
  ['Mode', ({ topology }) => modeName(topology.mode)],
  ['Tie-break', ({ topology }) => policyValueWords(topology.policies.tieBreak)],
  [
    'Active/Standby over several groups',
    ({ topology }) => policyValueWords(topology.policies.spread),
  ],
  ['Full nodes', ({ topology }) => policyValueWords(topology.policies.capacity)],
  ['Unassigned users', ({ topology }) => policyValueWords(topology.policies.unassigned)],
  ['Release', ({ topology }) => topology.parameters.release],
  ['Heartbeat timeout', ({ topology }) => formatSeconds(topology.parameters.heartbeatTimeout)],
  [
    'Initialization timeout',
    ({ topology }) => formatSeconds(topology.parameters.initializationTimeout),
  ],
  [
    'Critical service delay',
    ({ topology }) => formatSeconds(topology.parameters.criticalServiceDelay),
  ],
  ['Automatic fallback', ({ topology }) => onOff(topology.parameters.automaticFallback)],
  [
    'Automatic fallback after',
    ({ topology }) => formatSeconds(topology.parameters.automaticFallbackDelay),
  ],
  ['Transitions of', ({ topology }) => formatSeconds(topology.parameters.transitionSeconds)],
  ['Multiple device messaging', ({ topology }) => onOff(topology.parameters.multiDeviceMessaging)],
  ['Publisher', publisherOf],
  ['Intercluster peers', ({ topology }) => figure(topology.facts.interclusterPeers)],
  ['Persistent chat', ({ topology }) => told(topology.facts.persistentChat)],
  ['Centralised deployment', ({ topology }) => told(topology.facts.centralized)],
  ['Managed file transfer', ({ topology }) => told(topology.facts.managedFileTransfer)],
  ['Round trip in ms', ({ topology }) => figure(topology.facts.roundTripMs)],
  ['Lab time', ({ clock }) => formatClock(clock)],
];

/** Modes, policies, parameters and facts that differ. */
export function settingChanges(a: LabState, b: LabState): LabDiff['parameters'][number][] {
  return SETTINGS.map(([what, words]) => ({ what, before: words(a), after: words(b) })).filter(
    ({ before, after }) => before !== after,
  );
}

function publisherOf({ topology }: LabState): string {
  const { publisher } = topology.facts;
  return publisher === undefined ? '' : (topology.nodes[publisher]?.name ?? 'removed');
}

function onOff(value: boolean): string {
  return value ? 'on' : 'off';
}

function told(value: boolean | undefined): string {
  return value === undefined ? '' : onOff(value);
}

function figure(value: number | undefined): string {
  return value === undefined ? '' : formatCount(value);
}
