import {
  Camera,
  GitCompareArrows,
  LayoutGrid,
  PanelBottom,
  SlidersHorizontal,
  WandSparkles,
  Zap,
} from 'lucide-react';
import { MODE_OPTIONS, PARAMETERS, POLICIES } from '../../../../shared/settings';
import { keysOf } from '../../../keyboard/own-keys';
import { canRun, labelNow, runAction } from '../../../manifests/run-action';
import { askedModeOf, askedSettingsOf } from '../../../parts/asked-settings';
import { openTemplate } from '../../../parts/file-actions';
import { GROUP_ACTIONS } from '../../../parts/group-commands';
import { NODE_ACTIONS, nodeStep } from '../../../parts/node-commands';
import { rename } from '../../../parts/renaming';
import type { App } from '../../../stores/app-context';
import { openDock, showView } from '../../../stores/navigate';
import { showDialog } from '../../../stores/screen';
import type { Entry } from './entry';
import { goTo } from './entry';

/** What the action table offers now. */
export function actionEntries(app: App): readonly Entry[] {
  return [...app.registry.actions]
    .filter(([id]) => id !== 'palette.open' && canRun(app, id))
    .map(([id, { synonyms = [] }]) => ({
      id,
      label: labelNow(app, id),
      synonyms,
      icon: Zap,
      keys: keysOf(app, id)[0],
      run: () => runAction(app, id),
    }));
}

const BOARDS = [
  { board: 'board', label: 'Board with cards', synonyms: ['groups', 'pairs'] },
  {
    board: 'compact',
    label: 'Compact board',
    synonyms: ['one line per pair', 'only problems', 'filter'],
  },
  { board: 'outline', label: 'Outline', synonyms: ['tree', 'table of nodes'] },
] as const;

/** The tabs of the dock, the looks of the board, and dialogs and settings that no action opens. */
export function placeEntries(app: App): readonly Entry[] {
  return [
    ...app.registry.dockTabs.map(({ id, label, synonyms = [] }) => ({
      id: `tab ${id}`,
      label,
      note: 'dock',
      synonyms: ['tab', ...synonyms],
      icon: PanelBottom,
      run: () => openDock(app, id),
    })),
    {
      id: 'template',
      label: 'New lab from a template…',
      synonyms: ['wizard', 'sizing'],
      icon: WandSparkles,
      run: () => openTemplate(app),
    },
    ...BOARDS.map(({ board, label, synonyms }) => ({
      id: `board ${board}`,
      label,
      note: 'workbench',
      synonyms,
      icon: LayoutGrid,
      run: () => {
        showView(app, 'workbench');
        app.screen.set((old) => ({ ...old, board }));
      },
    })),
    {
      id: 'letters',
      label: app.settings.get().letters ? 'Turn letter keys off' : 'Turn letter keys on',
      note: 'setting',
      synonyms: ['single letters', 'shortcuts', 'keyboard'],
      icon: SlidersHorizontal,
      run: () => app.settings.set((old) => ({ ...old, letters: !old.letters })),
    },
    {
      id: 'rename-lab',
      label: 'Rename the lab…',
      synonyms: ['title'],
      icon: WandSparkles,
      run: () => showDialog(app.screen, { kind: 'rename-lab' }),
    },
  ];
}

/** Modes, policies, parameters and the release: each opens where it is set, with its preview. */
export function settingEntries(app: App): readonly Entry[] {
  const { now, past } = app.lab.get();
  if (now === null || past !== null) return [];
  const open = (part: 'policies' | 'parameters' | 'release') => () => {
    showView(app, 'workbench');
    askedSettingsOf(app).set(part);
  };
  return [
    ...MODE_OPTIONS.filter(({ key }) => key !== now.mode).map(({ key, label }) => ({
      id: `mode ${key}`,
      label: `Mode ${label}`,
      called: label,
      note: 'preview first',
      synonyms: ['assignment mode', 'sync agent', key],
      icon: SlidersHorizontal,
      run: () => {
        showView(app, 'workbench');
        askedModeOf(app).set(key);
      },
    })),
    ...POLICIES.map(({ name, label, mark, options }) => ({
      id: `policy ${name}`,
      label,
      note: `policy ${mark}`,
      synonyms: [name, ...options.map((option) => option.label)],
      icon: SlidersHorizontal,
      run: open('policies'),
    })),
    ...PARAMETERS.map(({ key: name, label }) => ({
      id: `parameter ${name}`,
      label,
      note: 'HA parameter',
      synonyms: [name, 'setting', 'timeout'],
      icon: SlidersHorizontal,
      run: open('parameters'),
    })),
    {
      id: 'release',
      label: `Release ${now.parameters.release}`,
      note: 'rules in force',
      synonyms: ['version', 'rule pack'],
      icon: SlidersHorizontal,
      run: open('release'),
    },
  ];
}

/** Each action of each node and group by name: "Fail imp1", "Fall back PRG-1", "Rename imp1". */
export function nodeEntries(app: App): readonly Entry[] {
  const { now, past } = app.lab.get();
  if (now === null || past !== null) return [];
  return now.groups.flatMap((group) => [
    ...group.actions.map((action) => ({
      id: `${action} ${group.name}`,
      label: GROUP_ACTIONS[action].label(group.name),
      icon: GROUP_ACTIONS[action].icon,
      run: () => void app.lab.run([{ do: action, group: group.name }]),
    })),
    renameEntry(app, 'group', group.name),
    ...group.nodes
      .filter((node) => node !== null)
      .flatMap((node) => [
        ...node.actions.map((action) => ({
          id: `${action} ${node.name}`,
          label: NODE_ACTIONS[action].label(node.name),
          note: node.group,
          icon: NODE_ACTIONS[action].icon,
          run: () => void app.lab.run([nodeStep(action, node.name)]),
        })),
        renameEntry(app, 'node', node.name),
      ]),
  ]);
}

function renameEntry(app: App, what: 'group' | 'node', name: string): Entry {
  return {
    id: `rename ${what} ${name}`,
    label: `Rename ${name}`,
    note: what,
    icon: Zap,
    run: () => {
      goTo(app, { kind: what, name });
      rename(app, { what, name });
    },
  };
}

/** What can be done with each snapshot, by name. */
export function snapshotEntries(app: App): readonly Entry[] {
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
