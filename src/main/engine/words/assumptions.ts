import type { Source } from './source-list';

/** Decisions taken where no source speaks, shown as lab assumptions (domain 2.8). */
export const ASSUMPTIONS: readonly Source[] = [
  {
    mark: 'D1',
    title: 'Tie-break of Balanced',
    url: '',
    text: 'Among nodes with equally few users the first in topology order takes the user: groups in order, first node before second. No source says. Setting: slot-major.',
  },
  {
    mark: 'D2',
    title: 'Active/Standby over several groups',
    url: '',
    text: 'The first node with the fewest users takes the user, ties in group order. The sources say “the first node of a subcluster” and nothing about several. Setting: fill the first group only.',
  },
  {
    mark: 'D3',
    title: 'A full node and automatic placement',
    url: '',
    text: 'The user is placed all the same and a finding says so. No source says that placement stops. Setting: strict skips full nodes.',
  },
  { mark: 'D4', title: 'Order inside a batch', url: '', text: 'Rows are placed in file order.' },
  {
    mark: 'D5',
    title: 'Unassigned users after a mode change',
    url: '',
    text: 'They stay unassigned until someone assigns them. No source says. Setting: place on sync.',
  },
  {
    mark: 'D6a',
    title: 'Mode change with existing users',
    url: '',
    text: 'Everybody keeps the node they have; only later placements follow the new mode.',
  },
  {
    mark: 'D6b',
    title: 'Explicit placements in Balanced',
    url: '',
    text: 'Users placed by file or by hand count in the totals that Balanced compares.',
  },
  {
    mark: 'D7',
    title: 'Users added during a failover',
    url: '',
    text: 'They wait for the whole cluster and are placed when no group is in a failover state. That nobody can be added is documented; that they wait is assumed.',
  },
  {
    mark: 'D8',
    title: 'Overload of the surviving node',
    url: '',
    text: 'It is reported; the node stays up. No source says what breaks, or when.',
  },
  {
    mark: 'D9',
    title: 'When clients log in again',
    url: '',
    text: 'Evenly spread between the lower and the upper re-login limit.',
  },
  {
    mark: 'D10',
    title: 'Length of the states in between',
    url: '',
    text: 'As long as the parameter says, 0 by default.',
  },
  {
    mark: 'D11',
    title: 'Sessions that the 80\u202f% alert counts',
    url: '',
    text: 'Client sessions, one for each device.',
  },
  {
    mark: 'D12',
    title: 'Moment of detection',
    url: '',
    text: 'Exactly the timeout after the loss.',
  },
  {
    mark: 'D13',
    title: 'Both machines of a pair come back',
    url: '',
    text: 'The first waits, Initializing, for the initialization timeout; with the other back by then both are Normal, else it carries all. No source says.',
  },
  {
    mark: 'D14',
    title: 'Heartbeat lost while both nodes run',
    url: '',
    text: 'After the heartbeat timeout both act as backup and each serves its own users; when the link heals both are in failed mode until Recover. Put together from three documents, none of which says it so.',
  },
  {
    mark: 'D15',
    title: 'When the loss of the node that carries a group is noticed',
    url: '',
    text: 'After the same timers as in Normal/Normal. The documents name auto-recovery for a service or the database of the backup only; a lost machine is treated alike.',
  },
  {
    mark: 'D16',
    title: 'Assigning, moving and rebalancing during a failover',
    url: '',
    text: 'Refused, like adding. The documents forbid only to add users.',
  },
  {
    mark: 'D17',
    title: 'Multiple device messaging in a bare scenario',
    url: '',
    text: 'Off, so that the printed timers apply as they are. The product has it on by default in releases 12.5 to 15: new labs, templates and imports set it.',
  },
  {
    mark: 'D18',
    title: 'Publisher down with HA off',
    url: '',
    text: 'Placement goes on. The Sync Agent runs on the publisher, so in the product new users would wait for it.',
  },
  {
    mark: 'D19',
    title: 'A node rebooted to mend a service, its peer in failed mode',
    url: '',
    text: 'The pair stays in failed mode until Recover. One row of the documented table says fallback, which no failed pair offers.',
  },
];
