import { may } from '../field';
import type { Declarations } from './declaration';

/** Steps that bring, place and take away users. */
export const USER_STEPS = {
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
} as const satisfies Declarations;
