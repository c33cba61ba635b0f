import type { Step } from '../../../shared/step';
import type { DoneStep } from '../explain/journal';
import { nodeNamed, nodesOf } from '../order';
import type { LabState } from '../state';

/**
 * The servers that users were enabled with, whatever became of them since: row → node index. A node that has left
 * the lab is no server any more, also where another one took its place.
 */
export class AskedServers {
  private servers = new Map<number, number>();
  private readonly snapshots = new Map<string, ReadonlyMap<number, number>>();

  /** Looks at the next step. */
  see({ step, before, after }: DoneStep): void {
    if (step.do === 'enable-users') this.asked(step.users ?? [], before);
    else if (step.do === 'remove-node' || step.do === 'remove-group') this.forget(before, after);
    else if (step.do === 'take-snapshot') this.snapshots.set(step.name, new Map(this.servers));
    else if (step.do === 'restore-snapshot')
      this.servers = new Map(this.snapshots.get(step.name) ?? []);
  }

  /** Node index that a user was enabled with, or undefined. */
  of(row: number): number | undefined {
    return this.servers.get(row);
  }

  private asked(users: readonly { readonly server?: string }[], before: LabState): void {
    for (const [i, { server }] of users.entries())
      if (server !== undefined)
        this.servers.set(before.users.rows + i, nodeNamed(before.topology, server));
  }

  private forget(before: LabState, after: LabState): void {
    const left = before.topology.groups
      .flatMap(nodesOf)
      .filter((index) => !after.topology.nodes[index]);
    for (const [row, node] of this.servers) if (left.includes(node)) this.servers.delete(row);
  }
}

/** True where a step must be seen for `AskedServers`; the others tell it nothing. */
export function tellsOfServers(step: Step): boolean {
  return step.do === 'enable-users'
    ? (step.users ?? []).some(({ server }) => server !== undefined)
    : TELLING.has(step.do);
}

const TELLING: ReadonlySet<Step['do']> = new Set([
  'remove-node',
  'remove-group',
  'take-snapshot',
  'restore-snapshot',
]);
