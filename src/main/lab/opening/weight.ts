import type { Step } from '../../../shared/step';

/** Largest files that are opened in the thread that answers, in bytes. */
export const LIGHT_BYTES = { implab: 6_000_000, text: 100_000 } as const;

/** Most rows of such a file: of users and figures, a step for twenty of them. */
export const LIGHT_ROWS = 100_000;

/** What a step costs for each node of the lab, in users that a step looks at. */
const NODE = 2000;
/** The most that is replayed between answers, in users looked at: some tenths of a second of work, in short stretches. */
const LIGHT = { all: 30_000_000, step: 400_000, steps: 2000 } as const;

/**
 * Whether steps are replayed in a moment, whatever they do: every user of the lab and every node counts at every step.
 * An estimate from above, without looking at what the steps lead to.
 */
export function isLight(steps: readonly Step[]): boolean {
  if (steps.length > LIGHT.steps) return false;
  let users = 0;
  let nodes = 0;
  let all = 0;
  for (const step of steps) {
    if (step.do === 'add-node') nodes++;
    if (step.do === 'enable-users')
      users += 'users' in step && step.users ? step.users.length : (step.count ?? 0);
    const cost = users + NODE * nodes;
    all += cost;
    if (cost > LIGHT.step || all > LIGHT.all) return false;
  }
  return true;
}
