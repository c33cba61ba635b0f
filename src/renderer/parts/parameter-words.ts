import type { Parameters } from '../../shared/model';

type Times = {
  [K in keyof Parameters]: Parameters[K] extends number ? K : never;
}[keyof Parameters];

/** Times of the recovery manager with the vendor's defaults (domain 4.1, D10). */
export const TIMES: readonly {
  readonly name: Times;
  readonly label: string;
  readonly initial: number;
  readonly note: string;
}[] = [
  {
    name: 'heartbeatTimeout',
    label: 'Heartbeat timeout',
    initial: 60,
    note: 'a lost machine is taken over after this',
  },
  {
    name: 'criticalServiceDelay',
    label: 'Critical service delay',
    initial: 90,
    note: 'a stopped service fails over after this',
  },
  {
    name: 'initializationTimeout',
    label: 'Initialization timeout',
    initial: 120,
    note: 'kept and shown; no step uses it yet',
  },
  {
    name: 'automaticFallbackDelay',
    label: 'Fallback delay',
    initial: 1800,
    note: 'time in Failed Over before automatic fallback',
  },
  {
    name: 'transitionSeconds',
    label: 'Length of a transition',
    initial: 0,
    note: 'lab assumption: taking over and falling back',
  },
];

/** Parameters that are on or off. */
export const SWITCHES = [
  { name: 'automaticFallback', label: 'Automatic fallback' },
  { name: 'multiDeviceMessaging', label: 'Several devices a user' },
] as const;
