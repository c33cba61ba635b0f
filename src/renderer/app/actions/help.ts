import type { Action } from '../../manifests/action';
import { showDialog } from '../../stores/screen';

/** What explains the lab. */
export const HELP_ACTIONS = {
  'help.sources': {
    label: 'Sources and lab assumptions',
    synonyms: ['glossary', 'documents', 'rules'],
    menu: 'help',
    run: (app) => app.screen.set((old) => ({ ...old, glossary: { sources: [] } })),
  },
  'help.shortcuts': {
    label: 'Keyboard shortcuts',
    synonyms: ['keys', 'hotkeys'],
    menu: 'help',
    keys: ['?'],
    run: (app) => showDialog(app.screen, { kind: 'shortcuts' }),
  },
} as const satisfies Readonly<Record<string, Action>>;
