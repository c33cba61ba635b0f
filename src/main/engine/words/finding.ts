import type { Finding, FindingView } from '../../../shared/finding';
import type { LabState } from '../state';
import { FINDING_ADVICE } from './finding-advice';
import { type FindingFacts, factsIn } from './finding-facts';
import { findingFixes } from './finding-fixes';
import { FINDING_WORDINGS } from './finding-messages';
import { findingGrounds } from './sources';

/**
 * The message of a finding, made from the facts its rule found. A code nobody wrote words for is named
 * with its place, so that a finding is never silent.
 *
 * @param at     node, group or `cluster`
 * @param facts  names and numbers, listed at `FINDING_WORDINGS`; whatever is missing leaves its part out
 */
export function findingMessage(code: string, at: string, facts: FindingFacts): string {
  const wording = FINDING_WORDINGS[code];
  return wording ? wording(at, factsIn(facts)) : `${code} at ${at}.`;
}

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
