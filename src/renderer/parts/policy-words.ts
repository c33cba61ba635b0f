import type { Policies } from '../../shared/model';

/** One decision of the lab where no document speaks (domain 2.8). */
export interface PolicyWords<K extends keyof Policies = keyof Policies> {
  readonly name: K;
  readonly mark: string;
  readonly label: string;
  /** Why it is a choice. */
  readonly reason: string;
  readonly options: readonly { readonly key: Policies[K]; readonly label: string }[];
}

type AnyPolicy = { [K in keyof Policies]: PolicyWords<K> }[keyof Policies];

/** The four policies, the default of each first. */
export const POLICIES: readonly AnyPolicy[] = [
  {
    name: 'tieBreak',
    mark: 'D1',
    label: 'Tie-break',
    reason: 'No document says which of two equally filled nodes takes the next user.',
    options: [
      { key: 'group-major', label: 'Group by group' },
      { key: 'slot-major', label: 'First nodes, then second' },
    ],
  },
  {
    name: 'spread',
    mark: 'D2',
    label: 'Active/Standby over several groups',
    reason: 'The documents do not say how first nodes share the load.',
    options: [
      { key: 'least-assigned', label: 'Fewest assigned' },
      { key: 'first-group', label: 'First group only' },
    ],
  },
  {
    name: 'capacity',
    mark: 'D3',
    label: 'A full node',
    reason: 'No document says that automatic placement ever passes over a full node.',
    options: [
      { key: 'advisory', label: 'Place anyway, warn' },
      { key: 'strict', label: 'Pass it over' },
    ],
  },
  {
    name: 'unassigned',
    mark: 'D5',
    label: 'Users without a node',
    reason: 'The documents do not say whether a later sync places users left over by mode None.',
    options: [
      { key: 'keep', label: 'Stay so' },
      { key: 'place-on-sync', label: 'Placed on the next sync' },
    ],
  },
];
