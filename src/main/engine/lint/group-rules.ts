import { shortened } from '../../../shared/format';
import { type LintGroup, type LintLab, type RuleFinding, when } from './lint-lab';

type GroupRule = (group: LintGroup, lab: LintLab) => readonly RuleFinding[];

/** Rules whose place is a redundancy group (domain section 6). */
export const GROUP_RULES: readonly GroupRule[] = [
  ({ nodes }) =>
    when(nodes.length === 0, () => ({ code: 'V03', severity: 'error', facts: { count: 0 } })),

  ({ enabled, nodes }) =>
    when(enabled && nodes.length < 2, () => ({
      code: 'V05',
      severity: 'error',
      facts: { count: nodes.length, ...(nodes[0] && { node: nodes[0].name }) },
    })),

  ({ hasHa, demand, assigned, smallest }) =>
    when(hasHa && demand > smallest!.capacity, () => ({
      code: 'V11',
      severity: 'warning',
      surplus: demand - smallest!.capacity,
      facts: { users: assigned, demand, limit: smallest!.capacity, node: smallest!.name },
    })),

  ({ hasHa, demand, assigned }, { pack }) =>
    when(hasHa && demand > pack.usersPerGroup, () => ({
      code: 'V12',
      severity: 'error',
      surplus: demand - pack.usersPerGroup,
      facts: { users: assigned, demand, limit: pack.usersPerGroup, release: pack.release },
    })),

  ({ nodes, demand, assigned, smallest }, { state }) =>
    when(
      state.topology.mode === 'active-standby' && nodes.length === 2 && demand > smallest!.capacity,
      () => ({
        code: 'V14',
        severity: 'error',
        surplus: demand - smallest!.capacity,
        facts: { users: assigned, demand, limit: smallest!.capacity, node: smallest!.name },
      }),
    ),

  ({ nodes: [first, second] }) =>
    when(!!second && first!.capacity !== second.capacity, () => ({
      code: 'V15',
      severity: 'warning',
      facts: {
        node: first!.name,
        other: second!.name,
        capacity: first!.capacity,
        otherCapacity: second!.capacity,
      },
    })),

  ({ nodes: [first, second] }) =>
    when(!!second && first!.generation !== second.generation, () => ({
      code: 'V17',
      severity: 'warning',
      facts: {
        node: first!.name,
        other: second!.name,
        generation: generationName(first!.generation),
        otherGeneration: generationName(second!.generation),
      },
    })),

  ({ nodes, assigned }) =>
    when(nodes.length === 1 && assigned > 0, () => ({
      code: 'V20',
      severity: 'warning',
      facts: { node: nodes[0]!.name, users: assigned },
    })),

  ({ nodes: [first, second], name }) =>
    when(
      !!second &&
        (first!.reloginLower !== second.reloginLower ||
          first!.reloginUpper !== second.reloginUpper),
      () => ({
        code: 'V24',
        severity: 'warning',
        facts: {
          group: name,
          node: first!.name,
          lower: first!.reloginLower,
          upper: first!.reloginUpper,
          other: second!.name,
          otherLower: second!.reloginLower,
          otherUpper: second!.reloginUpper,
        },
      }),
    ),

  ({ nodes, name }, { state }) => {
    const delay = state.topology.parameters.criticalServiceDelay;
    const odd = nodes.find(
      ({ reloginLower, reloginUpper }) => reloginLower > reloginUpper || reloginLower < delay,
    );
    return when(odd !== undefined, () => ({
      code: 'V24',
      severity: 'warning',
      facts: {
        group: name,
        node: odd!.name,
        lower: odd!.reloginLower,
        upper: odd!.reloginUpper,
        delay,
      },
    }));
  },
];

/** A generation nobody recorded is a difference too: the message asks for it. */
export function generationName(generation: string): string {
  return generation === '' ? 'of unrecorded generation' : shortened(generation);
}
