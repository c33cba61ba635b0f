import type { Step } from '../../shared/step';
import { factsOf } from '../../shared/steps';

/** Where a refusal is shown: `node:imp2`, `group:PRG-1`, or a place of the page such as `mode` or `lab`. */
export function placeOf(step: Step): string {
  const { shownAt } = factsOf(step.do);
  if (shownAt !== 'node' && shownAt !== 'group') return shownAt;
  const { [shownAt]: name } = step as { readonly node?: string; readonly group?: string };
  if (name === undefined) return 'lab';
  return shownAt === 'node' ? nodePlace(name) : groupPlace(name);
}

/** Place of a node's card. */
export function nodePlace(name: string): string {
  return `node:${name}`;
}

/** Place of a group's card. */
export function groupPlace(name: string): string {
  return `group:${name}`;
}
