import {
  ALL_GROUPS,
  ASSIGN_PAGE,
  assumedMinutes,
  GROUPS_PAGE,
  minutes,
  type RunbookData,
  type RunbookEntry,
  SESSIONS,
  SESSIONS_EQUAL,
  STATES_NORMAL,
} from './runbook';

const EXPORT: RunbookEntry = {
  id: 'export',
  title: 'Export contact lists and non-presence contacts, keep the DRS backup',
  where:
    'Cisco Unified CM IM and Presence Administration > Bulk Administration > Contact List > Export',
  cli: null,
  notice: 'Nothing',
  time: assumedMinutes(30),
  check: 'The files are downloaded',
  sources: ['T212641', 'CONT'],
};

const HA_OFF: RunbookEntry = {
  id: 'ha-off',
  title: 'Switch High Availability off for {group} and wait',
  where: GROUPS_PAGE,
  cli: null,
  notice: 'Nothing at once; from now on a failure is not covered',
  time: minutes(2, '2 min'),
  check: 'States are Unknown',
  sources: ['T212641', 'SRV'],
  if: 'ha',
  operations: ['ha-off'],
};

const SESSIONS_BACK: RunbookEntry = {
  id: 'sessions',
  title: 'Wait until all sessions are there',
  where: 'Command line of every node of {group}',
  cli: SESSIONS,
  notice: 'Presence is wrong for users whose session is not rebuilt yet',
  time: minutes(15, '15 min expected'),
  check: SESSIONS_EQUAL,
  sources: ['SRV'],
};

const HA_ON: RunbookEntry = {
  id: 'ha-on',
  title: 'Switch High Availability on for {group}',
  where: GROUPS_PAGE,
  cli: 'utils ha status',
  notice: 'Nothing if both nodes are healthy; else an immediate failover or Failed state',
  time: assumedMinutes(2),
  check: `After: ${STATES_NORMAL}`,
  sources: ['SRV', 'HA'],
  if: 'ha',
  operations: ['ha-on'],
};

const CONFLICT = {
  text: 'Two documents differ: support (June 2026) keeps the server entry, the install guide deletes it and adds it again. This plan keeps it.',
  sources: ['T212641', 'INSTT'],
} as const;

/** Reinstall a subscriber, its server entry kept (runbooks, job 4a). */
export const REPLACE_SUBSCRIBER: RunbookData = {
  entries: [
    {
      id: 'move-out',
      title: 'Move the users of {node} to {peer}',
      where: ASSIGN_PAGE,
      cli: null,
      notice: 'Moved users sign in once',
      time: { kind: 'bulk' },
      check: '{peer} can carry them; moving first is optional and inferred',
      sources: ['inferred'],
      if: 'moves',
      operations: ['move-out'],
    },
    EXPORT,
    HA_OFF,
    {
      id: 'install',
      title: 'Install {node} again under the same name',
      where: 'VM console of {node}',
      cli: 'utils ntp status',
      notice: 'Users assigned to {node} are without service',
      time: minutes(90, '45 to 90 min'),
      check: 'Same version and same OVA as the publisher; System > Server stays as it is',
      sources: ['T212641', 'INSTP', 'INSTT', 'INSTM'],
      operations: ['node-off'],
    },
    {
      id: 'activate',
      title: 'Activate the services of {node}',
      where: 'Cisco Unified IM and Presence Serviceability > Tools > Service Activation > {node}',
      cli: 'utils service list',
      notice: 'Users assigned to {node} are without service',
      time: assumedMinutes(15),
      check:
        'Cisco SIP Proxy, Cisco Presence Engine, Cisco XCP Connection Manager and Cisco XCP Authentication Service are started',
      sources: ['INSTPO', 'T212641'],
    },
    {
      id: 'replication',
      title: 'Check replication',
      where: 'Command line of the IM and Presence publisher',
      cli: 'utils dbreplication runtimestate',
      notice: 'Users assigned to {node} are without service',
      time: minutes(120, '30 min to 2 h, a figure for upgrades'),
      check: 'Replication is (2) Setup Completed for every node',
      sources: ['T212641', 'UPSEQ'],
      operations: ['wait', 'node-on'],
    },
    {
      id: 'parameters',
      title: 'Set the parameters of {node} again: re-login limits, chat database, certificates',
      where:
        'Cisco Unified CM IM and Presence Administration > System > Service Parameters > {node}',
      cli: null,
      notice: 'Nothing',
      time: assumedMinutes(15),
      check: 'Equal on both nodes',
      sources: ['HA', 'CHATHA', 'inferred'],
    },
    SESSIONS_BACK,
    HA_ON,
    {
      id: 'move-back',
      title: 'Move the users back to {node}',
      where: ASSIGN_PAGE,
      cli: null,
      notice: 'Moved users sign in once',
      time: { kind: 'bulk' },
      check: 'Assigned users as recorded before',
      sources: ['inferred'],
      if: 'moves',
      operations: ['move-back'],
    },
  ],
  warnings: [
    CONFLICT,
    {
      text: 'Users stay assigned in the procedure of support; with High Availability off they have no service until the end (inferred).',
      sources: ['T212641', 'inferred'],
    },
  ],
};

/** Every group: all nodes are turned off. */
const ALL_HA_OFF: RunbookEntry = {
  ...HA_OFF,
  title: 'Switch High Availability off and wait',
  where: ALL_GROUPS,
  check: 'States are Unknown; doing it for every group is inferred where there are more than one',
  sources: ['T212641', 'SRV', 'inferred'],
  if: 'any-ha',
  operations: ['all-ha-off'],
};

const ALL_HA_ON: RunbookEntry = {
  ...HA_ON,
  title: 'Switch High Availability on in every group that had it',
  where: ALL_GROUPS,
  check: 'Both nodes of every group are Normal',
  if: 'any-ha',
  operations: ['all-ha-on'],
};

/** Reinstall the database publisher, its server entry kept (runbooks, job 4b). */
export const REPLACE_PUBLISHER: RunbookData = {
  entries: [
    EXPORT,
    ALL_HA_OFF,
    {
      id: 'others-off',
      title: 'Shut down every other node',
      where: 'Command line of each subscriber',
      cli: 'utils system shutdown',
      notice: 'Users of the subscribers are without IM',
      time: minutes(5, '5 min, then a forced stop is offered'),
      check: 'Off; with more groups support names only the subscriber: all of them is inferred',
      sources: ['T212641', 'CLI', 'inferred'],
      operations: ['others-off'],
    },
    {
      id: 'install',
      title: 'Install {node}, the database publisher, again',
      where: 'VM console of {node}',
      cli: null,
      notice: 'Nobody has IM',
      time: minutes(90, '45 to 90 min'),
      check: 'The version equals that of Unified CM',
      sources: ['T212641', 'INSTP'],
      operations: ['node-off'],
    },
    {
      id: 'activate',
      title: 'Activate the services of {node}',
      where: 'Cisco Unified IM and Presence Serviceability > Tools > Service Activation > {node}',
      cli: 'utils service list',
      notice: 'Nobody has IM',
      time: assumedMinutes(15),
      check: 'Every activated service is started',
      sources: ['T212641', 'INSTPO'],
    },
    {
      id: 'restore',
      title: 'Restore {node} from the DRS backup',
      where: 'Disaster Recovery System',
      cli: null,
      notice: 'Nobody has IM',
      time: assumedMinutes(60),
      check: 'The restore succeeded',
      sources: ['T212641'],
    },
    {
      id: 'restart',
      title: 'Restart {node}',
      where: 'Command line of {node}',
      cli: 'utils system restart',
      notice: 'Users of {node} return',
      time: assumedMinutes(15),
      check: 'Every activated service is started',
      sources: ['T212641'],
      operations: ['wait', 'node-on'],
    },
    {
      id: 'others-on',
      title: 'Turn the other nodes on',
      where: 'Hypervisor',
      cli: null,
      notice: 'The rest return',
      time: assumedMinutes(15),
      check:
        'Services are started; replication is (2) Setup Completed, else utils dbreplication rebuild all after hours',
      sources: ['T212641'],
      operations: ['wait', 'others-on'],
    },
    SESSIONS_BACK,
    ALL_HA_ON,
  ],
  warnings: [CONFLICT],
};
