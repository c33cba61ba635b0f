import { countOf, formatCount } from '../../../../shared/format';
import type { Remedy } from '../../../../shared/refusal';
import type { Step } from '../../../../shared/step';
import { isMixed } from '../../lookup';
import { topologyOrder } from '../../order';
import { placeByHand } from '../../remedies/place-by-hand';
import { joined, remedy } from '../../remedies/remedy';
import { trySteps } from '../../remedies/try-steps';
import { wayBack } from '../../remedies/way-back';
import { inFailover } from '../../serve';
import type { LabState } from '../../state';
import { defineFinding, when } from '../record';

/** V21: under None somebody must assign the users. */
export const V21 = defineFinding({
  code: 'V21',
  place: 'cluster',
  severity: 'warning',
  about: 'state',
  basis: 'documented',
  sources: ['S2', 'S29'],
  asks: 'Under None every eligible user has a node.',
  label: 'Users without a node',
  unit: ['user', 'users'],
  check: ({ state }) => {
    const { unassigned } = state.users.counts;
    return when(state.topology.mode === 'none' && unassigned > 0, () => ({ surplus: unassigned }));
  },
  title: ({ surplus }) => `${countOf(surplus, 'user')} ${surplus === 1 ? 'has' : 'have'} no node`,
  message: ({ surplus }) =>
    `${countOf(surplus, 'user')} ${surplus === 1 ? 'has' : 'have'} no node and cannot sign in, and mode None assigns nobody.`,
  advice:
    'Under None the Sync Agent assigns nobody, and a user without a node cannot sign in. Assign them by hand or by file, or use Balanced where all nodes are alike.',
  figure: ({ surplus }) => countOf(surplus, 'user'),
  fixes: (_, { state }) => assignEverybody(state),
});

/** Alike nodes: Balanced. Mixed ones: by hand within the capacity of each node (S1). */
function assignEverybody(state: LabState): readonly (Remedy | null)[] {
  if (!inFailover(state.topology)) return waysToAssign(state);
  // Nobody is assigned meanwhile: the way back comes first, in the same button.
  const back = wayBack(state);
  const after = back && trySteps(state, back.steps);
  if (!back || !after || inFailover(after.topology)) return [back];
  if (after.users.counts.unassigned === 0) return [back];
  const ways = waysToAssign(after).filter((way) => way !== null);
  return ways.length === 0 ? [back] : ways.map((way) => joined(back, way));
}

function waysToAssign(state: LabState): readonly (Remedy | null)[] {
  const byHand = placeByHand(state);
  if (isMixed(state)) return [byHand];
  if (topologyOrder(state.topology).length === 0) return [];
  const steps: readonly Step[] = [
    { do: 'set-mode', mode: 'balanced' },
    { do: 'assign-unassigned' },
  ];
  const { unassigned } = state.users.counts;
  return [remedy(steps, `Set mode Balanced and assign ${formatCount(unassigned)}`), byHand];
}
