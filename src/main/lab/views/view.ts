import type { BranchView } from '../../../shared/branch';
import type { Facts } from '../../../shared/model';
import type { FileView, LabView } from '../../../shared/view';
import { lint, SEVERITY_ORDER } from '../../engine/lint';
import { causesOf } from '../../engine/lint/causes';
import { measure } from '../../engine/measure';
import { nextPlacement } from '../../engine/next-placement';
import type { LabState } from '../../engine/state';
import { groupView } from './group-view';
import { loadSentence } from './load-sentence';

/** What a view shows beside the state. */
export interface ViewFrame {
  readonly revision: number;
  readonly title: string;
  /** Notes at the head of the scenario; those set by a step come before them. */
  readonly notes: string;
  readonly settle: boolean;
  readonly undo: string | null;
  readonly redo: string | null;
  readonly branch: BranchView;
  readonly file: FileView;
}

/** Everything a page needs of one state. */
export function buildView(state: LabState, frame: ViewFrame): Omit<LabView, 'lab' | 'lesson'> {
  const { topology, clock } = state;
  const { users, eligible, ineligible, assignedTotal, unassigned, waiting, noService, loadTotal } =
    measure(state);
  // Errors before warnings and advice, wherever they are listed.
  const findings = lint(state)
    .map(({ view }) => view())
    .toSorted((a, b) => SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity]);
  return {
    ...frame,
    notes: topology.notes.lab || frame.notes,
    clock,
    mode: topology.mode,
    policies: topology.policies,
    parameters: topology.parameters,
    facts: factsOf(state),
    groups: topology.groups.map((group) => groupView(state, group)),
    totals: {
      users,
      eligible,
      ineligible,
      assigned: assignedTotal,
      unassigned,
      waiting,
      noService,
      load: loadTotal,
    },
    findings,
    causes: causesOf(state, findings),
    next: nextPlacement(state),
    snapshots: topology.snapshots,
    loadSentence: loadSentence(state),
  };
}

function factsOf({ topology }: LabState): Facts {
  const { publisher, ...facts } = topology.facts;
  const node = publisher === undefined ? null : topology.nodes[publisher];
  return node ? { ...facts, publisher: node.name } : facts;
}
