import { type FindingFacts, factsIn } from './finding-facts';
import { FINDING_WORDINGS } from './finding-messages';

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
