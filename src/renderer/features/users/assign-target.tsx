import type { GroupView } from '../../../shared/view';
import { formatCount } from '../../ui/figures';
import { Select } from '../../ui/select';
import { roomOf, type SpreadGoal, spread } from './spread';

/** Where users go: one node, or every node with room. */
export type Target =
  | { readonly kind: 'node'; readonly node: string }
  | { readonly kind: 'spread'; readonly goal: SpreadGoal };

/** How many users go to which node; a node named in `except` gets none. */
export function sharesOf(
  target: Target,
  count: number,
  groups: readonly GroupView[],
  except: string | null,
): readonly { readonly node: string; readonly count: number }[] {
  if (target.kind === 'node') return target.node === except ? [] : [{ node: target.node, count }];
  const rooms = roomOf(groups, target.goal).filter(({ node }) => node !== except);
  return spread(count, rooms).filter((share) => share.count > 0);
}

const SPREADS: Readonly<Record<SpreadGoal, string>> = {
  capacity: 'Spread within capacity',
  survivor: 'Spread so that any one failure is survived',
};

export interface AssignTargetProps {
  readonly groups: readonly GroupView[];
  /** Users must not go where they come from. */
  readonly except: string | null;
  readonly value: Target | null;
  readonly onChange: (target: Target) => void;
}

/** Chooses where users go; each choice says how much room there is. */
export function AssignTarget({ groups, except, value, onChange }: AssignTargetProps) {
  const own = roomOf(groups, 'capacity').filter(({ node }) => node !== except);
  const spreads = (['capacity', 'survivor'] as const).map((goal) => {
    const room = roomOf(groups, goal)
      .filter(({ node }) => node !== except)
      .reduce((sum, each) => sum + each.room, 0);
    return {
      key: `spread ${goal}`,
      label: `${SPREADS[goal]}, room for ${formatCount(room)}`,
    };
  });
  const nodes = own.map(({ node, room }) => ({
    key: `node ${node}`,
    label: room > 0 ? `${node}, room for ${formatCount(room)}` : `${node}, full`,
  }));
  return (
    <Select
      label="To"
      placeholder="Choose a node"
      options={own.length > 1 ? [...spreads, ...nodes] : nodes}
      value={value === null ? null : keyOf(value)}
      onChange={(key) => onChange(targetOf(key))}
    />
  );
}

function keyOf(target: Target): string {
  return target.kind === 'node' ? `node ${target.node}` : `spread ${target.goal}`;
}

function targetOf(key: string): Target {
  if (key === 'spread capacity') return { kind: 'spread', goal: 'capacity' };
  if (key === 'spread survivor') return { kind: 'spread', goal: 'survivor' };
  return { kind: 'node', node: key.slice('node '.length) };
}
