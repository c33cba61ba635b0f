import type { ShootOutMode } from '../../../shared/what-if';
import type { ModeView } from '../../../shared/what-if-view';
import type { DataTable } from '../../charts/save/csv';
import { formatCount, formatPercent, listNames } from '../../ui/figures';

export const MODE_LABELS: Readonly<Record<ShootOutMode, string>> = {
  balanced: 'Balanced',
  'active-standby': 'Active/Standby',
  'by-capacity': 'By capacity',
};

/** The node that is fullest by share of its capacity; of several the first, or "all". */
export function fullestNode({ nodes }: ModeView): string {
  const shares = nodes.map(({ devices, capacity }) => Math.round((devices / capacity) * 100));
  const most = Math.max(0, ...shares);
  const full = nodes.filter((_, index) => shares[index] === most);
  return full.length === nodes.length && nodes.length > 1 ? 'all' : (full[0]?.name ?? '');
}

/** The fullest node after the failure of its peer would be told by the engine; here only whom it puts over. */
export function worstText({ worst }: ModeView): string {
  return worst === null ? 'safe' : `${worst.node} +${formatCount(worst.surplus)}`;
}

export function overText({ over }: ModeView): string {
  return over.length === 0
    ? 'nobody'
    : listNames(over.map(({ node, surplus }) => `${node} +${formatCount(surplus)}`));
}

/** A figure of the shoot-out, with what it is. */
export interface ModeFigure {
  readonly label: string;
  /** Its definition, shown where it stands. */
  readonly what: string;
  readonly text: (mode: ModeView) => string;
  /** Bad and good news are coloured and carry a sign. */
  readonly tone?: (mode: ModeView) => 'over' | 'ok' | null;
}

const WITHOUT = 'Without a node';

export const FIGURES: readonly ModeFigure[] = [
  {
    label: 'Fullest node',
    what: 'devices / capacity',
    text: (mode) => `${formatPercent(mode.maxShare * 100, 100)} ${fullestNode(mode)}`,
    tone: ({ maxShare }) => (maxShare > 1 ? 'over' : null),
  },
  {
    label: 'Max / mean',
    what: 'users, fullest / mean node',
    text: ({ maxOverMean }) => maxOverMean.toFixed(2),
  },
  {
    label: 'Standard deviation',
    what: 'of the users per node',
    text: ({ deviation }) => formatCount(deviation),
  },
  {
    label: 'Over capacity',
    what: 'with every node up',
    text: overText,
    tone: ({ over }) => (over.length > 0 ? 'over' : 'ok'),
  },
  {
    label: 'Any one node may fail',
    what: 'worst single failure',
    text: worstText,
    tone: ({ worst }) => (worst === null ? 'ok' : 'over'),
  },
  {
    label: WITHOUT,
    what: 'users the rule leaves out',
    text: ({ unassigned }) => formatCount(unassigned),
    tone: ({ unassigned }) => (unassigned > 0 ? 'over' : null),
  },
  {
    label: 'Users moved',
    what: 'whose node differs from today’s',
    text: ({ moved }) => formatCount(moved),
  },
];

/** The figures that say something: that everybody has a node goes without saying. */
export function shownFigures(modes: readonly ModeView[]): readonly ModeFigure[] {
  const isComplete = modes.every(({ unassigned }) => unassigned === 0);
  return FIGURES.filter(({ label }) => label !== WITHOUT || !isComplete);
}

/** The shoot-out as a table: a figure a row, a mode a column, then the users of each node. */
export function shootOutTable(modes: readonly ModeView[]): DataTable {
  return {
    title: 'Mode shoot-out, the same users placed anew',
    columns: ['Figure', ...modes.map(({ mode }) => MODE_LABELS[mode])],
    rows: [
      ...FIGURES.map(({ label, text }) => [label, ...modes.map(text)]),
      ...(modes[0]?.nodes ?? []).map(({ name }, index) => [
        `Users of ${name}`,
        ...modes.map(({ nodes }) => nodes[index]?.users ?? null),
      ]),
    ],
  };
}
