import type { FindingView } from '../../../../shared/finding';
import type { GroupView } from '../../../../shared/view';
import { pageStore } from '../../../stores/page-store';

/** Which groups the compact board shows. */
export interface CompactFilter {
  /** Letters in the name of the group or of a node, capitals or not. */
  readonly text: string;
  /** Only groups with something to mend. */
  readonly problems: boolean;
}

/** Which groups a page shows; another lab begins with all. */
export const compactFilterOf = pageStore<CompactFilter>({ text: '', problems: false });

/** A group with its place among all, and how much is wrong with it. */
export interface CompactRow {
  readonly group: GroupView;
  readonly index: number;
  /** Errors and warnings at the group and its nodes. */
  readonly problems: number;
}

/** The groups to show, in topology order. */
export function compactRows(
  groups: readonly GroupView[],
  findings: readonly FindingView[],
  { text, problems }: CompactFilter,
): readonly CompactRow[] {
  const wanted = text.trim().toLocaleLowerCase();
  const counts = new Map<string, number>();
  for (const { at, severity } of findings) {
    if (severity !== 'advice') counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  return groups
    .map((group, index) => {
      const names = [group.name, ...group.nodes.flatMap((node) => node?.name ?? [])];
      const found = names.reduce((sum, name) => sum + (counts.get(name) ?? 0), 0);
      return { group, index, names, problems: found };
    })
    .filter(
      ({ group, names, problems: found }) =>
        (!problems || found > 0 || isTroubled(group)) &&
        (wanted === '' || names.some((name) => name.toLocaleLowerCase().includes(wanted))),
    )
    .map(({ group, index, problems: found }) => ({ group, index, problems: found }));
}

/** Something is down, failed over, over capacity or without service. */
export function isTroubled({ condition, nodes }: GroupView): boolean {
  return (
    !['off', 'normal'].includes(condition) ||
    nodes.some(
      (node) =>
        node !== null &&
        (node.over > 0 || node.noService > 0 || !node.machineUp || !node.servicesUp),
    )
  );
}
