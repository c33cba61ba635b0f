/** Something that an administrator copies out of the product: where it is, and what it is good for. */
export interface Collected {
  readonly title: string;
  readonly isNeeded: boolean;
  /** Where it is done or what it is, in a sentence; "" where the rest says all. */
  readonly text: string;
  readonly ways: readonly Way[];
  readonly sources: readonly string[];
}

/** One way to it: a command or request to copy, or the menu path of a page. */
export type Way =
  | { readonly kind: 'command'; readonly text: string; readonly label: string }
  | { readonly kind: 'path'; readonly path: readonly string[]; readonly then?: string };

/** What to collect, the needed first (runbooks B). Every command only reads. */
export const COLLECTED: readonly Collected[] = [
  {
    title: 'Groups and nodes',
    isNeeded: true,
    text: 'The AXL request on Unified CM, or the command on the IM and Presence publisher.',
    ways: [
      {
        kind: 'command',
        text: 'listPresenceRedundancyGroup',
        label: 'Copy the name of the AXL request for groups',
      },
      {
        kind: 'command',
        text: 'run sql select s.name as grp, s.haenabled, n.name as node, n.isprimary from enterprisenode n left outer join enterprisesubcluster s on n.subclusterid=s.id order by s.name, n.name',
        label: 'Copy the command for groups and nodes',
      },
    ],
    sources: ['S35', 'S36a'],
  },
  {
    title: 'Users with their node',
    isNeeded: true,
    text: 'One of the three; or type a node and its count of users on each line.',
    ways: [
      {
        kind: 'path',
        path: ['Bulk Administration', 'Users', 'Export Users'],
        then: 'ASSIGNED PRESENCE SERVER',
      },
      {
        kind: 'command',
        text: 'listAssignedPresenceUsers',
        label: 'Copy the name of the AXL request for users',
      },
      {
        kind: 'command',
        text: 'run sql select e.userid, n.name as node from enduser e left outer join enterprisenode n on e.primarynodeid=n.id order by e.userid',
        label: 'Copy the command for users',
      },
    ],
    sources: ['S9', 'S35', 'S34'],
  },
  {
    title: 'Mode',
    isNeeded: false,
    text: 'User Assignment Mode for Presence Server.',
    ways: [{ kind: 'path', path: ['System', 'Enterprise Parameters'] }],
    sources: ['S2'],
  },
  {
    title: 'HA state',
    isNeeded: false,
    text: '',
    ways: [{ kind: 'command', text: 'utils ha status', label: 'Copy the command for HA states' }],
    sources: ['S13'],
  },
  {
    title: 'Sizes and limits',
    isNeeded: false,
    text: 'OVA size of each node, from the sheet of the VM. Re-login limits:',
    ways: [{ kind: 'path', path: ['System', 'Service Parameters'] }],
    sources: ['S5'],
  },
];

/** Everything to collect as a plain list, for a ticket or a mail. */
export function collectedAsText(): string {
  return COLLECTED.map(({ title, isNeeded, text, ways }) =>
    [
      `${title}${isNeeded ? ' (needed)' : ''}`,
      ...(text === '' ? [] : [`  ${text}`]),
      ...ways.map((way) =>
        way.kind === 'command'
          ? `  ${way.text}`
          : `  ${way.path.join(' > ')}${way.then === undefined ? '' : `, column ${way.then}`}`,
      ),
    ].join('\n'),
  ).join('\n\n');
}
