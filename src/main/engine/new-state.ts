import { RELOGIN_LOWER, RELOGIN_UPPER } from '../../shared/relogin-tables';
import { INITIAL_PARAMETERS, INITIAL_POLICIES } from '../../shared/settings';
import { PersistentMap } from './collections/persistent-map';
import type { LabState } from './state';
import { noUsers } from './users';

/** Capacity of a template is its name in users (domain 3.1). Re-login limits of a new node (domain 4.1). */
export const DEFAULT_RELOGIN = {
  reloginLower: RELOGIN_LOWER,
  reloginUpper: RELOGIN_UPPER,
} as const;

/** A lab nobody has touched: no groups, mode Balanced, release 15, Cisco's parameter defaults (domain 4.1). */
export function newState(): LabState {
  return {
    topology: {
      groups: [],
      nodes: [],
      mode: 'balanced',
      policies: INITIAL_POLICIES,
      parameters: INITIAL_PARAMETERS,
      facts: {},
      notes: {
        lab: '',
        groups: PersistentMap.of(),
        nodes: PersistentMap.of(),
        users: PersistentMap.of(),
      },
      snapshots: [],
    },
    users: noUsers(),
    clock: 0,
  };
}
