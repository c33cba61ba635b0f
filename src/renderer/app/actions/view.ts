import { cyclePanels } from '../../keyboard/panels';
import type { Action } from '../../manifests/action';
import type { ViewId } from '../../manifests/registry';
import { showView } from '../../stores/navigate';
import { showDialog } from '../../stores/screen';
import type { Settings } from '../../stores/settings';
import { VIEWS } from '../views';
import { hasLab, inWorkbench } from './facts';

function set(change: Partial<Settings>): Action['run'] {
  return (app) => app.settings.set((old) => ({ ...old, ...change }));
}

/** One action for each view that is listed. */
function goToViews(): Readonly<Record<`view.${ViewId}`, Action>> {
  const actions = VIEWS.map(({ id, label, keys, synonyms = [] }, index): [string, Action] => [
    `view.${id}`,
    {
      label,
      synonyms: ['view', ...synonyms],
      menu: 'view',
      separated: index === 0,
      keys,
      when: hasLab,
      run: (app) => showView(app, id),
    },
  ]);
  return Object.fromEntries(actions) as Record<`view.${ViewId}`, Action>;
}

/** Views, themes and panels. */
export const VIEW_ACTIONS = {
  'palette.open': {
    label: 'Find or run…',
    menu: 'view',
    keys: ['Mod+K'],
    run: (app) => showDialog(app.screen, { kind: 'palette' }),
  },
  ...goToViews(),
  'theme.system': {
    label: 'Theme of the system',
    menu: 'view',
    separated: true,
    run: set({ theme: 'system', contrast: 'system' }),
  },
  'theme.light': { label: 'Light theme', menu: 'view', run: set({ theme: 'light' }) },
  'theme.dark': { label: 'Dark theme', menu: 'view', run: set({ theme: 'dark' }) },
  'theme.contrast': { label: 'High contrast theme', menu: 'view', run: set({ contrast: 'more' }) },
  'panel.next': {
    label: 'Next panel',
    menu: 'view',
    separated: true,
    keys: ['F6'],
    run: () => cyclePanels(1),
  },
  'panel.previous': {
    label: 'Previous panel',
    menu: 'view',
    keys: ['Shift+F6'],
    run: () => cyclePanels(-1),
  },
  'dock.chart': { label: 'Show as chart', keys: ['1'], ...show('chart') },
  'dock.table': { label: 'Show as table', keys: ['2'], ...show('table') },
} as const satisfies Readonly<Record<string, Action>>;

/** Draws the dock's figures, or sets them as a table. */
function show(as: 'chart' | 'table'): Pick<Action, 'when' | 'run'> {
  return {
    when: (app) => inWorkbench(app) && app.screen.get().dock.size !== 'folded',
    run: (app) => app.screen.set((old) => ({ ...old, dock: { ...old.dock, show: as } })),
  };
}
