import type { ScrubOptions } from '../../shared/lab-api';
import type { Scenario, Step, UserRow } from '../../shared/step';
import { factsOf } from '../../shared/steps';
import { Pseudonyms } from './pseudonyms';
import { type OtherNames, withOtherNames } from './scrub-fields';

/**
 * Hides names in a scenario. The result replays to the same lab under other names: counts, homes and
 * loads stay what they are.
 *
 * Pseudonyms are numbers in the order of first appearance, so the same lab gives the same ones every time
 * and nothing of a name can be worked back. `counts` goes further: users who differ in nothing are only
 * counted.
 */
export function scrubScenario(scenario: Scenario, options: ScrubOptions): Scenario {
  const scrubber = new Scrubber(scenario, options);
  const steps = rejoined(scenario.steps, (step) => scrubber.step(step));
  const { title, notes, ...head } = scenario;
  if (options.notes === 'drop') return { ...head, title: 'Lab', steps };
  return {
    ...head,
    ...(title !== undefined && { title }),
    ...(notes !== undefined && { notes }),
    steps,
  };
}

/** Where the first step of an action does not leave, the next one that does begins it. */
function rejoined(steps: readonly Step[], scrub: (step: Step) => readonly Step[]): Step[] {
  let hasHead = false;
  return steps.flatMap((step) => {
    if (step.joined !== true) hasHead = false;
    const left = scrub(step);
    const [first, ...more] = left;
    if (first === undefined) return [];
    const { joined, ...head } = first;
    const isHead = joined === true && !hasHead;
    hasHead = true;
    return isHead ? [head as Step, ...more] : left;
  });
}

class Scrubber implements OtherNames {
  readonly people: Pseudonyms;
  readonly machines: Pseudonyms;
  readonly groups: Pseudonyms;
  readonly snapshots: Pseudonyms;
  readonly generations: Pseudonyms;
  readonly versions: Pseudonyms;
  readonly dropsText: boolean;
  private readonly options: ScrubOptions;

  constructor(scenario: Scenario, options: ScrubOptions) {
    this.options = options;
    this.dropsText = options.notes === 'drop';
    const prefixes = scenario.steps.flatMap((step) =>
      step.do === 'enable-users' && step.users === undefined ? [step.prefix ?? 'user'] : [],
    );
    this.people = new Pseudonyms('person', prefixes, (options.users ?? 'keep') !== 'keep');
    this.machines = new Pseudonyms('node', [], options.nodes === 'pseudonyms');
    this.groups = new Pseudonyms('group', [], options.nodes === 'pseudonyms');
    this.generations = new Pseudonyms('generation', [], options.nodes === 'pseudonyms');
    this.versions = new Pseudonyms('version', [], options.nodes === 'pseudonyms');
    this.snapshots = new Pseudonyms('snapshot', [], options.notes === 'drop');
  }

  /** The step under other names; nothing for one that only carries notes that stay here. */
  step(step: Step): Step[] {
    if (this.dropsText) {
      if (factsOf(step.do).isNote) return [];
      if (step.note !== undefined) {
        const { note: _, ...rest } = step;
        return [this.renamed(rest as Step)];
      }
    }
    return [this.renamed(step)];
  }

  private renamed(step: Step): Step {
    if (step.do === 'enable-users' && step.users !== undefined && this.options.users === 'counts') {
      const counted = this.counted(step.users);
      const { users: _, ...rest } = step;
      if (counted) return { ...rest, ...counted } as Step;
    }
    return withOtherNames(step, this);
  }

  /** A list of new users who differ in nothing, as a count; null where they must stay a list. */
  private counted(
    users: readonly UserRow[],
  ): { count: number; prefix: string; from: number } | null {
    const [first] = users;
    const plain = users.every(
      ({ server, homeCluster, enabled, devices }) =>
        server === undefined && homeCluster !== false && enabled !== false && (devices ?? 1) === 1,
    );
    if (!first || !plain || users.some(({ id }) => this.people.has(id))) return null;
    const from = this.people.size + 1;
    for (const { id } of users) this.people.of(id);
    if (this.people.size !== from - 1 + users.length) return null;
    return { count: users.length, prefix: this.people.base, from };
  }
}
