import { may } from '../field';
import { MODES, RELEASES } from '../model';
import type { Declarations } from './declaration';

/** Steps that say how the lab is set: facts, notes, mode, policies and parameters. */
export const SETTING_STEPS = {
  'set-facts': {
    fields: {
      publisher: may('node'),
      interclusterPeers: may('figure'),
      persistentChat: may('flag'),
      centralized: may('flag'),
      managedFileTransfer: may('flag'),
      roundTripMs: may('figure'),
      chatRoomsPerNode: may('figure'),
      pushUsersPerNode: may('figure'),
      dualConnections: may('flag'),
      siteBandwidthMbps: may('figure'),
    },
    icon: 'settings',
    effect: 'nothing',
    shownAt: 'lab',
    homes: 'kept',
  },
  'set-notes': {
    fields: {
      on: { oneOf: ['lab', 'group', 'node', 'user'] },
      name: may('noted'),
      text: 'text',
    },
    icon: 'notes',
    effect: 'nothing',
    shownAt: 'lab',
    homes: 'kept',
    isNote: true,
  },
  'set-mode': {
    fields: { mode: { oneOf: MODES } },
    icon: 'mode',
    effect: 'who moved',
    shownAt: 'mode',
    homes: 'kept',
  },
  'set-policy': {
    fields: {
      tieBreak: may({ oneOf: ['group-major', 'slot-major'] }),
      spread: may({ oneOf: ['least-assigned', 'first-group'] }),
      capacity: may({ oneOf: ['advisory', 'strict'] }),
      unassigned: may({ oneOf: ['keep', 'place-on-sync'] }),
    },
    icon: 'mode',
    effect: 'nobody moves',
    shownAt: 'policies',
    homes: 'kept',
  },
  'set-parameter': {
    fields: {
      release: may({ oneOf: RELEASES }),
      heartbeatTimeout: may('seconds'),
      initializationTimeout: may('seconds'),
      criticalServiceDelay: may('seconds'),
      automaticFallback: may('flag'),
      automaticFallbackDelay: may('seconds'),
      transitionSeconds: may('seconds'),
      multiDeviceMessaging: may('flag'),
    },
    icon: 'settings',
    effect: 'whatever happened',
    shownAt: 'policies',
    homes: 'kept',
  },
} as const satisfies Declarations;
