import type { LabState } from './state';
import { noUsers } from './users';

/** Capacity of a template is its name in users (domain 3.1). Re-login limits of a new node (domain 4.1). */
export const DEFAULT_RELOGIN = { reloginLower: 120, reloginUpper: 537 } as const;

/** A lab nobody has touched: no groups, mode Balanced, release 15, Cisco's parameter defaults (domain 4.1). */
export function newState(): LabState {
  return {
    topology: {
      groups: [],
      nodes: [],
      mode: 'balanced',
      policies: {
        tieBreak: 'group-major',
        spread: 'least-assigned',
        capacity: 'advisory',
        unassigned: 'keep',
      },
      parameters: {
        release: '15',
        heartbeatTimeout: 60,
        initializationTimeout: 120,
        criticalServiceDelay: 90,
        automaticFallback: false,
        automaticFallbackDelay: 1800,
        transitionSeconds: 0,
        multiDeviceMessaging: false,
      },
      facts: {},
      notes: { lab: '', groups: new Map(), nodes: new Map(), users: new Map() },
      snapshots: [],
    },
    users: noUsers(),
    clock: 0,
  };
}
