import { tourOf } from '../../features/help/tour-state';
import type { Action } from '../../manifests/action';
import type { App } from '../../stores/app-context';
import { showView } from '../../stores/navigate';
import { showDialog } from '../../stores/screen';
import { hasLab } from './facts';

/** What explains the lab. */
export const HELP_ACTIONS = {
  'help.sources': {
    label: 'Sources and lab assumptions',
    synonyms: ['glossary', 'documents', 'rules'],
    menu: 'help',
    run: (app) => app.screen.set((old) => ({ ...old, glossary: { sources: [] } })),
  },
  'help.contract': {
    label: 'Scenario format',
    synonyms: ['contract', 'json', 'schema'],
    menu: 'help',
    run: (app) => showDialog(app.screen, { kind: 'contract' }),
  },
  'help.tour': {
    label: 'Take the tour',
    synonyms: ['introduction', 'first steps'],
    menu: 'help',
    when: hasLab,
    run: takeTour,
  },
  'help.shortcuts': {
    label: 'Keyboard shortcuts',
    synonyms: ['keys', 'hotkeys'],
    menu: 'help',
    keys: ['?'],
    run: (app) => showDialog(app.screen, { kind: 'shortcuts' }),
  },
} as const satisfies Readonly<Record<string, Action>>;

/** Begins the tour in the workbench, with its panels in sight. */
function takeTour(app: App): void {
  showView(app, 'workbench');
  app.screen.set((old) => ({
    ...old,
    board: 'board',
    page: null,
    dock: { ...old.dock, size: 'open' },
  }));
  tourOf(app).set(0);
}
