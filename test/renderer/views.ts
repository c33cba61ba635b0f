import type { ClockView } from '../../src/shared/lab-api';
import type { GroupView, NodeView, StepRow } from '../../src/shared/view';

/** A node of 5 000 that serves nobody, with what a test says about it. */
export function nodeView(given: Partial<NodeView> = {}): NodeView {
  return {
    name: 'imp1',
    group: 'PRG-1',
    slot: 1,
    capacity: 5000,
    ova: '5000',
    generation: '',
    version: '15',
    reloginLower: 120,
    reloginUpper: 537,
    state: 'Normal',
    reason: 'Normal',
    remedy: '',
    machineUp: true,
    servicesUp: true,
    stopped: {},
    initializingUntil: null,
    detection: null,
    assigned: 0,
    demand: 0,
    load: 0,
    own: 0,
    peer: 0,
    over: 0,
    noService: 0,
    takenOver: '',
    ifPeerFails: null,
    actions: [],
    notes: '',
    ...given,
  };
}

/** A pair with HA, with what a test says about it. */
export function groupView(given: Partial<GroupView> = {}): GroupView {
  const ha = given.ha ?? true;
  const name = given.name ?? 'PRG-1';
  return {
    name,
    ha,
    hasHa: ha,
    link: 'up',
    nodes: [
      nodeView({ name: `${name}a`, group: name }),
      nodeView({ name: `${name}b`, group: name, slot: 2 }),
    ],
    assigned: 0,
    demand: 0,
    load: 0,
    capacity: 5000,
    condition: 'normal',
    summary: '',
    actions: [],
    notes: '',
    ...given,
  };
}

/** A row of the journal that enabled users, with what a test says about it. */
export function stepRow(given: Partial<StepRow> & Pick<StepRow, 'index'>): StepRow {
  return {
    do: 'enable-users',
    label: `Step ${given.index + 1}`,
    effect: '',
    clock: 0,
    note: '',
    refused: null,
    failed: false,
    joined: false,
    action: null,
    nodes: {},
    ...given,
  };
}

/** The loss of imp1, taken over by imp2 after 60 s, with what a test says about it. */
export function clockView(given: Partial<ClockView> = {}): ClockView {
  return {
    step: 5,
    label: 'Fail imp1',
    group: 'PRG-1',
    lost: 'imp1',
    peer: 'imp2',
    lossAt: 0,
    until: 720,
    events: [
      { second: 0, kind: 'lost', label: 'imp1 lost' },
      { second: 60, kind: 'takeover', label: 'Heartbeat timeout, takeover' },
      { second: 120, kind: 'first-client', label: 'First client back' },
      { second: 537, kind: 'last-client', label: 'Last client back' },
    ],
    tracks: [],
    lanes: [],
    loads: [
      { second: 0, own: 2500, peer: 0, lost: 0 },
      { second: 60, own: 2500, peer: 2500, lost: 0 },
    ],
    capacity: 5000,
    relogin: {
      clients: 2500,
      lower: 120,
      upper: 537,
      tableLower: 120,
      tableUpper: 537,
      tableRow: '5K OVA, 2 500 users',
      fits: true,
      flag: '',
      sources: ['S5'],
    },
    sentence: '',
    ...given,
  };
}
