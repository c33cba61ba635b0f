import {
  Camera,
  CircleHelp,
  GitCompareArrows,
  Layers,
  ListOrdered,
  type LucideIcon,
  Server,
  User,
  Zap,
} from 'lucide-react';
import type { StepRow, UserRowView } from '../../../shared/view';
import { type Query, useQuery, useSnapshot } from '../../hooks/use-lab';
import { canRun, labelNow, runAction } from '../../manifests/run-action';
import { best } from '../../parts/find';
import { NODE_ACTIONS, nodeStep } from '../../parts/node-commands';
import { QUESTIONS } from '../../parts/questions';
import { type App, useApp } from '../../stores/app-context';
import { showView } from '../../stores/navigate';
import type { Selection } from '../../stores/selection';

/** One line of the palette. */
export interface Entry {
  readonly id: string;
  readonly label: string;
  /** Smaller, after the label. */
  readonly note?: string;
  readonly icon: LucideIcon;
  readonly keys?: string | undefined;
  readonly run: () => void;
}

export interface Section {
  readonly title: string;
  readonly entries: readonly Entry[];
}

/** Most lines of one section. */
const MOST = 7;

/** What answers to the typed text, in sections: actions, questions, nodes and groups, users, steps. */
export function useEntries(typed: string): readonly Section[] {
  const app = useApp();
  const now = useSnapshot((snapshot) => snapshot.now);
  const rows = useSnapshot((snapshot) => snapshot.rows);
  const search = typed.trim();
  const users = useQuery(
    'lab.users',
    now === null || search === '' ? null : { search, offset: 0, limit: MOST },
  );
  const sections: readonly Section[] = [
    { title: 'Run', entries: pick(actions(app), search) },
    ...(now === null
      ? []
      : [
          // Before what can be done to a node: its bare name goes there and changes nothing.
          { title: 'Go to', entries: pick(places(app), search) },
          {
            title: 'In the lab',
            entries:
              search === '' ? [] : pick([...nodeActions(app), ...snapshotActions(app)], search),
          },
          { title: 'Ask', entries: pick(questions(app), search) },
          { title: 'Users', entries: userEntries(app, users) },
          { title: 'Steps', entries: search === '' ? [] : pick(steps(app, rows), search) },
        ]),
  ];
  return sections.filter((section) => section.entries.length > 0);
}

function pick(entries: readonly Entry[], typed: string): readonly Entry[] {
  return best(entries, typed, {
    textOf: (entry) => `${entry.label} ${entry.note ?? ''}`,
    most: MOST,
  });
}

function actions(app: App): readonly Entry[] {
  return [...app.registry.actions]
    .filter(([id]) => id !== 'palette.open' && canRun(app, id))
    .map(([id, { keys }]) => ({
      id,
      label: labelNow(app, id),
      icon: Zap,
      keys: keys?.[0],
      run: () => runAction(app, id),
    }));
}

/** Each action of each node by name: "Fail imp1". */
function nodeActions(app: App): readonly Entry[] {
  if (app.lab.get().past !== null) return [];
  return nodes(app).flatMap((node) =>
    node.actions.map((action) => ({
      id: `${action} ${node.name}`,
      label: NODE_ACTIONS[action].label(node.name),
      note: node.group,
      icon: NODE_ACTIONS[action].icon,
      run: () => void app.lab.run([nodeStep(action, node.name)]),
    })),
  );
}

/** What can be done with each snapshot, by name. */
function snapshotActions(app: App): readonly Entry[] {
  const { now, past } = app.lab.get();
  return (now?.snapshots ?? []).flatMap(({ name }) => [
    {
      id: `compare ${name}`,
      label: `Compare “${name}” with now`,
      note: 'snapshot',
      icon: GitCompareArrows,
      run: () =>
        showView(app, 'compare', { before: { kind: 'snapshot', name }, after: { kind: 'now' } }),
    },
    ...(past === null
      ? [
          {
            id: `restore ${name}`,
            label: `Restore snapshot “${name}”`,
            icon: Camera,
            run: () => void app.lab.run([{ do: 'restore-snapshot', name }]),
          },
        ]
      : []),
  ]);
}

function questions(app: App): readonly Entry[] {
  return QUESTIONS.map(({ key, text }) => ({
    id: `ask ${key}`,
    label: text,
    icon: CircleHelp,
    run: () => goTo(app, { kind: 'question', question: key }),
  }));
}

function places(app: App): readonly Entry[] {
  const groups = app.lab.get().now?.groups ?? [];
  return [
    ...groups.map(({ name }) => ({
      id: `group ${name}`,
      label: name,
      note: 'redundancy group',
      icon: Layers,
      run: () => goTo(app, { kind: 'group', name }),
    })),
    ...nodes(app).map(({ name, group }) => ({
      id: `node ${name}`,
      label: name,
      note: `node of ${group}`,
      icon: Server,
      run: () => goTo(app, { kind: 'node', name }),
    })),
  ];
}

/** The users found; where the search failed, a line that says so and searches again. */
function userEntries(app: App, { answer, problem, again }: Query<'lab.users'>): readonly Entry[] {
  if (problem === null) return (answer?.rows ?? []).map((row) => userEntry(app, row));
  const { title } = problem;
  return [
    { id: 'users-again', label: 'Search the users again', note: title, icon: User, run: again },
  ];
}

function userEntry(app: App, row: UserRowView): Entry {
  return {
    id: `user ${row.id}`,
    label: row.id,
    note: row.assignedTo === null ? 'no node' : `assigned to ${row.assignedTo}`,
    icon: User,
    run: () => goTo(app, { kind: 'user', id: row.id }),
  };
}

function steps(app: App, rows: readonly StepRow[]): readonly Entry[] {
  return rows.map((row) => ({
    id: `step ${row.index}`,
    label: row.label,
    note: `step ${row.index + 1}`,
    icon: ListOrdered,
    run: () => {
      goTo(app, { kind: 'step', index: row.index });
      void app.lab.lookAt(row.index + 1);
    },
  }));
}

/** Selects something in the workbench, which shows it. */
function goTo(app: App, selection: Selection): void {
  app.selection.set(selection);
  showView(app, 'workbench');
}

function nodes(app: App) {
  const groups = app.lab.get().now?.groups ?? [];
  return groups.flatMap((group) => group.nodes.filter((node) => node !== null));
}
