import { may } from '../field';
import { SERVICES } from '../model';
import type { Declarations } from './declaration';

/** Steps by which nodes, services and links fail and come back. */
export const HA_STEPS = {
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
} as const satisfies Declarations;
