import type { Step } from '../../../shared/step';
import type { JoinedGroup, JoinedNode } from './topology';

/** Steps that bring groups into the states they were found in, and what could not be said with certainty. */
export interface StateSteps {
  readonly steps: readonly Step[];
  readonly warnings: readonly string[];
}

/**
 * The steps that lead to the states of `utils ha status` (domain 4.3, 4.8): what must have happened for the product to
 * print them. A state that only passes is opened as the one it passes into, and told.
 */
export function stateSteps(groups: readonly JoinedGroup[]): StateSteps {
  const steps: Step[] = [];
  const warnings: string[] = [];
  for (const group of groups) {
    const [one, two] = group.nodes;
    if (!group.ha || !one || !two || one.state === null || two.state === null) continue;
    const found = stepsOf(one, two, group.name) ?? stepsOf(two, one, group.name);
    if (found === null) {
      warnings.push(
        `${group.name} was ${one.state} / ${two.state}, which no steps lead to; it opens Normal / Normal`,
      );
      continue;
    }
    if (PASSING.has(one.state) || PASSING.has(two.state))
      warnings.push(
        `${group.name} was ${one.state} / ${two.state}, which passes; it opens in the state that follows`,
      );
    steps.push(
      ...found.map((step) => ({
        ...step,
        note: `${group.name} was found ${stateText(one)} / ${stateText(two)}.`,
      })),
    );
  }
  return { steps, warnings };
}

const PASSING: ReadonlySet<string> = new Set([
  'Failing Over',
  'Taking Over',
  'Taking Back',
  'Falling Back',
  'Initializing',
]);

function stateText({ state, reason }: JoinedNode): string {
  return reason === '' ? String(state) : `${state} (${reason})`;
}

/** What happened to `lost` so that the pair shows its states; null: nothing that is known. */
function stepsOf(lost: JoinedNode, peer: JoinedNode, group: string): Step[] | null {
  const node = lost.name;
  const service = /database/i.test(`${lost.reason} ${peer.reason}`)
    ? ({ service: 'database' } as const)
    : {};
  const isMachine = /peer (?:down|reboot)/i.test(`${lost.reason} ${peer.reason}`);
  switch (`${lost.state} / ${peer.state}`) {
    case 'Normal / Normal':
    case 'Taking Back / Falling Back':
      return [];
    case 'Idle / Running in Backup Mode':
      return [{ do: 'failover', node }];
    case 'Failing Over / Taking Over':
      if (/admin/i.test(lost.reason) || /admin/i.test(peer.reason))
        return [{ do: 'failover', node }];
      return isMachine ? [{ do: 'fail-node', node }] : [{ do: 'stop-service', node, ...service }];
    case 'Failed Over with Critical Services Not Running / Running in Backup Mode':
      return [{ do: 'stop-service', node, ...service }];
    case 'Failed Over / Running in Backup Mode':
      return isMachine
        ? [
            { do: 'fail-node', node },
            { do: 'restore-node', node },
          ]
        : [
            { do: 'stop-service', node },
            { do: 'start-service', node },
          ];
    case 'Unreachable / Running in Backup Mode':
    case 'Initializing / Running in Backup Mode':
      return [{ do: 'fail-node', node }];
    case 'Running in Backup Mode / Running in Backup Mode':
      return [{ do: 'cut-link', group }];
    case 'Running in Failed Mode / Running in Failed Mode':
      return [
        { do: 'stop-service', node },
        { do: 'stop-service', node: peer.name },
      ];
    case 'Unreachable / Unreachable':
      return [
        { do: 'fail-node', node },
        { do: 'fail-node', node: peer.name },
      ];
    default:
      return null;
  }
}
