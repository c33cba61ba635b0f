/** Words of the domain with their meaning, for the foot of a page (domain section 1). */
export interface Term {
  readonly word: string;
  readonly text: string;
  /** How the word may stand in a text. */
  readonly forms: RegExp;
}

const term = (word: string, forms: RegExp, text: string): Term => ({ word, forms, text });

/** In the order in which they are shown. */
export const TERMS: readonly Term[] = [
  term(
    'Node',
    /\bnodes?\b/i,
    'One IM and Presence server. The first installed is the database publisher; it carries users like any other.',
  ),
  term(
    'Redundancy group',
    /redundancy group|\bgroups?\b/i,
    'One or two nodes of the same cluster. With two nodes and HA on, each can take over for the other.',
  ),
  term(
    'First and second node',
    /\bfirst nodes?\b|\bsecond nodes?\b|\bsecondary\b|\bprimary\b/i,
    'The two slots of a redundancy group. Active/Standby uses the first.',
  ),
  term(
    'Home',
    /\bhomes?\b|\bassigned\b/i,
    'The node that a user is assigned to, a record in the database. It changes only when somebody or the mode gives another one.',
  ),
  term(
    'Served by',
    /\bserve[sd]?\b|\bserving\b/i,
    'The node that carries the sessions of a user now. In a failover it is the peer, while the home stays.',
  ),
  term(
    'Balanced',
    /\bBalanced\b/,
    'User assignment mode, the default: the node with the fewest assigned users gets the next one.',
  ),
  term(
    'Active/Standby',
    /Active\/Standby/,
    'User assignment mode: users go to the first node of a group, the second is kept as standby.',
  ),
  term(
    'Mode None',
    /\bNone\b/,
    'User assignment mode without automatic placement: an administrator assigns every user.',
  ),
  term(
    'Failover',
    /\bfail(?:s|ed)?[ -]?over\b/i,
    'The sessions of a lost node move to its peer in the same redundancy group.',
  ),
  term(
    'Fallback',
    /\bfall(?:s|en)?[ -]?back\b/i,
    'The sessions go home to the repaired node. By hand, or automatic after a delay where it is switched on.',
  ),
  term(
    'Recovery',
    /\brecover(?:y|s)?\b/i,
    'Restart of the recovery manager on both nodes, the way out of Running in Failed Mode.',
  ),
  term(
    'Critical service',
    /critical services?/i,
    'A service whose stop leads to a failover, such as the Presence Engine or the XCP Router.',
  ),
  term(
    'Heartbeat timeout',
    /heartbeat/i,
    'Seconds without a sign of the peer before it counts as lost; 60 by default.',
  ),
  term(
    'Capacity',
    /\bcapacity\b/i,
    'What a node of its size is meant to carry, counted in devices.',
  ),
  term(
    'Unassigned user',
    /\bunassigned\b|without a node/i,
    'An eligible user without a home; such a user cannot sign in.',
  ),
  term(
    'Re-login limits',
    /re-?login/i,
    'Lower and upper bound of the seconds that a client waits before it signs in again after losing its node.',
  ),
  term(
    'Split',
    /\bsplit\b/i,
    'The heartbeat is lost while both nodes run: each serves its own users and takes the other for lost.',
  ),
  term(
    'Failed mode',
    /failed mode/i,
    'Running in Failed Mode: both nodes gave up; only Recovery leads out.',
  ),
];

/** The terms that a text uses. */
export function termsIn(text: string): readonly Term[] {
  return TERMS.filter(({ forms }) => forms.test(text));
}
