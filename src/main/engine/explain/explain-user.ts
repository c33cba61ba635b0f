import type { Explanation } from '../../../shared/explain';
import { listNames } from '../../../shared/format';
import type { ExplanationNote } from '../../../shared/model';
import { modeName } from '../../../shared/settings';
import { nextPlacement } from '../next-placement';
import { nodeAt, nodeSince, topologyOrder } from '../order';
import type { RawDecision } from '../recorder';
import { type LabState, NO_NODE } from '../state';
import { explanationText, tieBreakText } from '../words/explanation';
import { reasonGrounds } from '../words/sources';
import { candidatesOf } from './candidates';
import { decisionFor, type Journal } from './journal';
import { serviceOf } from './service';

/**
 * Why a user is where it is, and who serves it now (docs/scenario-format.md, `implab explain`).
 * The decision comes from the engine's own placement, looked at by a recorder.
 *
 * @param state  the state to explain, as the journal leads to it
 * @param row    of a user in the lab
 */
export function explainUser(journal: Journal, state: LabState, row: number): Explanation {
  const decision = decisionFor(journal, state, row);
  const { topology, users } = state;
  const home = users.homeAt(row);
  const user = users.ids.idAt(row);
  const service = serviceOf(state, home);
  const candidates = candidatesOf(decision);
  return {
    user,
    home: home === NO_NODE ? null : nodeAt(topology, home).name,
    servedBy: service.servedBy,
    reason: decision.reason,
    step: decision.step,
    mode: decision.topology.mode,
    policies: decision.topology.policies,
    candidates,
    tieBreak: tieBreakText(decision, candidates),
    notes: [...placementNotes(decision, state), ...service.notes],
    text:
      explanationText(decision, candidates, user) +
      keptText(decision, state) +
      renamedText(decision, state),
    next: nextPlacement(state).text,
    service: service.text,
    sources: reasonGrounds(decision.reason).sources,
  };
}

function placementNotes(decision: RawDecision, state: LabState): ExplanationNote[] {
  const { node, topology, assigned } = decision;
  if (node === NO_NODE) return [];
  const kept = topology.mode !== state.topology.mode;
  const over = assigned[node]! >= nodeAt(topology, node).capacity;
  return [
    ...(kept ? (['KEPT_EXISTING_HOME'] as const) : []),
    ...(over ? (['OVER_CAPACITY_PLACED'] as const) : []),
  ];
}

/** A mode change moves nobody (domain 2.6); said where the mode has changed since. */
function keptText({ node, topology }: RawDecision, state: LabState): string {
  if (node === NO_NODE || topology.mode === state.topology.mode) return '';
  return ` The mode was ${modeName(topology.mode)} then and is ${modeName(state.topology.mode)} now; a change of mode moves nobody.`;
}

/** The names are those of the placement; said where a node has another one since, or has left the lab. */
function renamedText({ topology }: RawDecision, state: LabState): string {
  const changed = topologyOrder(topology).flatMap((index) => {
    const then = nodeAt(topology, index).name;
    const now = nodeSince(topology, state.topology, index);
    if (now === null) return [`${then} has been removed since`];
    return now.name === then ? [] : [`${then} is now named ${now.name}`];
  });
  return changed.length === 0 ? '' : ` ${listNames(changed)}.`;
}
