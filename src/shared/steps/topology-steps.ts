import { may } from '../field';
import { OVAS } from '../model';
import type { Declarations } from './declaration';

const machine = { generation: may('generation'), version: may('version') } as const;

/** Steps that build and change the cluster: groups, nodes and their places. */
export const TOPOLOGY_STEPS = {
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
} as const satisfies Declarations;
