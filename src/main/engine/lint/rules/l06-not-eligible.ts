import { countOf, formatCount } from '../../../../shared/format';
import type { UserBlock } from '../../collections/user-block';
import type { LabState } from '../../state';
import { USER_ENABLED, USER_HOME_CLUSTER, USER_PRESENT } from '../../state';
import { defineFinding, when } from '../record';

/** L06 (the lab's own): users who can never be placed are told. */
export const L06 = defineFinding({
  code: 'L06',
  place: 'cluster',
  severity: 'advice',
  about: 'state',
  basis: 'documented',
  sources: ['S9', 'S34'],
  asks: 'Every user has a home cluster and is enabled for IM and Presence.',
  label: 'Not eligible',
  unit: ['user', 'users'],
  check: ({ state }) => {
    const { present, eligible } = state.users.counts;
    const surplus = present - eligible;
    return when(surplus > 0, () => ({ surplus, ...whyNot(state) }));
  },
  title: ({ surplus }) =>
    `${countOf(surplus, 'user')} ${surplus === 1 ? 'is' : 'are'} not eligible`,
  message: ({ surplus, noHomeCluster, notEnabled }) =>
    `${countOf(surplus, 'user')} ${surplus === 1 ? 'is' : 'are'} never placed: ${formatCount(noHomeCluster)} without a home cluster, ${formatCount(notEnabled)} with one and not enabled for IM and Presence.`,
  advice:
    'A user needs both flags, Home Cluster and Enable User for Unified CM IM and Presence, to be assigned. Correct the file or the feature group template and enable them again.',
  figure: ({ surplus }) => countOf(surplus, 'user'),
});

interface Ineligible {
  readonly noHomeCluster: number;
  readonly notEnabled: number;
}

/** The first of the two reasons where both apply, as for the user (docs/scenario-format.md, "Reasons"). */
function whyNot({ users }: LabState): Ineligible {
  const blocks = users.blocks.map(ineligibleIn);
  return {
    noHomeCluster: blocks.reduce((sum, block) => sum + block.noHomeCluster, 0),
    notEnabled: blocks.reduce((sum, block) => sum + block.notEnabled, 0),
  };
}

/** Counted once for a block, which most steps leave as it is. */
function ineligibleIn(block: UserBlock): Ineligible {
  const known = COUNTED.get(block);
  if (known) return known;
  let noHomeCluster = 0;
  let notEnabled = 0;
  for (const flags of block.flags) {
    if ((flags & USER_PRESENT) === 0) continue;
    if ((flags & USER_HOME_CLUSTER) === 0) noHomeCluster++;
    else if ((flags & USER_ENABLED) === 0) notEnabled++;
  }
  const counted = { noHomeCluster, notEnabled };
  COUNTED.set(block, counted);
  return counted;
}

const COUNTED = new WeakMap<UserBlock, Ineligible>();
