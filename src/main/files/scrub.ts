import type { ScrubOptions } from '../../shared/lab-api';
import type { Scenario, Step, UserRow } from '../../shared/step';
import { Pseudonyms } from './pseudonyms';

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
  const steps = scenario.steps.flatMap((step) => scrubber.step(step));
  const { title, notes, ...head } = scenario;
  if (options.notes === 'drop') return { ...head, title: 'Lab', steps };
  return {
    ...head,
    ...(title !== undefined && { title }),
    ...(notes !== undefined && { notes }),
    steps,
  };
}

interface Hardware {
  readonly generation?: string;
  readonly version?: string;
}

/** "", "M5", "Gen 10". */
const PLAIN_GENERATION = /^(?:(?:m|g|gen ?)\d{1,2})?$/i;
/** "", "15", "12.5SU3", "14.0.1.13900-8". */
const PLAIN_VERSION = /^(?:\d{1,2}(?:\.\d{1,5}){0,4}(?:-\d{1,3})?(?: ?SU\d{1,2})?)?$/i;

type Names = Readonly<Record<string, unknown>>;

class Scrubber {
  readonly people: Pseudonyms;
  readonly machines: Pseudonyms;
  readonly groups: Pseudonyms;
  private readonly snapshots: Pseudonyms;
  private readonly generations: Pseudonyms;
  private readonly versions: Pseudonyms;
  private readonly options: ScrubOptions;

  constructor(scenario: Scenario, options: ScrubOptions) {
    this.options = options;
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
    if (this.options.notes === 'drop') {
      if (step.do === 'note' || step.do === 'set-notes') return [];
      if (step.note !== undefined) {
        const { note: _, ...rest } = step;
        return [this.renamed(rest as Step)];
      }
    }
    return [this.renamed(step)];
  }

  private renamed(step: Step): Step {
    switch (step.do) {
      case 'add-group':
        return { ...step, name: this.groups.of(step.name) };
      case 'rename-group':
        return { ...step, group: this.groups.of(step.group), name: this.groups.of(step.name) };
      case 'rename-node':
        return { ...step, node: this.machines.of(step.node), name: this.machines.of(step.name) };
      case 'add-node':
        return {
          ...step,
          group: this.groups.of(step.group),
          name: this.machines.of(step.name),
          ...this.hardware(step),
        };
      case 'set-node':
        return { ...step, node: this.machines.of(step.node), ...this.hardware(step) };
      case 'set-notes':
        return step.name === undefined ? step : { ...step, name: this.noted(step.on, step.name) };
      case 'take-snapshot':
      case 'restore-snapshot':
      case 'delete-snapshot':
        return { ...step, name: this.snapshots.of(step.name) };
      case 'enable-users':
        return this.enabled(step);
      case 'expect':
        return this.expected(step);
      default:
        return this.plain(step);
    }
  }

  /** Steps whose fields say by their names what they hold. */
  private plain(step: Step): Step {
    const given = step as unknown as Names;
    const { node, group, of, publisher, users } = given;
    return {
      ...given,
      ...(typeof node === 'string' && { node: this.machines.of(node) }),
      ...(typeof group === 'string' && { group: this.groups.of(group) }),
      ...(typeof of === 'string' && { of: of === 'unassigned' ? of : this.machines.of(of) }),
      ...(typeof publisher === 'string' && { publisher: this.machines.of(publisher) }),
      ...(Array.isArray(users) && { users: users.map((id) => this.people.of(String(id))) }),
    } as Step;
  }

  /** Generation and version are free text, so they may name anything; what is plainly one of them stays. */
  private hardware({ generation, version }: Hardware): Hardware {
    return {
      ...(generation !== undefined && {
        generation: PLAIN_GENERATION.test(generation)
          ? generation
          : this.generations.of(generation),
      }),
      ...(version !== undefined && {
        version: PLAIN_VERSION.test(version) ? version : this.versions.of(version),
      }),
    };
  }

  private noted(on: 'lab' | 'group' | 'node' | 'user', name: string): string {
    if (on === 'group') return this.groups.of(name);
    return on === 'node' ? this.machines.of(name) : this.people.of(name);
  }

  private enabled(step: Extract<Step, { do: 'enable-users' }>): Step {
    if (step.users === undefined)
      return step.prefix === undefined
        ? step
        : { ...step, prefix: this.people.prefix(step.prefix) };
    const counted = this.options.users === 'counts' ? this.counted(step.users) : null;
    if (counted) {
      const { users: _, ...rest } = step;
      return { ...rest, ...counted } as Step;
    }
    return {
      ...step,
      users: step.users.map((row) => ({
        ...row,
        id: this.people.of(row.id),
        ...(row.server !== undefined && { server: this.machines.of(row.server) }),
      })),
    };
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

  private expected(step: Extract<Step, { do: 'expect' }>): Step {
    const keys = <V>(map: Readonly<Record<string, V>> | undefined, names: Pseudonyms) =>
      map && Object.fromEntries(Object.entries(map).map(([key, value]) => [names.of(key), value]));
    const { homes } = step;
    return {
      ...step,
      ...(step.assigned && { assigned: keys(step.assigned, this.machines)! }),
      ...(step.load && { load: keys(step.load, this.machines)! }),
      ...(step.states && { states: keys(step.states, this.machines)! }),
      ...(step.haReasons && { haReasons: keys(step.haReasons, this.machines)! }),
      ...(step.link && { link: keys(step.link, this.groups)! }),
      ...(step.reasons && { reasons: keys(step.reasons, this.people)! }),
      ...(homes && {
        homes: Object.fromEntries(
          Object.entries(homes).map(([id, node]) => [
            this.people.of(id),
            node === null ? null : this.machines.of(node),
          ]),
        ),
      }),
      ...(step.findings && {
        findings: step.findings.map((finding) =>
          finding.at === undefined ? finding : { ...finding, at: this.place(finding.at) },
        ),
      }),
    };
  }

  private place(at: string): string {
    if (at === 'cluster') return at;
    return this.groups.has(at) ? this.groups.of(at) : this.machines.of(at);
  }
}
