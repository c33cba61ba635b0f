import { isMixed } from '../lookup';
import type { LabState } from '../state';

/** The advice of the community answer, whatever the lab (S1, domain 2.7). */
const MODE_ADVICE =
  'With the same generation and capacity everywhere, use Balanced. With mixed ones, use None and place users by hand within the capacity of each node.';

/** The advice as it stands for this lab: what its hardware asks for, after the rule. */
export function modeAdviceFor(state: LabState): string {
  const here = isMixed(state)
    ? 'The nodes of this lab are mixed.'
    : 'The nodes of this lab are all alike.';
  return `${here} ${MODE_ADVICE}`;
}
