import type { Mode, Ova } from '../../../shared/model';
import { fittingLimits } from '../../../shared/relogin';
import { asShipped } from '../../../shared/settings';
import type { Step } from '../../../shared/step';
import { countOf, formatCount } from '../../ui/figures';

/** What the wizard asks for. */
export interface Template {
  readonly title: string;
  readonly users: number;
  readonly ova: Ova;
  readonly pairs: number;
  readonly ha: boolean;
  readonly mode: Mode;
}

/**
 * The steps that build the lab: the product's settings as it ships (domain 4.1, D17), groups with two nodes
 * each, re-login limits for the users to come, the mode, the users.
 */
export function templateSteps({ users, ova, pairs, ha, mode }: Template): readonly Step[] {
  const style = mode === 'active-standby' ? 'active-standby' : 'active-active';
  const counted = Math.ceil(users / (style === 'active-standby' ? pairs : 2 * pairs));
  const groups = Array.from({ length: pairs }, (_, index): readonly Step[] => {
    const group = `PRG-${index + 1}`;
    const nodes = [`imp${2 * index + 1}`, `imp${2 * index + 2}`];
    return [
      { do: 'add-group', name: group, ha },
      ...nodes.map((name): Step => ({ do: 'add-node', group, name, ova })),
      ...nodes.map((name) => fittingLimits(name, ova, style, counted)),
    ];
  });
  return [
    asShipped(),
    ...groups.flat(),
    ...(mode === 'balanced' ? [] : [{ do: 'set-mode', mode } as const]),
    ...(users === 0 ? [] : [{ do: 'enable-users', count: users } as const]),
  ];
}

/** Pairs that carry all users with one device each; at least one. */
export function pairsNeeded({ users, ova, ha }: Template): number {
  const pair = Number(ova) * (ha ? 1 : 2);
  return Math.max(1, Math.ceil(users / pair));
}

/** How much the nodes can carry, against the users: a redundant pair carries what one of its nodes can (domain 3.4). */
export function templateWords({ users, ova, pairs, ha }: Template): string {
  const each = Number(ova);
  const carries = ha ? each * pairs : 2 * each * pairs;
  const how = ha ? 'also when a node of each fails' : 'while no node fails';
  const whole = `${countOf(pairs, 'pair')} ${pairs === 1 ? 'carries' : 'carry'} ${formatCount(carries)} users with one device each, ${how}`;
  if (users <= carries) return `${whole}: room for ${formatCount(carries - users)} more.`;
  return `${whole}: ${formatCount(users - carries)} too few for ${formatCount(users)}.`;
}
