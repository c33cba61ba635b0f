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
    detection: null,
    assigned: 0,
    demand: 0,
    load: 0,
    own: 0,
    peer: 0,
    over: 0,
    noService: 0,
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
    nodes: {},
    ...given,
  };
}
