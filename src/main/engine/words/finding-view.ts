import type { Finding, FindingView } from '../../../shared/finding';
import type { LabState } from '../state';
import { FINDING_ADVICE } from './finding-advice';
import { findingFixes } from './finding-fixes';
import { findingGrounds } from './sources';

/** A finding of `state` with its title, why it matters, its sources, and the steps that can fix it. */
export function describeFinding(finding: Finding, state: LabState): FindingView {
  const words = FINDING_ADVICE[finding.code];
  const { sources, basis } = findingGrounds(finding.code);
  return {
    ...finding,
    title: words?.title(finding) ?? `${finding.code} at ${finding.at}`,
    advice: words?.advice ?? '',
    sources,
    basis,
    fixes: findingFixes(finding, state),
  };
}
