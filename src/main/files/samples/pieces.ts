import type { Ova } from '../../../shared/model';
import type { Scenario, Step } from '../../../shared/step';

/** A sample lab: a scenario with the words of its card. */
export interface SampleScenario {
  readonly id: string;
  readonly topic: 'Modes' | 'Failures' | 'Capacity';
  /** Small caption of the card. */
  readonly caption: string;
  /** What it shows. */
  readonly text: string;
  /** The user whom it asks about, selected when it opens. */
  readonly user?: string;
  readonly scenario: Scenario;
}

/** A scenario from its title, notes and steps. */
export function scenario(title: string, notes: string, steps: readonly Step[]): Scenario {
  return { format: 'implab-scenario', version: 1, title, notes, steps };
}

/** A redundancy group with HA and two nodes. */
export function pair(
  group: string,
  first: string,
  second: string,
  sizes: Ova | readonly [Ova, Ova] = '5000',
): Step[] {
  const [one, two] = typeof sizes === 'string' ? [sizes, sizes] : sizes;
  return [
    { do: 'add-group', name: group, ha: true },
    { do: 'add-node', group, name: first, ova: one },
    { do: 'add-node', group, name: second, ova: two },
  ];
}
