import type { GroupView } from '../../../shared/view';
import { formatCount } from '../../ui/figures';

/** A lab has at most 250 nodes; thousands of groups without any would hold up the page. */
const MAX_GROUPS = 300;

/** Groups that are drawn wherever they stand; those after them only near the view. */
export const ALWAYS_DRAWN = 16;

/** The groups that have a place on the board. */
export function drawnGroups(groups: readonly GroupView[]): readonly GroupView[] {
  return groups.slice(0, MAX_GROUPS);
}

/** Says that there are more groups than are drawn. */
export function UndrawnGroups({ count }: { readonly count: number }) {
  if (count <= MAX_GROUPS) return null;
  return (
    <p className="small t2">
      The first {formatCount(MAX_GROUPS)} of {formatCount(count)} redundancy groups are shown.
    </p>
  );
}
