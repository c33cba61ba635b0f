import type { Step } from '../../shared/step';

/** Where a refusal is shown: `node:imp2`, `group:PRG-1`, or a place of the page such as `mode` or `lab`. */
export function placeOf(step: Step): string {
  if ('node' in step && typeof step.node === 'string' && step.do !== 'assign')
    return nodePlace(step.node);
  if ('group' in step && typeof step.group === 'string') return groupPlace(step.group);
  return PLACES[step.do] ?? 'lab';
}

/** Place of a node's card. */
export function nodePlace(name: string): string {
  return `node:${name}`;
}

/** Place of a group's card. */
export function groupPlace(name: string): string {
  return `group:${name}`;
}

const PLACES: Partial<Readonly<Record<Step['do'], string>>> = {
  'set-mode': 'mode',
  'set-policy': 'policies',
  'set-parameter': 'policies',
};
