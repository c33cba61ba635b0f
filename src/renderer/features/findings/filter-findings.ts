import type { FindingView, Severity } from '../../../shared/finding';
import type { GroupView } from '../../../shared/view';

/** Which findings the list shows; null: any. */
export interface FindingFilter {
  readonly place: string | null;
  readonly severity: Severity | null;
}

/** A place with findings. */
export interface FindingPlace {
  readonly name: string;
  readonly count: number;
}

/** The findings of a place and severity. A group's findings include those of its nodes. */
export function filterFindings(
  findings: readonly FindingView[],
  { place, severity }: FindingFilter,
  groups: readonly GroupView[],
): readonly FindingView[] {
  const places = place === null ? null : new Set([place, ...nodesIn(place, groups)]);
  return findings.filter(
    (finding) =>
      (severity === null || finding.severity === severity) &&
      (places === null || places.has(finding.at)),
  );
}

/** The places that have findings, in topology order, the cluster first. */
export function findingPlaces(
  findings: readonly FindingView[],
  groups: readonly GroupView[],
): readonly FindingPlace[] {
  const names = ['cluster', ...groups.flatMap((group) => [group.name, ...nodeNames(group)])];
  return names
    .map((name) => {
      const filter = { place: name, severity: null };
      return { name, count: filterFindings(findings, filter, groups).length };
    })
    .filter(({ count }) => count > 0);
}

/** Findings by severity. */
export function countSeverities(
  findings: readonly FindingView[],
): Readonly<Record<Severity, number>> {
  const count = (severity: Severity) =>
    findings.filter((finding) => finding.severity === severity).length;
  return { error: count('error'), warning: count('warning'), advice: count('advice') };
}

function nodesIn(place: string, groups: readonly GroupView[]): readonly string[] {
  const group = groups.find(({ name }) => name === place);
  return group === undefined ? [] : nodeNames(group);
}

function nodeNames(group: GroupView): readonly string[] {
  return group.nodes.flatMap((node) => (node === null ? [] : [node.name]));
}
