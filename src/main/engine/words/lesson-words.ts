import type { AskKind, Misconception } from '../../../shared/lesson';

/** A wrong idea: what it says, and what is true. */
interface IdeaWords {
  /** "You may have thought of round robin." */
  readonly title: string;
  readonly text: string;
}

/** The words for each misconception of docs/lesson-format.md. */
export const MISCONCEPTION_WORDS: Readonly<Record<Misconception, IdeaWords>> = {
  'round-robin': {
    title: 'You may have thought of taking turns',
    text: 'Round robin would give each node one user in turn. Balanced does not take turns: before each placement it compares how many users are assigned to each node, and takes the fewest (derived from S1 and S2).',
  },
  'capacity-weighted': {
    title: 'You may have thought of free capacity',
    text: 'The node with most room would get the next user. The mode does not look at capacity: it counts assigned users only (derived from S1).',
  },
  'secondary-spared': {
    title: 'You may have thought that the second node is spared',
    text: 'Only first nodes would get users. That is Active/Standby. Under Balanced every node of every group is a target, the second one as well (S1, S2).',
  },
  'fill-first': {
    title: 'You may have thought that the first node is filled first',
    text: 'The first node would take users until it is full, then the next. No mode does that: the count of assigned users decides anew for each user.',
  },
  'mode-moves-users': {
    title: 'You may have thought that users follow the mode',
    text: 'A change of mode would place everybody anew. It moves nobody: the mode only decides where later users go (derived from S4 and S7).',
  },
  'users-come-back': {
    title: 'You may have thought that users come back by themselves',
    text: 'Service would return as soon as the node is repaired. It stays on the backup until somebody falls back, or until automatic fallback does, which is off by default (S2).',
  },
  'homes-follow-failover': {
    title: 'You may have thought that homes move with a failover',
    text: 'Users would be assigned to the node that serves them. Only their sessions move; the home stays where it is (S23).',
  },
  'other-groups-help': {
    title: 'You may have thought that another group helps',
    text: 'Some other node of the cluster would take over. Takeover happens inside the redundancy group only (S20).',
  },
  'instant-failover': {
    title: 'You may have thought that a loss is noticed at once',
    text: 'The peer would take over in the same second. It waits for the heartbeat timeout, or for a service for the critical service delay, before it does (S2).',
  },
};

/** What is asked, in words, with the head of its table and the unit of a figure. */
export const ASK_WORDS: Readonly<
  Record<AskKind, { readonly label: string; readonly heading: string; readonly unit: string }>
> = {
  homes: { label: 'On which node will each user be?', heading: 'User', unit: '' },
  load: { label: 'How many devices will each node serve?', heading: 'Node', unit: 'devices' },
  assigned: { label: 'How many users will be assigned to each?', heading: 'Node', unit: 'users' },
  moves: { label: 'How many users change their node?', heading: '', unit: 'users' },
  states: { label: 'Which state will each node show?', heading: 'Node', unit: '' },
  noService: { label: 'How many devices will be without service?', heading: '', unit: 'devices' },
  clock: {
    label: 'After how many seconds is the last device served again?',
    heading: '',
    unit: 's',
  },
};
